"""Records by the month in which something happened to them, and by the year in which they ended."""

from __future__ import annotations

from dataclasses import replace

from accord.site.lists.archive import archive_page, archived, year_pages
from accord.site.lists.months import month_pages, months_view, passed
from accord.site.lists.topic import MOST
from accord.site.templates import Writer
from tests.heart.company import LEDGER
from tests.heart.tale import agreed, closed, resolved
from tests.site.lists.small import ENGLISH, outlined

LATE = "2026-08-31T10:00"
WRITER = Writer(ENGLISH)


def test_every_month_counts_what_happened_in_it() -> None:
    whole = outlined(LATE, closed(), agreed("2026-08-03T10:00", id="XLX-2026-002"), resolved())
    found = passed(whole.cards, whole.tallies, LEDGER)
    lines = months_view(found, ENGLISH).lines
    assert [(each.label, [n for n, _ in each.counts]) for each in lines] == [
        ("Aug 2026", [0, 1, 0, 0]),
        ("Jul 2026", [3, 1, 2, 1]),
    ]
    assert lines[1].counts[0][1] == "months/2026-07/#what=raised"


def test_a_record_stands_once_in_a_month_with_all_that_happened() -> None:
    whole = outlined(LATE, closed())
    (page,) = month_pages(passed(whole.cards, whole.tallies, LEDGER), LEDGER, WRITER)
    assert page.url == "months/2026-07/"
    assert page.html.count("<tr data-") == 1
    assert 'data-what="raised agreed delivered ended"' in page.html
    assert "Ended Wed, Jul 22" in page.html


def test_a_month_with_very_much_has_several_pages() -> None:
    whole = outlined(LATE, closed())
    (one,) = passed(whole.cards, whole.tallies, LEDGER)["2026-07"]
    many = tuple(
        replace(one, card=replace(one.card, id=f"XLX-2026-{place}")) for place in range(MOST + 1)
    )
    pages = list(month_pages({"2026-07": many}, LEDGER, WRITER))
    assert [page.url for page in pages] == ["months/2026-07/", "months/2026-07-2/"]
    assert [page.html.count("<tr data-") for page in pages] == [MOST, 1]
    assert all('href="../../months/2026-07-2/"' in page.html for page in pages)
    (line,) = months_view({"2026-07": many}, ENGLISH).lines
    assert next(url for _, url in line.counts) == "months/2026-07/#what=raised"
    assert all('data-ac-within="2026-07"' in page.html for page in pages)


def test_the_archive_holds_what_has_left_the_board() -> None:
    whole = outlined(LATE, closed(), agreed(id="XLX-2026-002"))
    found = archived(whole.cards, whole.tallies)
    assert {year: [each.card.id for each in inside] for year, inside in found.items()} == {
        "2026": ["XLX-2026-001"]
    }
    assert 'href="../archive/2026/"' in archive_page(found, LEDGER, WRITER).html
    (page,) = year_pages(found, LEDGER, WRITER)
    assert page.url == "archive/2026/" and "Jul 22, 2026" in page.html


def test_an_empty_archive_says_so() -> None:
    assert "Nothing is archived yet." in archive_page({}, LEDGER, WRITER).html
    assert not list(year_pages({}, LEDGER, WRITER))
