"""The shapes in which a page shows values: words, lists, tables, cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """One value in words; `url` is relative to the root of the language, or an address."""

    text: str
    url: str = ""
    outside: bool = False
    hint: str = ""
    shape: Literal["text"] = "text"

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to show but the words."""
        return not (self.url or self.hint)


@dataclass(frozen=True, slots=True)
class Row:
    """A field by its label; a wide one needs the whole width of the page."""

    name: str
    label: str
    value: Shown
    is_wide: bool


@dataclass(frozen=True, slots=True)
class Texts:
    """Several values, as a list or (for the parts of one small object) as a phrase."""

    items: tuple[Text, ...]
    shape: Literal["texts", "phrase"] = "texts"


@dataclass(frozen=True, slots=True)
class Due:
    """By when something that is open is due: an instant, and by whose calendar days are counted.

    How it stands is said `beside` the badge's text, where that says something else.
    """

    at: str
    calendar: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """How something stands: a word, and the tone in which it is shown.

    With `due` both change as time goes by.
    """

    text: str
    tone: str
    detail: str = ""
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One object of a table: its cells by column, and how it stands where that is known."""

    cells: tuple[tuple[str, Shown | None], ...]
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Objects that hold only small values, one a line."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    shape: Literal["table"] = "table"

    @property
    def has_badges(self) -> bool:
        return any(line.badge for line in self.lines)


@dataclass(frozen=True, slots=True)
class Cards:
    """Objects that hold lists themselves, each by its fields."""

    cards: tuple[tuple[Row, ...], ...]
    shape: Literal["cards"] = "cards"


@dataclass(frozen=True, slots=True)
class Group:
    """An object by its fields."""

    rows: tuple[Row, ...]
    shape: Literal["group"] = "group"


Shown = Text | Texts | Table | Cards | Group
