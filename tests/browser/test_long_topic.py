"""A list of very many entries: its page holds the newest, filters look at all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from accord.site.assets import assets
from accord.site.lists.minutes import minutes
from accord.site.lists.notes import MinutesNote, RiskNote
from accord.site.lists.risks import risks
from accord.site.lists.rows_file import rows_file
from accord.site.lists.topic import MOST, NEWEST, by_month, front
from accord.site.templates import Writer
from tests.browser.window import IN_A_BROWSER, SIZES, served, window
from tests.heart.company import LEDGER
from tests.heart.tale import agreed
from tests.site.lists.small import ENGLISH, outlined

pytestmark = IN_A_BROWSER

WRITER = Writer(ENGLISH)
ID = "XLX-2026-001"
MANY = 2 * MOST
A_DAY = 30
IN_JUNE = MANY - A_DAY
# Every cell of the first rows, as readers and scripts see it.
CELLS = """() => [...document.querySelectorAll("[data-ac-table] tbody tr")].slice(0, 60)
  .map((row) => [...row.cells].map((cell) => cell.innerHTML.replace(/\\s+/g, " ").trim()
    + [...cell.attributes].map(({ name, value }) => `${name}=${value}`).sort()))"""


def meetings() -> Iterator[MinutesNote]:
    """So many a day that a month has several pages; one of them had a topic of its own."""
    for place in range(MANY):
        day = date(2026, 7, 1) - timedelta(days=place // A_DAY)
        decisions = (
            ("Move the <b>fair</b>", "Ask Ｆｉｎａｎｃｅ") if place == MANY - 2 else ("Go on",)
        )
        channel = "Call" if place % 2 else "Meeting"
        yield MinutesNote(
            ID, f"m{place:04}", day.isoformat(), channel, "he-jiayi", place, decisions
        )


def pages() -> Iterator[tuple[str, str]]:
    """The addresses and contents of the lists, and the scripts with their rows."""
    tale = agreed()
    tale.at("2026-07-13T10:00").risk("TECH", "T2", proposed_due="2026-07-24")
    whole = outlined("2026-07-14T09:30", tale)
    (risk,) = whole.notes.risks
    warned = [replaced(risk, place) for place in range(NEWEST + 1)]
    for topic in (
        minutes(tuple(meetings()), whole.cards, LEDGER, ENGLISH),
        risks(warned, whole.cards, LEDGER, ENGLISH),
    ):
        for page in (front(topic, WRITER), *by_month(topic, WRITER)):
            yield f"{page.url}index.html", framed(page.html, "../" * page.depth)
        path, script = rows_file(topic)
        yield path, script.decode()


def replaced(risk: RiskNote, place: int) -> RiskNote:
    """Another one; the oldest was answered."""
    is_open = place or None
    return risk._replace(
        anchor=f"r{place:03}",
        standing="open" if is_open else "answered",
        decision="" if is_open else "Reschedule",
        owing=risk.owing and replace(risk.owing, ages=True) if is_open else None,
    )


def framed(content: str, root: str) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>List</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{root}assets/accord.css">'
        f'<script src="{root}assets/accord.js" defer></script>'
        f'<div class="md-typeset">{content}</div></html>'
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("topics") / "site"
    for path, data in (*assets().items(), *((name, text.encode()) for name, text in pages())):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with served(folder) as address:
        yield address


@pytest.fixture(params=SIZES)
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with window(browser, address, SIZES[request.param]) as page:
        yield page


def rows(page: Page) -> int:
    return page.locator("[data-ac-table] tbody tr").count()


def test_filters_look_at_what_the_page_does_not_hold(page: Page) -> None:
    page.goto("minutes/")
    shown = page.locator("[data-ac-shown]")
    expect(shown).to_have_text(f"{MANY} of {MANY} fit")
    assert rows(page) == NEWEST
    page.get_by_label("Find").fill("ask FINANCE")
    expect(shown).to_have_text(f"1 of {MANY} fit")
    line = page.locator("[data-ac-table] tbody tr")
    expect(line).to_contain_text("Move the <b>fair</b>")
    expect(line.get_by_role("link", name="To print")).to_have_attribute(
        "href", f"../records/{ID}/documents/#m{MANY - 2:04}"
    )
    page.get_by_role("button", name="Clear").click()
    expect(shown).to_have_text(f"{MANY} of {MANY} fit")
    assert rows(page) == NEWEST


def test_more_of_what_fits_is_a_click_away(page: Page) -> None:
    page.goto("minutes/#what=Call&sort=6")
    expect(page.locator("[data-ac-shown]")).to_have_text(f"{MANY // 2} of {MANY} fit")
    expect(page.locator("[data-ac-table] tbody tr").first).to_contain_text("1 people")
    more = page.get_by_role("button", name="Show more")
    for place in range(2, 1 + MANY // 2 // NEWEST):
        more.click()
        expect(page.locator("[data-ac-table] tbody tr")).to_have_count(place * NEWEST)
    expect(more).to_be_hidden()
    first_of_last = page.locator("[data-ac-table] tbody tr").nth(MANY // 2 - NEWEST)
    expect(first_of_last.get_by_role("link").first).to_be_focused()


def test_a_part_of_a_month_filters_the_whole_month(page: Page) -> None:
    page.goto("minutes/2026-06-2/")
    before, shown = rows(page), page.locator("[data-ac-shown]")
    expect(shown).to_have_text(f"{IN_JUNE} of {IN_JUNE} fit")
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    page.get_by_label("Channel").select_option("Call")
    expect(shown).to_have_text(f"{IN_JUNE // 2} of {IN_JUNE} fit")
    expect(page.locator("[data-ac-table] tbody")).not_to_contain_text("Jul 1")
    page.get_by_role("button", name="Clear").click()
    expect(shown).to_have_text(f"{IN_JUNE} of {IN_JUNE} fit")
    assert rows(page) == before


@pytest.mark.parametrize("name", ["minutes", "risks"])
def test_a_row_made_by_the_script_is_like_one_of_the_page(page: Page, name: str) -> None:
    page.goto(f"{name}/")
    of_page = page.evaluate(CELLS)
    page.get_by_label("Find").fill("xlx")
    page.wait_for_function("globalThis.accordRecords")
    expect(page.locator("[data-ac-table]")).not_to_have_attribute("aria-busy", "true")
    assert page.evaluate(CELLS) == of_page


def test_who_reads_finds_what_is_theirs(page: Page) -> None:
    page.goto("risks/")
    page.evaluate("""accordMe.set({ id: "nobody", department: "" })""")
    page.get_by_role("button", name="Mine").click()
    expect(page.locator("[data-ac-shown]")).to_have_text(f"0 of {NEWEST + 1} fit")
    expect(page.get_by_text("Nothing fits these filters.")).to_be_visible()
    expect(page).to_have_url(re.compile("#person=nobody$"))
    page.reload()
    expect(page.get_by_role("button", name="Mine")).to_have_attribute("aria-pressed", "true")
