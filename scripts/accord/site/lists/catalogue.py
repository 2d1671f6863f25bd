"""Every record in few characters: what the script of the index filters, sorts and shows.

One array for each column, in the order of the index.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from accord.site.lists.columns import Table, script
from accord.site.records.card import Card


def catalogue(cards: Sequence[Card]) -> bytes:
    """The script that holds them all."""
    people = Table[str]()
    columns: dict[str, object] = {
        "id": [each.id for each in cards],
        "title": [each.title for each in cards],
        "people": [[people[person] for person in each.people] for each in cards],
    }
    tables: dict[str, object] = {"people": [*people]}
    for name, value in _COLUMNS.items():
        table = Table[Hashable]()
        columns[name] = [table[value(each)] for each in cards]
        tables[name] = [*table]
    return script({**columns, "tables": tables})


def _flags(card: Card) -> Hashable:
    return tuple((each.tone, each.text) for each in card.overlays)


def _next(card: Card) -> Hashable:
    """What is owed first: due when, how late, by whose days, its tone and what it is."""
    owed = card.next
    if owed is None:
        return ()
    ages = (owed.calendar,) if owed.ages else ()
    return (owed.due_at, owed.due, owed.how_late, owed.tone, owed.rule, *ages)


_COLUMNS: dict[str, Callable[[Card], Hashable]] = {
    "kind": lambda card: card.kind,
    "state": lambda card: (card.state.tone, card.state.text),
    "flags": _flags,
    "archived": lambda card: card.is_archived,
    "priority": lambda card: (card.priority, card.priority_label),
    "departments": lambda card: card.departments,
    "parties": lambda card: (card.initiating, *card.asked),
    "raised": lambda card: (card.raised_on, card.raised),
    "next": _next,
}
