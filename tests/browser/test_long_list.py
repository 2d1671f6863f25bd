"""The index of ten thousand records: the page holds the newest, the script asks for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from accord.site.assets import assets
from accord.site.lists.index import SHOWN, Index, index
from accord.site.lists.pages import index_page, list_data
from accord.site.making.outline import outline
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.templates import Writer
from accord.site.values.shapes import Badge
from accord.survey import survey
from tests.browser.window import IN_A_BROWSER, SIZES, served, window
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import request

pytestmark = IN_A_BROWSER

MANY = 10_000
READER = Reader("en", ORGANIZATION)
NUMBERS = """() => {
  const rows = [...document.querySelectorAll("[data-ac-table] tbody tr")];
  return rows.map((row) => row.cells[0].innerText);
}"""
# How far anything moved that was there already, as Chromium counts it.
SHIFTS = """() => new Promise((tell) => {
  const sum = (found) => found.getEntries().reduce((all, each) => all + each.value, 0);
  new PerformanceObserver((found) => tell(sum(found)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(0), 500);
})"""


def cards() -> Iterator[Card]:
    """Very many records, every tenth of them over and every hundredth escalated."""
    tale = request()
    book = replace(LEDGER, records={tale.record.id: tale.record})
    known = survey(book, instant("2026-07-13T10:00"))
    one = outline(known, READER).cards[tale.record.id]
    for place in range(MANY):
        day = date(2024, 1, 1) + timedelta(days=place // 10)
        is_over = place % 10 == 0
        yield replace(
            one,
            id=f"XLX-{day.year}-{place:05}",
            title=f"Title {place}",
            raised=READER.day(day),
            raised_on=day.isoformat(),
            priority="high" if place % 4 == 0 else "low",
            priority_label="High" if place % 4 == 0 else "Low",
            state=Badge("Closed", "closed") if is_over else one.state,
            overlays=(Badge("Escalated", "escalated"),) if place % 100 == 0 else (),
            is_archived=is_over,
            next=None if is_over else one.next,
        )


@pytest.fixture(scope="module")
def table() -> Index:
    return index(LEDGER, {each.id: each for each in cards()}, (), READER)


@pytest.fixture(scope="module")
def address(table: Index, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("long") / "site"
    page = index_page(table, Writer(READER))
    html = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Records</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="../assets/accord.css">'
        '<script src="../assets/accord.js" defer></script>'
        f'<div class="md-typeset">{page.html}</div></html>'
    )
    files = {**assets(), **list_data(table), f"{page.url}index.html": html.encode()}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with served(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser, address, SIZES["desk"]) as page:
        yield page


def ids(page: Page) -> list[str]:
    found: list[str] = page.evaluate(NUMBERS)
    return found


def test_the_page_holds_the_newest_and_nothing_moves(page: Page, table: Index) -> None:
    page.goto("records/")
    expect(page.locator("[data-ac-shown]")).to_have_text("10000 of 10000 records")
    assert ids(page) == [each.id for each in table.cards[:SHOWN]]
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert loaded and not [each for each in loaded if "records.js" in each]
    assert page.evaluate(SHIFTS) == 0


def test_all_of_them_are_filtered(page: Page, table: Index) -> None:
    page.goto("records/")
    page.get_by_label("Priority").select_option("high")
    page.get_by_label("State").select_option("closed")
    wanted = [each.id for each in table.cards if each.priority == "high" and each.is_archived]
    expect(page.locator("[data-ac-shown]")).to_have_text(f"{len(wanted)} of 10000 records")
    assert ids(page) == wanted[:SHOWN]
    page.reload()
    expect(page.locator("[data-ac-shown]")).to_have_text(f"{len(wanted)} of 10000 records")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("[data-ac-table] tbody tr")).to_have_count(2 * SHOWN)
    assert ids(page) == wanted[: 2 * SHOWN]
    page.get_by_label("Find").fill("title 9960")
    expect(page.locator("[data-ac-table] tbody tr td:first-child")).to_have_text(["XLX-2026-09960"])
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


def test_the_oldest_is_a_click_away(page: Page) -> None:
    page.goto("records/")
    page.get_by_role("button", name="Raised").click()
    expect(page.locator("[data-ac-table] tbody tr").first).to_contain_text("XLX-2024-0000")
    expect(page).to_have_url(re.compile("#sort=6$"))


def test_a_row_made_by_the_script_is_like_one_of_the_page(page: Page) -> None:
    page.goto("records/")
    rows = """() => [...document.querySelectorAll("[data-ac-table] tbody td")].slice(0, 700)
      .map((cell) => cell.innerHTML.replace(/\\s+/g, " ").trim() + [...cell.attributes]
        .map((each) => each.name).filter((name) => name !== "data-sort").sort())"""
    first = page.evaluate(rows)
    page.get_by_label("Find").fill("title")
    page.wait_for_url("**#q=title")
    expect(page.locator("[data-ac-table]")).not_to_have_attribute("aria-busy", "true")
    page.wait_for_function("globalThis.accordRecords")
    assert page.evaluate(rows) == first


def test_everything_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("records/")
    assert page.locator("[data-ac-table] tbody tr").count() == SHOWN
    expect(page.locator("[data-ac-filters]")).to_be_hidden()
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    expect(page.locator("p").get_by_role("link", name="By month")).to_be_visible()
    context.close()
