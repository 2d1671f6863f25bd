"""The board: a column for each state, in the order of the workflow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from accord.ledger import Ledger
from accord.model import RECORD_KINDS, RecordKind
from accord.site.reader import Reader
from accord.site.shapes import Badge
from accord.site.records.card import Card
from accord.site.overviews.review import UnderReview


@dataclass(frozen=True, slots=True)
class Column:
    state: Badge
    is_final: bool
    cards: tuple[Card, ...]


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
        return sum(len(column.cards) for column in self.columns)


def boards(
    opened: Ledger,
    cards: Mapping[str, Card],
    reader: Reader,
    review: Iterable[UnderReview] = (),
) -> tuple[Board, ...]:
    """One board for each kind of record."""
    review = tuple(review)
    return tuple(
        replace(
            _board(kind, opened, cards, reader),
            review=tuple(each for each in review if each.kind == kind),
        )
        for kind in RECORD_KINDS
    )


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
    shown = sorted((each for each in cards if not each.is_archived), key=_urgency)
    for name, state in opened.workflow.courses[kind].states.items():
        inside = tuple(each for each in shown if each.state.tone == name)
        yield Column(Badge(reader.text(state.label), name), state.final, inside)


def _urgency(card: Card) -> tuple[str, str]:
    """What is due first stands first; what is owed nothing comes last."""
    return (card.next.due_at if card.next else "9999", card.id)
