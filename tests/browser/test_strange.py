"""Hostile words in documents of every kind, in a real browser: nothing runs, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import kinds
from tests.browser.window import IN_A_BROWSER, SIZES, served, window
from tests.site.test_strange import VICTIM, strange

pytestmark = IN_A_BROWSER
__all__ = ["strange"]

_TRAP = "globalThis.ran = []; globalThis.t = (...told) => ran.push(String(told));"


@pytest.mark.parametrize("size", SIZES)
def test_nothing_runs_and_nothing_is_too_wide(browser: Browser, strange: Path, size: str) -> None:
    hurt = sorted(f"records/{each.name}/" for each in (strange / "records").glob("[X2]*-*"))
    assert f"records/{VICTIM}/" in hurt
    with served(strange) as address, window(browser, address, SIZES[size]) as page:
        page.add_init_script(_TRAP)
        for path in (*kinds(strange), *hurt):
            page.goto(path)
            assert page.locator("h1").count() == 1, path
            assert page.evaluate("ran") == [], path
