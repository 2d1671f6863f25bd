"""An answer with one item a line -> a list of mappings; of each line what is wrong with it.

What people copy is taken too: rows of a Markdown table, bullets, full-width edges. A number may be
left out where the program gives it: then the line begins with what comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.author.numbering import ids_in, next_number
from accord.intake.columns import Column, Way, fewest, told
from accord.intake.meaning import Meaning
from accord.intake.question import Question
from accord.intake.trouble import Trouble
from accord.language import Label, Message, say

_MOST = 200
_BULLET = re.compile(r"^(?:[-*+•·]|\d{1,3}[.)、．])\s+")
_RULE = re.compile(r"[-:|｜\s]*")
_EDGE = re.compile(r"(?<!\\)[|｜]")
_NUMBER = re.compile(r"[A-Z][0-9]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an answer: its place, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """The mapping that a line means. `whose` says which mapping of the list above it is of."""

    line: int
    fields: dict[str, Any]
    whose: Any = None


def items(
    text: str, question: Question, meaning: Meaning
) -> tuple[tuple[Item, ...], tuple[Trouble, ...]]:
    """Every line that can be read, and what is wrong with the others."""
    rows = [*_rows(text)]
    if len(rows) > _MOST:
        message = say("These are {count} lines; {most} can be read.", count=len(rows), most=_MOST)
        return (), (Trouble(message, say("Divide it into several records."), question.label),)
    reading = _Reading(question, meaning)
    found: list[Item] = []
    troubles: list[Trouble] = []
    for row in rows:
        item, wrong = reading.item(row, [each.fields for each in found])
        troubles += wrong
        if not wrong:
            found.append(item)
    return tuple(found), tuple(troubles)


def _rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        shown = _BULLET.sub("", line.strip())
        if _RULE.fullmatch(shown):
            continue  # nothing, or the line below the head of a table
        if _EDGE.match(shown[0]) and _EDGE.match(shown[-1]):
            shown = shown[1:-1]
        cells = (re.sub(r"\\([|｜])", r"\1", each).strip() for each in _EDGE.split(shown))
        yield Row(number, tuple(cells))


@dataclass(frozen=True, slots=True)
class _Reading:
    question: Question
    meaning: Meaning

    def item(self, row: Row, before: list[dict[str, Any]]) -> tuple[Item, list[Trouble]]:
        cells = self._numbered(row.cells, before)
        way = next((each for each in self.question.ways if _fits(each, cells)), None)
        if way is None:
            return Item(row.line, {}), [self._misshapen(row)]
        fields: dict[str, Any] = {}
        whose: Any = None
        wrong: list[Trouble] = []
        for column, cell in zip(way, cells, strict=False):
            value, faults = self._value(column, cell, row.line)
            wrong += faults
            if column.beside:
                whose = value
            elif value is not None:
                _put(fields, column.path, value)
        return Item(row.line, fields, whose), wrong

    def _value(self, column: Column, cell: str, line: int) -> tuple[Any, list[Trouble]]:
        if not cell and not column.must:
            return None, []
        if not cell:
            message = say("{name} is empty.", name=column.label)
            return None, [Trouble(message, self._advice(), self.question.label, line)]
        place = (self.question.label, line)
        value, wrong = self.meaning.of(cell, column.path[-1], column.node, place)
        return value, [*wrong]

    def _numbered(self, cells: tuple[str, ...], before: list[dict[str, Any]]) -> tuple[str, ...]:
        """With the next number in front, where the first column is one that was left out."""
        node = self.question.ways[0][0].node
        number = next_number(node, ids_in(before))
        if not number or _NUMBER.fullmatch(cells[0].upper()):
            return (cells[0].upper(), *cells[1:]) if number else cells
        return (number, *cells[1:]) if not cells[0] else (number, *cells)

    def _misshapen(self, row: Row) -> Trouble:
        wanted = {fewest(each) for each in self.question.ways}
        message = say(
            "The line has {count} parts; {wanted} are needed.",
            count=len(row.cells),
            wanted=[str(each) for each in sorted(wanted)],
        )
        return Trouble(message, self._advice(), self.question.label, row.line)

    def _advice(self) -> Message:
        lines = [Label(told(each, "zh"), told(each, "en")) for each in self.question.ways]
        return say("Write {columns}, with | between the parts.", columns=lines)


def _fits(way: Way, cells: tuple[str, ...]) -> bool:
    return fewest(way) <= len(cells) <= len(way)


def _put(fields: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        fields = fields.setdefault(name, {})
    fields[path[-1]] = value
