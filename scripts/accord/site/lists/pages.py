"""The pages of the lists, and the data of the longest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accord.ledger import Ledger
from accord.site.lists.acceptances import acceptances
from accord.site.lists.archive import archive, archive_page, archived, year_pages
from accord.site.lists.catalogue import catalogue
from accord.site.lists.index import Index
from accord.site.lists.learned import Lore, lore
from accord.site.lists.lessons import lessons
from accord.site.lists.minutes import minutes
from accord.site.lists.months import happened, month_pages, months_view, passed
from accord.site.lists.risks import risks
from accord.site.lists.rows_file import rows_file
from accord.site.lists.topic import MOST, NEWEST, Topic, by_month, front, newest
from accord.site.lists.ways import NAMES, ways
from accord.site.lists.weekly import weekly_page, weekly_pages
from accord.site.making.outline import Outline
from accord.site.page import Page
from accord.site.templates import Writer


def lists(whole: Outline, found: Index, opened: Ledger, writer: Writer) -> Iterator[Page]:
    """The lists that stand in the menu."""
    reader = writer.reader
    yield index_page(found, writer)
    months = months_view(passed(whole.cards, whole.tallies, opened), reader)
    yield writer.listed("months/", reader.text(NAMES["months"]), "lists/months", months=months)
    yield archive_page(archived(whole.cards, whole.tallies), opened, writer)
    yield weekly_page(whole.notes.weeks, writer)
    for topic in _topics(whole, opened, writer):
        yield front(topic, writer)


def index_page(found: Index, writer: Writer) -> Page:
    """The index, with the newest records."""
    title, paths = writer.reader.text(NAMES["records"]), ways("records", writer.reader)
    return writer.listed("records/", title, "lists/index", index=found, ways=paths)


def long_lists(whole: Outline, opened: Ledger, writer: Writer) -> Iterator[Page]:
    """What these lead to: every month, every year. There may be many of them."""
    yield from month_pages(passed(whole.cards, whole.tallies, opened), opened, writer)
    yield from year_pages(archived(whole.cards, whole.tallies), opened, writer)
    yield from weekly_pages(whole.notes.weeks, writer)
    for topic in _topics(whole, opened, writer):
        yield from by_month(topic, writer)


def _topics(whole: Outline, opened: Ledger, writer: Writer) -> Iterator[Topic[Any]]:
    """The lists of what stands in records."""
    notes, cards, reader = whole.notes, whole.cards, writer.reader
    yield risks(notes.risks, cards, opened, reader)
    yield minutes(notes.minutes, cards, opened, reader)
    yield acceptances(notes.acceptances, cards, opened, reader)
    yield lessons(notes.lessons, cards, opened, reader)


def lore_of(whole: Outline) -> Lore:
    """What the pages of records tell of lessons."""
    notes = whole.notes
    return lore(newest(notes.lessons), whole.cards, notes.scenarios)


def list_data(found: Index) -> dict[str, bytes]:
    """What the script of the index asks for, by path, where the page has not all of it."""
    return {"assets/records.js": catalogue(found.cards)} if found.is_cut else {}


def topic_data(whole: Outline, opened: Ledger, writer: Writer) -> Iterator[tuple[str, bytes]]:
    """The same of the other lists, by path."""
    reader = writer.reader
    months = passed(whole.cards, whole.tallies, opened)
    if any(len(inside) > MOST for inside in months.values()):
        yield rows_file(happened(months, opened, reader))
    ended = archive(archived(whole.cards, whole.tallies), opened, reader)
    for topic in (ended, *_topics(whole, opened, writer)):
        if len(topic.found) > NEWEST:
            yield rows_file(topic)
