"""A chart of dated work as its template draws it: percent across, pixels from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accord.site.records.gantt.scale import Tick
from accord.site.values.shapes import Badge


class Bar(NamedTuple):
    """One line: a bar from `x` on, filled as far as it has come, or the diamond of a milestone.

    `late` is where the part behind the date begins and how wide it is; it `grows` until it is
    done. `day` is that of its end, or by which it is due. `moved` leads from each date that was
    given up to the next.
    """

    what: str
    y: int
    label: str
    title: str
    is_part: bool
    status: Badge
    day: str
    tone: str
    x: float
    width: float
    filled: float
    late: tuple[float, float]
    grows: bool
    moved: tuple[tuple[float, float], ...]
    end: float
    is_done: bool


class Group(NamedTuple):
    """The lines of a department, or the milestones."""

    y: int
    height: int
    title: str
    bars: tuple[Bar, ...]


class Fact(NamedTuple):
    """A line of the table that says the same; `before` are the dates that were given up."""

    title: str
    who: str
    before: tuple[str, ...]
    due: str
    ended: str
    status: Badge


@dataclass(frozen=True, slots=True)
class Gantt:
    """`first` and `days` are the scale, by which the line of `today` is moved as time goes by.

    `off` are bands of days off: from where on, how high, and their path.
    """

    height: int
    floor: int
    first: str
    days: int
    ticks: tuple[Tick, ...]
    groups: tuple[Group, ...]
    off: tuple[tuple[int, int, str], ...]
    holds: tuple[tuple[float, float], ...]
    today: float | None
    today_label: str
    legend: tuple[str, ...]
    facts: tuple[Fact, ...]
    beyond: int
    is_agreed: bool


def legend(groups: Sequence[Group], *, off: bool, held: bool, is_over: bool) -> Iterator[str]:
    """The marks that this chart uses."""
    bars = [bar for group in groups for bar in group.bars]
    if any(bar.what != "milestone" for bar in bars):
        yield "planned"
        yield "done"
    if any(bar.what == "milestone" for bar in bars):
        yield "milestone"
    if any(bar.late[1] or bar.status.due for bar in bars):
        yield "late"
    if any(bar.moved for bar in bars):
        yield "moved"
    if off:
        yield "off"
    if held:
        yield "hold"
    if not is_over:
        yield "today"
