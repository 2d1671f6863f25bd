"""The built site and the browser, shared by every test of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.window import CHROMIUM, SIZES, served, window
from tests.site.building import built

__all__ = ["browser", "built"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(built) as address:
        yield address


@pytest.fixture(params=SIZES)
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window on it, at a desk and on a phone."""
    with window(browser, address, SIZES[request.param]) as page:
        yield page
