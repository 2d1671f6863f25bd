"""The index: every record, the newest first, with what it can be filtered by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.ledger import Ledger
from accord.site.lists.filters import (
    Filter,
    by_department,
    by_kind,
    by_person,
    by_priority,
    by_state,
)
from accord.site.reader import Reader
from accord.site.records.broken import BrokenView
from accord.site.records.card import Card

# How many rows a page holds; beyond that the script asks for the data of all.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Index:
    """`cards` are all records, of which the page holds the first `shown`."""

    cards: tuple[Card, ...]
    broken: tuple[BrokenView, ...]
    filters: tuple[Filter, ...]
    shown: int = SHOWN

    @property
    def first(self) -> tuple[Card, ...]:
        return self.cards[: self.shown]

    @property
    def is_cut(self) -> bool:
        """Whether the rest stands elsewhere."""
        return len(self.cards) > self.shown


def index(
    opened: Ledger, cards: Mapping[str, Card], broken: Iterable[BrokenView], reader: Reader
) -> Index:
    """The newest record first."""
    newest = sorted(cards.values(), key=lambda each: (each.raised_on, each.id), reverse=True)
    filters = (
        by_kind(opened, reader),
        by_state(opened, reader),
        by_department(reader),
        by_priority(opened, reader),
        by_person(newest, reader),
    )
    return Index(tuple(newest), tuple(broken), filters)
