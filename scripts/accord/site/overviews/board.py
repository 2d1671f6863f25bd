"""The board: a column for each state, in the order of the workflow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from accord.ledger import Ledger
from accord.model import RECORD_KINDS, RecordKind
from accord.site.overviews.review import UnderReview, by_record
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.values.shapes import Badge

# How many of those that have ended a column shows; the list has all of them.
LATEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """`cards` are what the board shows of it, of `total`: all, but of a final state the latest."""

    state: Badge
    is_final: bool
    cards: tuple[Card, ...]
    total: int

    @property
    def is_cut(self) -> bool:
        return len(self.cards) < self.total


@dataclass(frozen=True, slots=True)
class Board:
    """The columns of one kind of record; archived records have left it.

    What is under `review` stands beside them, and counts nowhere.
    """

    kind: RecordKind
    label: str
    columns: tuple[Column, ...]
    archived: int
    review: tuple[UnderReview, ...] = ()

    @property
    def total(self) -> int:
        return sum(column.total for column in self.columns)

    @property
    def filled(self) -> int:
        """How many columns have a card: a page that is still coming keeps their places free."""
        return sum(bool(column.cards) for column in self.columns)

    @property
    def open_count(self) -> int:
        return sum(column.total for column in self.columns if not column.is_final)

    @property
    def cards(self) -> tuple[Card, ...]:
        """All that it shows."""
        return tuple(card for column in self.columns for card in column.cards)


def boards(
    opened: Ledger,
    cards: Mapping[str, Card],
    reader: Reader,
    review: Iterable[UnderReview] = (),
) -> tuple[Board, ...]:
    """One board for each kind of record; a card that is under review says so."""
    review = tuple(review)
    marked = dict(cards)
    for name in by_record(review):
        if name in marked:
            marked[name] = _under_review(marked[name], reader)
    return tuple(
        replace(
            _board(kind, opened, marked, reader),
            review=tuple(each for each in review if each.kind == kind),
        )
        for kind in RECORD_KINDS
    )


def _under_review(card: Card, reader: Reader) -> Card:
    return replace(card, overlays=(*card.overlays, Badge(reader.gettext("Under review"), "review")))


def _board(kind: RecordKind, opened: Ledger, cards: Mapping[str, Card], reader: Reader) -> Board:
    mine = [each for each in cards.values() if each.kind == kind]
    return Board(
        kind=kind,
        label=reader.text(opened.schemas[kind].label),
        columns=tuple(_columns(kind, opened, mine, reader)),
        archived=sum(each.is_archived for each in mine),
    )


def _columns(
    kind: RecordKind, opened: Ledger, cards: list[Card], reader: Reader
) -> Iterator[Column]:
    inside: dict[str, list[Card]] = {}
    for each in cards:
        if not each.is_archived:
            inside.setdefault(each.state.tone, []).append(each)
    for name, state in opened.workflow.courses[kind].states.items():
        found = inside.get(name, [])
        badge = Badge(reader.text(state.label), name)
        yield Column(badge, state.final, _shown(found, state.final), len(found))


def _shown(cards: list[Card], is_final: bool) -> tuple[Card, ...]:
    if is_final:
        newest = sorted(cards, key=lambda each: (each.since_at, each.id), reverse=True)
        return tuple(newest[:LATEST])
    return tuple(sorted(cards, key=_urgency))


def _urgency(card: Card) -> tuple[str, str]:
    """What is due first stands first; what is owed nothing comes last."""
    return (card.next.due_at if card.next else "9999", card.id)
