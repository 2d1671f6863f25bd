"""What became of records month by month: raised, agreed, delivered, ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from accord.figures import Tally
from accord.language import say
from accord.ledger import Ledger
from accord.site.lists.filters import by_department, by_kind, by_person, choose
from accord.site.lists.row import Cell, Row, parties, row
from accord.site.lists.topic import Neighbour, Topic, Words, numbered
from accord.site.lists.ways import NAMES, Way, ways
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.templates import Writer
from accord.site.values.shapes import Badge

WHATS = {
    "raised": say("Raised"),
    "agreed": say("Agreed"),
    "delivered": say("Delivered"),
    "ended": say("Ended"),
}
# What it means for a record to enter a state, of those that are worth a line.
_ENTERED = {"agreed": "agreed", "delivered": "delivered", "resolved": "delivered"}


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of one record in one month: on which day what, for the last time."""

    card: Card
    days: Mapping[str, date]

    @property
    def last(self) -> tuple[date, str]:
        return max(self.days.values()), self.card.id


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month in numbers, each with where what it counts stands."""

    label: str
    url: str
    counts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class MonthsView:
    headings: tuple[str, ...]
    lines: tuple[MonthLine, ...]
    ways: tuple[Way, ...]


Months = Mapping[str, tuple[Passed, ...]]


def passed(cards: Mapping[str, Card], tallies: Iterable[Tally], opened: Ledger) -> Months:
    """By month, the latest first, every record to which something happened in it."""
    found: dict[str, list[Passed]] = {}
    for tally in tallies:
        of_record: dict[str, dict[str, date]] = {}
        for what, day in _events(tally, opened):
            of_record.setdefault(day.isoformat()[:7], {})[what] = day
        for month, days in of_record.items():
            found.setdefault(month, []).append(Passed(cards[tally.record], days))
    return {
        month: tuple(sorted(found[month], key=lambda each: each.last, reverse=True))
        for month in sorted(found, reverse=True)
    }


def _events(tally: Tally, opened: Ledger) -> Iterator[tuple[str, date]]:
    yield "raised", tally.raised
    states = opened.workflow.courses[tally.kind].states
    for stay in tally.stays:
        if states[stay.state].final:
            yield "ended", stay.since
        elif what := _ENTERED.get(stay.state):
            yield what, stay.since


def months_view(found: Months, reader: Reader) -> MonthsView:
    """All months in numbers."""
    lines = tuple(_line(month, inside, reader) for month, inside in found.items())
    headings = (reader.gettext("Month"), *map(reader.text, WHATS.values()))
    return MonthsView(headings, lines, ways("months", reader))


def _line(month: str, inside: tuple[Passed, ...], reader: Reader) -> MonthLine:
    """The numbers lead to what they count."""
    url = f"months/{month}/"
    counts = {what: sum(what in each.days for each in inside) for what in WHATS}
    places = (f"{url}#what={what}" for what in WHATS)
    return MonthLine(reader.month(month), url, tuple(zip(counts.values(), places, strict=True)))


def month_pages(found: Months, opened: Ledger, writer: Writer) -> Iterator[Page]:
    """A page of every month, or several where very much happened."""
    reader = writer.reader
    topic = happened(found, opened, reader)
    others = tuple(
        Neighbour(f"months/{month}/", reader.month(month), len(inside))
        for month, inside in found.items()
    )
    for month, inside in found.items():
        stem, label = f"months/{month}", reader.month(month)
        yield from numbered(topic, inside, stem, label, others, writer)


def happened(found: Months, opened: Ledger, reader: Reader) -> Topic[Passed]:
    """The list of all that happened, month by month."""
    _ = reader.gettext
    every = tuple(each for inside in found.values() for each in inside)
    comma = _(", ")

    @cache
    def what_happened(days: tuple[tuple[str, date], ...]) -> Cell:
        on = dict(days)
        badges = (_badge(what, on[what], reader) for what in WHATS if what in on)
        return Cell(sort=max(on.values()).isoformat(), badges=tuple(badges))

    def line(each: Passed) -> Row:
        cell = what_happened(tuple(each.days.items()))
        cells = (cell, Cell(badges=(each.card.state,)), parties(each.card, comma))
        return row(each.card, "", cells, what=" ".join(each.days))

    whats = ((what, reader.text(label)) for what, label in WHATS.items())
    return Topic(
        name="months",
        words=Words(reader.text(NAMES["months"]), "", _("Nothing happened.")),
        headings=(_("What happened"), _("State now"), _("Departments")),
        filters=(
            choose("what", _("What happened"), whats),
            by_kind(opened, reader),
            by_department(reader),
            by_person((each.card for each in every), reader),
        ),
        found=every,
        day=lambda each: each.last[0].isoformat(),
        row=line,
    )


def _badge(what: str, day: date, reader: Reader) -> Badge:
    tone = {"raised": "proposed", "ended": "closed"}.get(what, what)
    return Badge(f"{reader.text(WHATS[what])} {reader.short_day(day)}", tone)
