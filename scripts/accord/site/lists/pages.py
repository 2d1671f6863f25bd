"""The pages of the lists, and the data of the longest."""

from __future__ import annotations

from collections.abc import Iterator

from accord.ledger import Ledger
from accord.site.lists.archive import archive_page, archived, year_pages
from accord.site.lists.catalogue import catalogue
from accord.site.lists.index import Index
from accord.site.lists.months import month_pages, months_view, passed
from accord.site.lists.ways import NAMES, ways
from accord.site.outline import Outline
from accord.site.page import Page
from accord.site.templates import Writer


def lists(whole: Outline, found: Index, opened: Ledger, writer: Writer) -> Iterator[Page]:
    """The lists that stand in the menu."""
    reader = writer.reader
    yield writer.listed(
        "records/",
        reader.text(NAMES["records"]),
        "lists/index",
        index=found,
        ways=ways("records", reader),
    )
    months = months_view(passed(whole.cards, whole.tallies, opened), reader)
    yield writer.listed("months/", reader.text(NAMES["months"]), "lists/months", months=months)
    yield archive_page(archived(whole.cards, whole.tallies), opened, writer)


def long_lists(whole: Outline, opened: Ledger, writer: Writer) -> Iterator[Page]:
    """What these lead to: every month, every year. There may be many of them."""
    yield from month_pages(passed(whole.cards, whole.tallies, opened), opened, writer)
    yield from year_pages(archived(whole.cards, whole.tallies), opened, writer)


def list_data(found: Index) -> dict[str, bytes]:
    """What the script of the index asks for, by path, where the page has not all of it."""
    return {"assets/records.js": catalogue(found.cards)} if found.is_cut else {}
