"""A sheet: one document as it lies on paper, and the ruled parts that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup

from accord.site.values.shapes import Cards, Group, Row, Shown, Table, Text, Texts


class Cell(NamedTuple):
    """A value as it stands in a ruled line: in plain words, or where these do not do, by its shape.

    `keeps` is true of what is too short to be broken into lines. Templates read thousands of
    these, and take a tuple apart far more quickly than they ask an object.
    """

    words: str
    shown: Shown | None
    keeps: bool


Pair = tuple[str, Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """Labels and their values in ruled lines, at most so many pairs `across`."""

    lines: tuple[tuple[Pair, ...], ...]
    across: int = 1
    shape: Literal["grid"] = "grid"


@dataclass(frozen=True, slots=True)
class Listing:
    """A table below its heading; a cell may be empty."""

    heading: str
    columns: tuple[str, ...]
    lines: tuple[tuple[Cell, ...], ...]
    shape: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of the parts that follow."""

    text: str
    shape: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Passage:
    """What people wrote, beside its heading."""

    label: str
    content: Markup
    shape: Literal["passage"] = "passage"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the document declares, in a sentence of the program."""

    text: str
    shape: Literal["sentence"] = "sentence"


Part = Grid | Listing | Heading | Passage | Sentence


@dataclass(frozen=True, slots=True)
class Signer:
    """Who answers for the document: for which department, as what, when, and what proves it.

    `trace` says where the proof is found; `doubts` what speaks against it.
    """

    role: str
    office: str
    name: str = ""
    day: str = ""
    proof: str = ""
    tone: str = ""
    trace: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document. `anchor` is where it stands on its page, `source` its entry on the record's.

    `notes` say what keeps it from counting: that another replaces it, that it was not allowed.
    """

    anchor: str
    source: str
    title: str
    number: str
    day: str
    notes: tuple[str, ...]
    parts: tuple[Part, ...]
    signers: tuple[Signer, ...]

    @property
    def is_proved(self) -> bool:
        """Whether a proof of its signatures is looked for."""
        return any(each.proof for each in self.signers)


def cell(shown: Shown | None, comma: str) -> Cell:
    """Several values in words are parted by the reader's `comma`."""
    words = ""
    if isinstance(shown, Text) and not shown.outside:
        words = shown.text
    elif isinstance(shown, Texts) and not any(each.outside for each in shown.items):
        words = (comma if shown.shape == "texts" else " ").join(each.text for each in shown.items)
    keeps = len(words) < (_SHORT_LATIN if words.isascii() else _SHORT)
    return Cell(words, None if words else shown, keeps)


def parts_of(rows: Iterable[Row], comma: str, across: int = 2) -> Iterator[Part]:
    """The fields of a form or an entry: the short ones in a grid, then the others by name.

    So many short ones stand `across` the sheet in one line.
    """
    rows = tuple(rows)
    small = [row for row in rows if row.value.shape not in _OWN]
    if small:
        lines = tuple(_lines(small, comma, across))
        yield Grid(lines, max(map(len, lines)))
    for row in rows:
        yield from _own(row.label, row.value, comma)


def passages(preamble: Markup, sections: Sequence[tuple[str, Markup]]) -> Iterator[Passage]:
    """The body of a form or an entry."""
    for heading, content in (("", preamble), *sections):
        if content:
            yield Passage(heading, content)


# What is shorter is not broken: seven columns of it fit side by side.
_SHORT, _SHORT_LATIN = 7, 11
_OWN = ("table", "cards", "group")
# What stands across within an object that has fields of its own, such as a department's work.
_WITHIN = 3


def _own(label: str, value: Shown, comma: str) -> Iterator[Part]:
    """What needs more than a cell."""
    if isinstance(value, Table):
        lines = tuple(tuple(cell(shown, comma) for _, shown in line.cells) for line in value.lines)
        yield Listing(label, value.columns, lines)
    elif isinstance(value, Cards | Group):
        yield Heading(label)
        for rows in value.cards if isinstance(value, Cards) else (value.rows,):
            yield from parts_of(rows, comma, _WITHIN)


def _lines(rows: Iterable[Row], comma: str, across: int) -> Iterator[tuple[Pair, ...]]:
    """Short values share a line; a wide one has a line to itself."""
    waiting: tuple[Pair, ...] = ()
    for row in rows:
        pair = (row.label, cell(row.value, comma))
        if waiting and (row.is_wide or len(waiting) == across):
            yield waiting
            waiting = ()
        if row.is_wide:
            yield (pair,)
        else:
            waiting = (*waiting, pair)
    if waiting:
        yield waiting
