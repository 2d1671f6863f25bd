"""The pictures of the guides: each journey through a form, photographed on its way."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.writing.journeys import JOURNEYS, ROOTS, Snap, Walk
from tests.site.building import ROOT

# Wide enough for two columns of fields, small enough to be read beside the words of a guide.
WINDOW = (960, 680)
# What differs with every commit, and what the theme or a field lays over the form.
_STEADY = ".ac-commit, .md-top, .flatpickr-calendar { display: none !important }"


def folder(language: str) -> Path:
    """Where the pictures of a language's guides stand; git keeps them."""
    return ROOT / "docs" / language / "guide" / "pictures"


def take_all(browser: Browser, address: str) -> None:
    """Walk every journey in every language, and write its pictures."""
    for language, root in ROOTS.items():
        for name, journey in JOURNEYS.items():
            width, height = WINDOW
            context = browser.new_context(
                base_url=address,
                viewport={"width": width, "height": height},
                color_scheme="light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            journey(Walk(page, root, _snap(page, folder(language), name)))
            context.close()


def _snap(page: Page, target: Path, journey: str) -> Snap:
    target.mkdir(parents=True, exist_ok=True)

    def snap(moment: str) -> None:
        page.add_style_tag(content=_STEADY)
        page.wait_for_timeout(200)  # the theme's header says where one is a moment later
        page.screenshot(path=target / f"{journey}-{moment}.png")

    return snap
