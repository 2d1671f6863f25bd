"""An entry whose record nobody has named yet: the page asks, and offers those it may be for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.window import IN_A_BROWSER, SIZES, window

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_record_is_found_by_a_piece_of_its_title(
    browser: Browser, address: str, language: str
) -> None:
    with window(browser, address, SIZES["phone"]) as page:
        page.goto(f"{language}write/progress/")
        choice = page.get_by_role("combobox")
        choice.click()
        expect(page.get_by_role("option").filter(has_text="XLX-2026-012")).to_be_visible()
        expect(page.get_by_role("option").filter(has_text="XLX-2026-019")).to_have_count(0)
        choice.fill("素材库")
        choice.press("Enter")
        page.wait_for_url("**/write/progress/#record=XLX-2026-012")
        expect(page.locator("#ac-form")).to_contain_text("建统一的品牌素材库")


def test_a_number_that_is_typed_will_do_and_nothing_else(browser: Browser, address: str) -> None:
    with window(browser, address, SIZES["desk"]) as page:
        page.goto("write/progress/")
        choice = page.get_by_role("combobox")
        choice.fill("../../x")
        choice.press("Enter")
        assert "#" not in page.url
        choice.fill("xlx-2026-010")
        page.get_by_role("button", name="继续").click()
        page.wait_for_url("**/write/progress/#record=XLX-2026-010")


def test_a_record_that_does_not_allow_it_now_leads_to_what_it_allows(
    browser: Browser, address: str
) -> None:
    with window(browser, address, SIZES["phone"]) as page:
        page.goto("write/acceptance/#record=XLX-2026-019")
        page.locator("#ac-form a").click()
        page.wait_for_url("**/records/XLX-2026-019/#steps")
