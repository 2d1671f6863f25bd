"""A folder served as a site is, and windows of a real browser that notice what goes wrong.

A browser does what it is told, and says so, before it has done what follows from that: addresses,
events of the history, what is fetched and what is drawn come later, and much later on a slow
machine. So no test reads a page right after an action: it waits with `expect` for what is meant.
"""

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
from playwright.sync_api import Browser, Locator, Page, expect

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = os.environ.get("ACCORD_REQUIRE_BROWSER") == "1"
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
# How long a test waits for what must come; only one that fails ever waits so long.
expect.set_options(timeout=30_000)

_TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) console.error(`${location.href} is ${wide} pixels too wide`);
}"""
_FRAMES = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"

if not CHROMIUM.exists() and not REQUIRED:
    warnings.warn(f"NO BROWSER TEST RUNS: {CHROMIUM} is not installed", stacklevel=1)

IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not REQUIRED,
        reason=f"NO BROWSER: {CHROMIUM} is missing, so nothing was tried in a real one",
    ),
]


class Patient(ThreadingHTTPServer):
    """Lets a browser wait for its turn, however many files it asks for at once."""

    request_queue_size = 128


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a line for every request."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Where a site is served: below a path, as on most intranets."""
    handler = partial(Quiet, directory=str(site.parent))
    server = Patient(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    finally:
        server.shutdown()
        server.server_close()


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
    page.add_init_script(f"addEventListener('load', {_TOO_WIDE})")
    yield page
    page.evaluate(_TOO_WIDE)
    context.close()
    assert not wrong, wrong


def follow(link: Locator) -> None:
    """Click on a link, and wait until the page that it leads to is there as a whole."""
    with link.page.expect_navigation():
        link.click()


def drawn(page: Page) -> None:
    """Wait until the browser has drawn what there is, and so has measured what moved."""
    page.evaluate(_FRAMES)
