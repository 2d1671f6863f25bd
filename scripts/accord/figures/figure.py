"""A figure: what it counts of each record, and the numbers that it makes of them.

What a figure means stands in its own words, and nowhere else: pages and guides show them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from statistics import median
from typing import Literal, NamedTuple

from accord.figures.months import Month
from accord.figures.tally import Point, Tally
from accord.language import Label, Message, say
from accord.model import RecordKind
from accord.workflow.table import Workflow

# Fewer points than these say little about a rate or a median; whoever shows it says so.
FEW = 5


class Unit(StrEnum):
    """What a number counts; a share is a fraction of 1, office time is in minutes."""

    COUNT = "count"
    SHARE = "share"
    WORKING_DAYS = "working_days"
    OFFICE_MINUTES = "office_minutes"


class Counted(NamedTuple):
    """A point with the record to which it belongs."""

    tally: Tally
    point: Point


Sum = Callable[[Sequence[Counted]], float | None]
Words = Label | Message


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a figure. `what` names the points that it counts, all if it is empty.

    `sum_up` makes the number of them; None where there is nothing that it could say. Measures
    of one `group` stand in a table of their own.
    """

    name: str
    label: Words
    unit: Unit
    sum_up: Sum
    what: str = ""
    group: Message | None = None


Points = Callable[[Tally, Sequence[Month]], Iterable[Point]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. Its first measure is the one by which departments and kinds are compared.

    `points` are made of a tally and the months in question, the last of which is the present
    one. A figure of states has measures of its own for each kind of record. `spans_months` is
    false for one that knows only the present.
    """

    name: str
    label: Message
    says: Message
    counts: Message
    leaves_out: Message
    mind: Message
    points: Points
    measures: Callable[[Workflow, RecordKind], tuple[Measure, ...]]
    whats: Callable[[Workflow], Mapping[str, Words]]
    value_unit: Unit | None = None
    by_kind: bool = False
    spans_months: bool = True
    chart: Literal["lines", "columns", "bars", "areas"] = "lines"
    charted: tuple[str, ...] = ()

    @property
    def has_lead(self) -> bool:
        """Whether the first measure stands for the whole, month by month."""
        return self.spans_months and not self.by_kind

    @property
    def definition(self) -> tuple[tuple[Message, Message], ...]:
        """What it means, in paragraphs with their headings."""
        return (
            (say("What is counted"), self.counts),
            (say("What is left out"), self.leaves_out),
            (say("When it says little"), self.mind),
        )


def fixed(*measures: Measure) -> Callable[[Workflow, RecordKind], tuple[Measure, ...]]:
    """Measures that are the same for requests and feedback."""
    return lambda _workflow, _kind: measures


def words_of(**labels: Words) -> Callable[[Workflow], Mapping[str, Words]]:
    """What the points of a figure are called; an underscore stands for a hyphen."""
    named = {name.replace("_", "-"): label for name, label in labels.items()}
    return lambda _workflow: named


def number(points: Sequence[Counted]) -> float | None:
    """How many there are."""
    return len(points)


MEDIAN, NINTH_TENTH = say("Median"), say("90% mark")


def middle(points: Sequence[Counted]) -> float | None:
    """The median: half of the values are at most this."""
    return median([each.point.value for each in points]) if points else None


def ninth_tenth(points: Sequence[Counted]) -> float | None:
    """The smallest value that nine tenths of the values do not exceed."""
    if not points:
        return None
    values = sorted([each.point.value for each in points])
    return values[ceil(0.9 * len(values)) - 1]


def share(*whats: str) -> Sum:
    """Which part of all points is one of these."""

    def sum_up(points: Sequence[Counted]) -> float | None:
        if not points:
            return None
        return sum([each.point.what in whats for each in points]) / len(points)

    return sum_up
