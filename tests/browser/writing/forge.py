"""A forge's page for a new file, as far as a form reaches it: what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Locator, Route

FORGE = "https://git.xinglan.example/"


@dataclass(frozen=True, slots=True)
class Given:
    """The path and the text with which the page was opened; no text where it was too long."""

    path: str
    text: str


def stand_in(context: BrowserContext) -> None:
    """Answer for the forge: nothing leaves the machine."""
    context.route(f"{FORGE}**", _answer)


def _answer(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<title>New file</title>")


def opened(door: Locator) -> Given:
    """Follow the link to the forge as somebody does who clicks on it."""
    with door.page.expect_popup() as coming:
        door.click()
    page = coming.value
    given = of(page.url)
    page.close()
    return given


def of(address: str) -> Given:
    """What the page is given that has this address."""
    asked = parse_qs(urlsplit(address).query)
    return Given(asked["filename"][0], asked.get("value", [""])[0])
