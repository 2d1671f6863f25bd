"""What the main thread of a window did, in time of the processor: others do not count."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

# In milliseconds of the processor, twice what is promised: a machine of half the speed is borne.
# With others at work a board of a thousand cards was usable after 400 to 600 when these were set,
# and the longest task of any page took 20 to 160.
USABLE, LONGEST = 2000, 400

_CATEGORIES = ["toplevel", "blink.user_timing", "disabled-by-default-devtools.timeline"]


@dataclass(frozen=True, slots=True)
class Effort:
    """In milliseconds: the tasks one by one, and their sum until the page could be used.

    That is when its scripts had run; None where nothing was loaded.
    """

    tasks: tuple[float, ...]
    until_usable: float | None

    @property
    def longest(self) -> float:
        return max(self.tasks, default=0.0)


def effort(browser: Browser, page: Page, act: Callable[[], object]) -> Effort:
    """Do something with a page, wait until it is quiet, and tell what that took."""
    browser.start_tracing(page=page, categories=_CATEGORIES)
    act()
    page.wait_for_timeout(300)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {
        (each["pid"], each["tid"])
        for each in events
        if each["name"] == "thread_name" and each["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        (each["ts"], each.get("tdur", 0) / 1000)
        for each in events
        if each["name"] == "RunTask" and (each["pid"], each["tid"]) in threads
    ]
    loaded = [each["ts"] for each in events if each["name"] == "domContentLoadedEventEnd"]
    return Effort(
        tuple(taken for _, taken in tasks),
        sum(taken for at, taken in tasks if at <= max(loaded)) if loaded else None,
    )
