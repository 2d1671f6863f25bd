"""Every kind of page in English, on a phone: longer words in the narrowest window."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.kinds import kinds
from tests.browser.test_kinds import violations
from tests.browser.window import IN_A_BROWSER, SIZES, window

pytestmark = IN_A_BROWSER

# Colours are those of the Chinese pages, and take longest to look at.
WORDS = {"rules": {"color-contrast": {"enabled": False}}}


def test_english_pages_fit_a_phone_and_are_open_to_all(
    browser: Browser, address: str, built: Path
) -> None:
    faults: list[str] = []
    with window(browser, address, SIZES["phone"]) as page:
        for path in kinds(built / "en"):
            page.goto(f"en/{path}")
            faults += [f"{path} {each}" for each in violations(page, WORDS)]
    assert not faults, "\n".join(faults)
