"""Whoever follows the link to a calendar is taken to their calendar program."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.window import IN_A_BROWSER, SIZES, window
from tests.export.reading import events

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize("page_of", ["departments/TECH/", "people/wu-hao/", "en/departments/TECH/"])
def test_the_link_says_the_whole_address(
    browser: Browser, address: str, built: Path, page_of: str
) -> None:
    with window(browser, address, SIZES["phone"]) as page:
        page.goto(page_of)
        line = page.locator(".ac-subscribe")
        told = line.locator("code").inner_text()
        expect(line.locator("a").first).to_have_attribute(
            "href", told.replace("http://", "webcal://")
        )
        assert told.startswith(address)
        assert events((built / told.removeprefix(address)).read_bytes())
