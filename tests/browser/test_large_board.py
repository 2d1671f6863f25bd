"""A board with a thousand open cards: usable at once, and nothing on it jumps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accord import ledger
from accord.site.making.outline import outline
from accord.site.overviews.board import boards
from accord.site.overviews.sieve import sieve
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.templates import Writer
from accord.survey import survey
from accord.trees import Folder
from tests.bench.generate import generate
from tests.browser.effort import LONGEST, USABLE, effort
from tests.browser.window import IN_A_BROWSER, SIZES, served, window

pytestmark = IN_A_BROWSER

OPEN = 1000
# What a page may move by itself, as browsers measure it; 0.1 is felt.
STILL = 0.01

JUMPS = """new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    globalThis.jumped = (globalThis.jumped || 0) + (each.hadRecentInput ? 0 : each.value);
  }
}).observe({type: "layout-shift", buffered: true});"""


def many(cards: Mapping[str, Card]) -> Mapping[str, Card]:
    """The open cards again and again under other numbers, until there are enough of them."""
    found = [each for each in cards.values() if not each.is_final]
    rounds = range(OPEN // len(found) + 1)
    again = (replace(each, id=f"{each.id}-{turn}") for turn in rounds for each in found)
    return {each.id: each for each in again}


@pytest.fixture(scope="module")
def address(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The board of a generated ledger in the frame of the sample's."""
    records, large = tmp_path_factory.mktemp("records"), tmp_path_factory.mktemp("large") / "site"
    generate(records, 400)
    book = ledger.read(Folder(records))
    reader = Reader("zh", book.organization)
    now = book.organization.as_of
    assert now
    found = boards(book, many(outline(survey(book, now), reader).cards), reader)
    html = Writer(reader).render(
        "overviews/board",
        "board/",
        title="看板",
        boards=found,
        fields=sieve(found, book, reader),
        unread=(),
    )
    frame = (built / "board/index.html").read_text("utf-8")
    page = re.sub(
        r"<div class=\"accord ac-board-page\">.*(?=</article>)",
        lambda _: html,
        frame,
        flags=re.DOTALL,
    )
    (large / "board").mkdir(parents=True)
    (large / "board/index.html").write_text(page, "utf-8")
    (large / "assets").symlink_to(built / "assets")
    with served(large) as address:
        yield address


@pytest.fixture(params=SIZES)
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with window(browser, address, SIZES[request.param]) as page:
        page.add_init_script(JUMPS)
        yield page


def test_a_thousand_cards_are_usable_at_once(browser: Browser, page: Page) -> None:
    """The best of three: whatever else the machine does only adds."""
    taken = [effort(browser, page, lambda: page.goto("board/")) for _ in range(3)]
    assert page.locator(".ac-stack > .ac-card").count() >= OPEN
    assert 0 < min(each.until_usable or 0 for each in taken) < USABLE
    assert min(each.longest for each in taken) < LONGEST
    assert (page.evaluate("globalThis.jumped") or 0) < STILL


def test_a_thousand_cards_are_sifted_and_laid_in_lanes_at_once(
    browser: Browser, page: Page
) -> None:
    page.goto("board/")
    person = page.locator("[name=person] option").nth(5).get_attribute("value")
    for name, value in (("person", person), ("person", ""), ("lanes", "turn"), ("lanes", "")):
        field = page.locator(f"[data-ac-sieve] [name={name}]")
        taken = effort(browser, page, lambda field=field, value=value: field.select_option(value))
        assert 0 < taken.longest < LONGEST, (name, value)
