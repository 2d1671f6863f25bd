"""How long a page keeps a browser from answering, by the browser's own account."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Browser, Page

_MAIN = "CrRendererMain"


def longest_task(browser: Browser, page: Page, act: Callable[[], object]) -> float:
    """Milliseconds of the processor that the longest task of a page took while `act` ran.

    The processor's time, and not the clock's: that one counts whatever else a machine does.
    """
    browser.start_tracing(page=page, categories=["toplevel"])
    act()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {
        (each["pid"], each["tid"]): each["args"]["name"]
        for each in events
        if each["name"] == "thread_name"
    }
    found = [
        each.get("tdur", 0)
        for each in events
        if each["ph"] == "X" and threads.get((each["pid"], each["tid"])) == _MAIN
    ]
    return float(max(found)) / 1000
