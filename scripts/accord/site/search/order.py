"""The order in which records are shown, which is that of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.site.records.card import Card


@dataclass(frozen=True, slots=True)
class Order:
    """The addresses of all records: open ones first, `archived` ones from a number on.

    The latest come first in both. What is no record has the numbers behind them, and is shown
    between them.
    """

    records: tuple[str, ...]
    archived: int

    @property
    def places(self) -> dict[str, int]:
        return {url: number for number, url in enumerate(self.records)}


def in_order(cards: Mapping[str, Card], broken: Iterable[str]) -> Order:
    """The order of the records with cards, and of those that can't be read, which have ids."""
    latest = sorted(cards.values(), key=lambda each: (each.raised_on, each.id), reverse=True)
    open_ones = [each.id for each in latest if not each.is_archived]
    archived = [each.id for each in latest if each.is_archived]
    ids = (*sorted(broken), *open_ones, *archived)
    return Order(tuple(f"records/{id}/" for id in ids), len(ids) - len(archived))
