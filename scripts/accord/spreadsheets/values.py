"""A cell and the field that it is for -> the value that a record has there.

What is not certain stays as it was typed: the check then says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.frontmatter.notation import inline
from accord.language import Label, Message, say
from accord.model import Severity
from accord.schema.guess.meaning import guess
from accord.schema.schemas import Node
from accord.spreadsheets import dates
from accord.spreadsheets.cell import Cell
from accord.spreadsheets.headings import folded
from accord.spreadsheets.headings import values as spelt
from accord.spreadsheets.names import Names, parts
from accord.spreadsheets.remark import Remark

# Characters of one cell: a record may have 64 KiB, of which a Chinese character takes three bytes.
_MOST = 15_000
_AND = re.compile("[和与及]")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken of a cell; `whole` is its text where the field can't hold all of it."""

    value: Any
    remarks: tuple[Remark, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads cells with the registry at hand, and the year of dates that have none."""

    names: Names
    year: int | None = None

    def value(self, cell: Cell, field: str, column: str, node: Node) -> Taken:
        """What a field of the form is by this cell, which is not empty."""
        inner = node.get("items", node)
        if inner.get("x-ref") == "department":
            return self.departments(cell, column, "items" in node)
        if inner.get("x-ref") == "person":
            return self.person(cell, column)
        if "enum" in node:
            return self._choice(cell, field, column, node)
        if node.get("format") in ("date", "instant"):
            return self._time(cell, column, node)
        return self.text(cell, column, node.get("maxLength", 0))

    def text(self, cell: Cell, column: str, limit: int) -> Taken:
        """A text of one line; what is too long is cut, and told whole in the body."""
        line = cell.line
        if not limit or len(line) <= limit:
            return Taken(line)
        message = say("This has {n} characters, of which {limit} fit.", n=len(line), limit=limit)
        advice = say("It is cut here and stands whole in the body.")
        remark = Remark(cell.address, column, message, advice)
        return Taken(f"{line[: limit - 1]}…", (remark,), cell.text)

    def departments(self, cell: Cell, column: str, several: bool) -> Taken:
        """The codes of departments, or the code of one."""
        named = [*self._named(cell)] if several else [cell.line]
        codes = [self.names.department(each) for each in named]
        registry = self.names.organization.departments.values()
        advice = say("Write one of {names}.", names=[each.label for each in registry])
        unknown = tuple(
            _wrong(cell, column, self._no_department(name), advice)
            for name, code in zip(named, codes, strict=True)
            if code is None
        )
        found = [*dict.fromkeys(code or name for name, code in zip(named, codes, strict=True))]
        return Taken(found if several else found[0], unknown)

    def _no_department(self, name: str) -> Message:
        """Why a name stands for no department: there is none, or there are several."""
        found = self.names.departments(name)
        labels = [self.names.organization.departments[code].label for code in found]
        if labels:
            return say("{name} may be any of {names}.", name=name, names=labels)
        return say("No department is called {name}.", name=name)

    def _named(self, cell: Cell) -> Iterator[str]:
        """The names in a list; 和 may stand between two, or be a part of one."""
        for part in parts(cell.text, self.names.department):
            halves = _AND.split(part)
            known = self.names.department(part) or not all(map(self.names.department, halves))
            yield from [part] if known else halves

    def person(self, cell: Cell, column: str) -> Taken:
        """The id of one person, the first where several are named."""
        named = parts(cell.text, self.names.people)
        found = self.names.people(named[0] if named else cell.line)
        name = named[0] if named else cell.line
        remarks: list[Remark] = []
        if len(found) > 1:
            message = say("{n} people are called {name}.", n=len(found), name=name)
            advice = say("Write the id instead: {names}.", names=[*found])
            remarks.append(_wrong(cell, column, message, advice))
        if not found:
            message = say("Nobody in the registry is called {name}.", name=name)
            advice = say(
                "Write a name or id that the registry has, or who is meant under `values` "
                "in the mapping."
            )
            remarks.append(_wrong(cell, column, message, advice))
        if len(named) > 1:
            message = say("Only one person fits here; {name} is taken.", name=name)
            remarks.append(Remark(cell.address, column, message, say("The body names them all.")))
        value = found[0] if found else name
        return Taken(value, tuple(remarks), cell.text if len(named) > 1 else "")

    def _choice(self, cell: Cell, field: str, column: str, node: Node) -> Taken:
        written = self.names.values.get(cell.line, cell.line)
        if written in node["enum"]:
            return Taken(written)
        if known := spelt(field).get(folded(written)):
            return Taken(known)
        found = guess(written, node, {})
        if found and found.sure:
            return Taken(found.value)
        message = say("{text} is none of the values.", text=written)
        return Taken(written, (_wrong(cell, column, message, allowed(node)),))

    def _time(self, cell: Cell, column: str, node: Node) -> Taken:
        read = dates.day if node["format"] == "date" else dates.instant
        if found := read(cell, self.year):
            return Taken(found)
        return Taken(cell.line, (no_date(cell, column),))


def no_date(cell: Cell, column: str) -> Remark:
    """What is wrong with a cell in which no date can be read."""
    if dates.lacks_year(cell):
        message = say("{text} names no year.", text=cell.line)
        advice = say("Write the year, or say it for the whole sheet with --year.")
    else:
        message = say("{text} is no date.", text=cell.line)
        advice = say("Write it as 2026-10-25.")
    return _wrong(cell, column, message, advice)


def allowed(node: Node) -> Message:
    """The values that a field may have, as people call them, or an example."""
    labels = [Label.of(each) for each in node.get("x-labels", {}).values()]
    if labels:
        return say("Write one of {names}.", names=labels)
    return say("Such as {value}.", value=inline(node["examples"][0]))


def _wrong(cell: Cell, column: str, message: Message, advice: Message) -> Remark:
    return Remark(cell.address, column, message, advice, Severity.ERROR)


def clean(cell: Cell, column: str) -> tuple[Remark, ...]:
    """What is to be said of a cell whatever it is for."""
    if cell.cleaned:
        message = say("This had characters that do not show; they are left out.")
        return (Remark(cell.address, column, message),)
    if len(cell.text) > _MOST:
        message = say(
            "This has {n} characters, of which {limit} fit.", n=len(cell.text), limit=_MOST
        )
        advice = say("Keep long material elsewhere and link to it.")
        return (_wrong(cell, column, message, advice),)
    if cell.lost:
        message = say("This is a formula without a result.")
        advice = say("Copy the column and paste it as values.")
        return (_wrong(cell, column, message, advice),)
    return ()
