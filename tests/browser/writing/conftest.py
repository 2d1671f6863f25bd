"""A window in which forms are filled in, before a forge that is played."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.window import SIZES
from tests.browser.writing.forge import stand_in


@pytest.fixture(params=["desk"])
def window(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Of somebody who has never been here; on a phone where a test asks for it."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        permissions=["clipboard-read", "clipboard-write"],
    )
    stand_in(context)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert not wrong, wrong
