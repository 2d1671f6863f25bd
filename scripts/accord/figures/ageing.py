"""How old the open records are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.directory import Outlook
from accord.figures.figure import (
    Counted,
    Figure,
    Measure,
    Unit,
    Words,
    fixed,
    middle,
    number,
)
from accord.figures.months import Month
from accord.figures.tally import Point, Tally
from accord.language import say

# The last working day of each bucket, and what it is called; the last one has no end.
_ENDS = (5, 10, 20, 40)
_BUCKETS: dict[str, Words] = {
    "up-to-5": say("Up to 5 days"),
    "up-to-10": say("6 to 10 days"),
    "up-to-20": say("11 to 20 days"),
    "up-to-40": say("21 to 40 days"),
    "over-40": say("Over 40 days"),
}


def bucket(days: int) -> str:
    """The bucket of an age in working days."""
    return next((f"up-to-{end}" for end in _ENDS if days <= end), f"over-{_ENDS[-1]}")


def _points(tally: Tally, months: Sequence[Month]) -> Iterator[Point]:
    if tally.outlook is Outlook.OPEN:
        yield Point(months[-1], tally.departments, bucket(tally.days), tally.days)


def _oldest(points: Sequence[Counted]) -> float | None:
    return max((each.point.value for each in points), default=None)


AGEING = Figure(
    name="ageing",
    label=say("Ageing"),
    says=say("How many working days old the open records are."),
    counts=say(
        "Every record that is open now, for each department that takes part in it: the working "
        "days after the day on which it was raised, up to and including today."
    ),
    leaves_out=say(
        "Days on hold (a record that is on hold now is counted, with the age that it had), and "
        "whatever is closed, cancelled or declined."
    ),
    mind=say("Large undertakings are old without being stuck; look at what is overdue too."),
    points=_points,
    measures=fixed(
        Measure("open", say("Open"), Unit.COUNT, number),
        Measure("median", say("Median age"), Unit.WORKING_DAYS, middle),
        Measure("oldest", say("Oldest"), Unit.WORKING_DAYS, _oldest),
        *(Measure(name, label, Unit.COUNT, number, name) for name, label in _BUCKETS.items()),
    ),
    whats=lambda _workflow: _BUCKETS,
    value_unit=Unit.WORKING_DAYS,
    spans_months=False,
    chart="bars",
    charted=tuple(_BUCKETS),
)
