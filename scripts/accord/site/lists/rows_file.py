"""All rows of a list in few characters: what its script filters, sorts and shows.

The page of a long list holds only some of them. A row is what the template makes of it: the
script makes the same, see `templates/script/list_rows.js`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accord.site.lists.columns import Table, script
from accord.site.lists.row import Cell
from accord.site.lists.topic import FILE, Topic
from accord.site.records.owing import Owing


def rows_file(topic: Topic[Any]) -> tuple[str, bytes]:
    """Its path, and the script with one array for each column, in the order of what was found."""
    rows = [topic.row(each) for each in topic.found]
    records, words, cells = Table[tuple[str, str]](), Table[str](), Table[Cell]()
    tokens: dict[str, list[list[int]]] = {}
    for row in rows:
        for name, value in row.tokens:
            tokens.setdefault(name, []).append([*map(words.__getitem__, value.split())])
    columns = {
        "record": [records[row.record, row.title] for row in rows],
        "anchor": [row.place.partition("#")[2] for row in rows],
        "day": [topic.day(each) for each in topic.found],
        "tokens": tokens,
        "cells": [[*map(cells.__getitem__, row.cells)] for row in rows],
        "records": [*records],
        "words": [*words],
        "values": [*map(_value, cells)],
    }
    return FILE.format(name=topic.name), script(columns)


def _value(cell: Cell) -> object:
    """Most cells are a text, and nothing else; of the others what they have."""
    if cell.is_bare and not cell.sort:
        return cell.text
    parts = {name: part(cell) for name, part in _PARTS.items()}
    return {name: part for name, part in parts.items() if part}


def _owing(owed: Owing | None) -> tuple[str, ...]:
    """Due when, by whose days, its tone, what is said of it, and what if that is not late.

    What does not age has no instant.
    """
    if owed is None:
        return ()
    due = owed.due_at if owed.ages else ""
    return (due, owed.calendar, owed.tone, owed.how_late or owed.outcome, owed.outcome)


_PARTS: dict[str, Callable[[Cell], object]] = {
    "text": lambda cell: cell.text,
    "sort": lambda cell: cell.sort,
    "badges": lambda cell: [(each.tone, each.text) for each in cell.badges],
    "owing": lambda cell: _owing(cell.owing),
    "lines": lambda cell: cell.lines,
    "links": lambda cell: cell.links,
}
