"""A folder served as a site is, and windows of a real browser that notice what goes wrong."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = os.environ.get("ACCORD_REQUIRE_BROWSER") == "1"
SIZES = {"desk": (1280, 900), "phone": (390, 844)}

if not CHROMIUM.exists() and not REQUIRED:
    warnings.warn(f"NO BROWSER TEST RUNS: {CHROMIUM} is not installed", stacklevel=1)

IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not REQUIRED,
        reason=f"NO BROWSER: {CHROMIUM} is missing, so nothing was tried in a real one",
    ),
]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a line for every request."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Where a site is served: below a path, as on most intranets."""
    handler = partial(Quiet, directory=str(site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()


@contextmanager
def window(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    """A window that fails on a console error, a request to elsewhere, or too wide a content."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=address)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((address, "data:", "blob:"))
            else wrong.append(f"asked for {asked.url}")
        ),
    )

    def measure() -> None:
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            wrong.append(f"{page.url} is {wide} pixels too wide")

    page.on("load", measure)
    yield page
    measure()
    context.close()
    assert not wrong, wrong
