"""The page of a record in a real browser: its chart, what starts from it, how it ages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.window import IN_A_BROWSER, SIZES, window

pytestmark = IN_A_BROWSER

RECORD = "records/XLX-2026-012/"

# Pairs of texts of a chart that lie upon each other, and whatever reaches beyond its sides.
CROWDED = """() => {
  const chart = document.querySelector(".ac-gantt");
  const box = chart.getBoundingClientRect();
  const wrong = [];
  const said = ".ac-gantt-label text, .ac-gantt-status, .ac-gantt-group";
  const texts = [...chart.querySelectorAll(said)]
    .map((each) => {
      const own = each.getBoundingClientRect();
      const label = each.closest(".ac-gantt-label")?.getBoundingClientRect();
      const right = label ? Math.min(own.right, box.left + box.width * 0.66) : own.right;
      return { words: each.textContent, left: own.left, right, top: own.top, bottom: own.bottom };
    });
  for (const [n, one] of texts.entries()) {
    if (one.left < box.left - 1 || one.right > box.right + 1) wrong.push(one.words);
    for (const other of texts.slice(n + 1)) {
      const across = one.left < other.right - 1 && other.left < one.right - 1;
      const down = one.top < other.bottom - 4 && other.top < one.bottom - 4;
      if (across && down) wrong.push(`${one.words} / ${other.words}`);
    }
  }
  return wrong;
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["", "en/"])
def test_no_text_of_a_chart_lies_on_another(
    browser: Browser, address: str, size: str, language: str
) -> None:
    with window(browser, address, SIZES[size]) as page:
        for record in ("XLX-2026-012", "XLX-2026-009", "XLX-2026-001"):
            page.goto(f"{language}records/{record}/")
            assert page.evaluate(CROWDED) == []


def test_without_scripts_the_chart_and_the_steps_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(RECORD)
    assert page.locator(".ac-gantt-line").count() == 11
    assert page.locator("a.ac-start").first.get_attribute("href")
    context.close()


def test_a_page_that_was_built_earlier_moves_today(browser: Browser, address: str) -> None:
    with window(browser, address, SIZES["desk"]) as page:
        page.clock.set_fixed_time("2026-11-20T02:00:00Z")
        page.route("**/" + RECORD, lambda route: _unpinned(route, address))
        page.goto(RECORD)
        x = float(str(page.locator(".ac-gantt-today").get_attribute("x")).rstrip("%"))
        chart = page.locator(".ac-gantt")
        days = float(str(chart.get_attribute("data-ac-days")))
        assert chart.get_attribute("data-ac-first") == "2026-10-09"
        assert x == pytest.approx(100 * 42 / days)
        assert str(page.locator(".ac-gantt-today").text_content()).strip() == "今天"


def _unpinned(route: object, address: str) -> None:
    """The page as it would be if nothing had pinned it to an instant."""
    answer = route.fetch()  # type: ignore[attr-defined]
    body = re.sub(r"\sdata-ac-pinned", "", answer.text())
    route.fulfill(response=answer, body=body)  # type: ignore[attr-defined]
