"""The archive: records that have left the board, by the year in which they ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from accord.figures import Tally
from accord.ledger import Ledger
from accord.site.lists.filters import by_department, by_kind, by_person
from accord.site.lists.row import Cell, Row, parties, row
from accord.site.lists.topic import Neighbour, Topic, Words, front, numbered
from accord.site.lists.ways import NAMES
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.templates import Writer


class Ended(NamedTuple):
    """An archived record, and the day on which it ended."""

    card: Card
    on: date


Years = Mapping[str, tuple[Ended, ...]]


def archived(cards: Mapping[str, Card], tallies: Iterable[Tally]) -> Years:
    """By year, the latest first, what ended in it and is archived by now."""
    found = [
        Ended(cards[each.record], each.stays[-1].since)
        for each in tallies
        if cards[each.record].is_archived
    ]
    found.sort(key=lambda each: (each.on, each.card.id), reverse=True)
    return {
        str(year): tuple(inside) for year, inside in groupby(found, key=lambda each: each.on.year)
    }


def archive_page(found: Years, opened: Ledger, writer: Writer) -> Page:
    """What ended last, and the years."""
    return front(archive(found, opened, writer.reader), writer, _years(found))


def year_pages(found: Years, opened: Ledger, writer: Writer) -> Iterator[Page]:
    """A page of every year, or several."""
    topic = archive(found, opened, writer.reader)
    for year, inside in found.items():
        yield from numbered(topic, inside, f"archive/{year}", year, _years(found), writer)


def _years(found: Years) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(f"archive/{year}/", year, len(each)) for year, each in found.items())


def archive(found: Years, opened: Ledger, reader: Reader) -> Topic[Ended]:
    """The list of all that is archived."""
    _ = reader.gettext
    every = tuple(each for inside in found.values() for each in inside)
    comma = _(", ")

    def line(each: Ended) -> Row:
        ended = Cell(reader.day(each.on), sort=each.on.isoformat())
        raised = Cell(each.card.raised, sort=each.card.raised_on)
        state = Cell(badges=(each.card.state,))
        return row(each.card, "", (state, raised, ended, parties(each.card, comma)))

    return Topic(
        name="archive",
        words=Words(
            reader.text(NAMES["archive"]),
            _("What is over and looked back at leaves the board, and stays here for good."),
            _("Nothing is archived yet."),
        ),
        headings=(_("State"), _("Raised"), _("Ended"), _("Departments")),
        filters=(
            by_kind(opened, reader),
            by_department(reader),
            by_person((each.card for each in every), reader),
        ),
        found=every,
        day=lambda each: each.on.isoformat(),
        row=line,
    )
