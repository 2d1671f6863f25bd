"""What every chart is made of, in the units of its own drawing.

The drawing is 420 wide: on a phone it is shrunk a little, at a desk it grows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

WIDTH, HEIGHT = 420, 210
LEFT, RIGHT, TOP, BOTTOM = 44, 14, 14, 30
FLOOR = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class Row:
    """The numbers of one series, one for each category; None where there is none.

    `tone` names its colour, as states have one; a series without a tone gets one by its place.
    """

    name: str
    values: Sequence[float | None]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn: the series over categories, each with a second line below or none.

    `told` puts a number into words. A chart that has a `top` reaches up to it, whatever the
    numbers are.
    """

    name: str
    title: str
    desc: str
    categories: Sequence[tuple[str, str]]
    rows: Sequence[Row]
    told: Callable[[float], str]
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A label at a place on an axis."""

    at: float
    label: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One number: where it is, how high above the floor it stands, and what it says.

    The words of a mark on a line stand so far `below` it, or above it if that is negative.
    """

    x: float
    y: float
    words: str
    hint: str
    width: float = 0
    below: float = 0

    @property
    def height(self) -> float:
        return round(FLOOR - self.y, 1)


@dataclass(frozen=True, slots=True)
class Series:
    """`paths` are the pieces of a line, or the outline of an area."""

    name: str
    tone: str
    paths: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be drawn; its series are in the order of their legend."""

    shape: Literal["lines", "columns", "areas"]
    name: str
    title: str
    desc: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    series: tuple[Series, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = FLOOR


def tone(row: Row, place: int) -> str:
    return row.tone or f"series-{place + 1}"
