"""Every kind of page, as the eyes, the fingers and the aids of all readers find it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.effort import LONGEST
from tests.browser.kinds import kind_of, kinds
from tests.browser.tracing import longest_task
from tests.browser.window import IN_A_BROWSER, SIZES, drawn, window

pytestmark = IN_A_BROWSER

# What moved on a page though nobody touched it, by how much. Cards below the window's edge have a
# guessed height until they come near it: what that moves is less than a thousandth.
_WATCH = """
    globalThis.moved = [];
    new PerformanceObserver((list) => {
      for (const each of list.getEntries())
        if (!each.hadRecentInput && each.value > 0.001) {
          const what = each.sources.map((source) => source.node?.outerHTML?.slice(0, 90));
          moved.push(`${each.value} of the window: ${what}`);
        }
    }).observe({type: "layout-shift", buffered: true});
"""
# What may differ from one size or scheme to another; all else is looked at once.
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
_HIDE = """(rules) => {
  const sheet = document.createElement("style");
  sheet.textContent = rules;
  document.head.append(sheet);
}"""
# What only a script can give, such as what waits for me; and addresses that it writes in full.
CONTROLS = "form, button, output, .ac-filters, .ac-mine, .ac-my-ways, .ac-subscribe code"


def violations(page: Page, rules: Mapping[str, Any]) -> list[str]:
    """What a page withholds from those who see, hear or point in another way."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("(how) => axe.run(how)", {"resultTypes": ["violations"], **rules})
    return [
        f"{each['id']}: {node['html'][:120]} {node['target']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def test_kinds_are_told_apart_by_their_data_only() -> None:
    assert kind_of("records/XLX-2026-001/") == kind_of("records/20261020-OPS-001/")
    assert kind_of("records/XLX-2026-001/") != kind_of("records/XLX-2026-001/documents/")
    assert kind_of("figures/on-time/") == kind_of("figures/flow/")
    assert kind_of("figures/on-time/") != kind_of("figures/on-time-2026-10/")
    assert kind_of("weekly/2026-W30/TECH/") != kind_of("weekly/2026-W30/")
    assert kind_of("reference/rules/") != kind_of("reference/request/")


def _least(measured: Callable[[], float], tries: int = 3) -> float:
    """What it takes where the machine has nothing else to do; asked again only if it is much."""
    least = measured()
    for _ in range(tries - 1):
        least = least if least <= LONGEST else min(least, measured())
    return least


def test_pages_are_open_to_all_and_quick_to_answer(
    browser: Browser, address: str, built: Path
) -> None:
    faults: list[str] = []
    with window(browser, address, SIZES["desk"]) as page:
        for path in kinds(built):

            def load(path: str = path) -> None:
                page.goto(path)
                drawn(page)

            long = _least(lambda: longest_task(browser, page, load))
            faults += [f"{path} did not answer for {long:.0f} ms"] if long > LONGEST else []
            faults += [f"{path} {each}" for each in violations(page, {})]
    assert not faults, "\n".join(faults)


def test_pages_are_calm_on_a_phone_and_readable_in_the_dark(
    browser: Browser, address: str, built: Path
) -> None:
    faults: list[str] = []
    with window(browser, address, SIZES["phone"]) as page:
        page.emulate_media(color_scheme="dark")
        page.add_init_script(_WATCH)
        for path in kinds(built):
            page.goto(path)
            drawn(page)
            faults += [f"{path} moved by {each}" for each in page.evaluate("moved")]
            faults += [f"{path} {each}" for each in violations(page, {"runOnly": SEEN})]
    assert not faults, "\n".join(faults)


def test_all_can_be_read_without_scripts(browser: Browser, address: str, built: Path) -> None:
    """Scripts take away, sort and count again; what they show stood there before."""
    texts: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for scripts, found in texts.items():
        context = browser.new_context(base_url=address, java_script_enabled=scripts)
        page = context.new_page()
        for path in kinds(built):
            page.goto(path)
            page.evaluate(_HIDE, f"{CONTROLS} {{ display: none !important }}")
            found[path] = page.locator("#ac-content").inner_text()
        context.close()
    lacking = [
        f"{path}: {word}"
        for path, shown in texts[True].items()
        for word in set(shown.split()) - set(texts[False][path].split())
    ]
    assert not lacking, "\n".join(lacking)
