"""A row of a list: a record, and what the list says of it or of something in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from accord.site.records.card import Card
from accord.site.records.owing import Owing
from accord.site.values.shapes import Badge


class Cell(NamedTuple):
    """What stands in one column: badges, then a text or several, then links.

    `sort` is what the column is sorted by, where that is not what it says. `owing` is what is
    still owed for it, and ages. `links` are pairs of a text and where it leads from the root.
    """

    text: str = ""
    sort: str = ""
    badges: tuple[Badge, ...] = ()
    lines: tuple[str, ...] = ()
    owing: Owing | None = None
    links: tuple[tuple[str, str], ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to show but the text."""
        return not (self.badges or self.lines or self.owing or self.links)

    @property
    def badge(self) -> Badge | None:
        """The badge of a cell that has nothing else."""
        alone = len(self.badges) == 1 and not (self.text or self.lines or self.owing or self.links)
        return self.badges[0] if alone else None


class Row(NamedTuple):
    """`place` is where the title leads, from the root; `tokens` are what the filters look at."""

    record: str
    title: str
    place: str
    tokens: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]


def row(card: Card, anchor: str, cells: Iterable[Cell], **tokens: str) -> Row:
    """A row about a record, or what stands at an anchor of its page."""
    place = f"records/{card.id}/" + (f"#{anchor}" if anchor else "")
    known = {
        "department": " ".join(card.departments),
        "kind": card.kind,
        "person": " ".join(card.people),
        **tokens,
    }
    return Row(card.id, card.title, place, tuple(known.items()), tuple(cells))


def document(record: str, anchor: str, label: str) -> Cell:
    """The way to an entry as a document that can be printed."""
    return Cell(links=((label, f"records/{record}/documents/#{anchor}"),))


def parties(card: Card, comma: str) -> Cell:
    """Who asks whom."""
    return Cell(f"{card.initiating} → {comma.join(card.asked)}")
