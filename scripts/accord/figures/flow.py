"""How many records come, go and stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.directory import Outlook
from accord.figures.figure import (
    Figure,
    Measure,
    Unit,
    fixed,
    number,
    words_of,
)
from accord.figures.months import Month, last_day, month_of
from accord.figures.states import state_labels
from accord.figures.tally import Point, Tally
from accord.language import say
from accord.model import RecordKind
from accord.workflow.table import Workflow

_RAISED, _CLOSED = say("Raised"), say("Closed")
_DROPPED = say("Cancelled or declined")


def _moves(tally: Tally, _months: Sequence[Month]) -> Iterator[Point]:
    yield Point(month_of(tally.raised), tally.departments, "raised")
    if tally.outlook is not Outlook.OPEN:
        what = "closed" if tally.outlook is Outlook.DONE else "dropped"
        yield Point(month_of(tally.stays[-1].since), tally.departments, what)


THROUGHPUT = Figure(
    name="throughput",
    label=say("Throughput"),
    says=say("How many records are raised and how many are closed."),
    counts=say(
        "Every record in the month in which it was raised and in that in which it was closed, "
        "cancelled or declined, for each department that takes part in it."
    ),
    leaves_out=say("Nothing; what is on hold counts like the rest."),
    mind=say("If more is raised than closed for several months, what is open grows."),
    points=_moves,
    measures=fixed(
        Measure("closed", _CLOSED, Unit.COUNT, number, "closed"),
        Measure("raised", _RAISED, Unit.COUNT, number, "raised"),
        Measure("dropped", _DROPPED, Unit.COUNT, number, "dropped"),
    ),
    whats=words_of(raised=_RAISED, closed=_CLOSED, dropped=_DROPPED),
    chart="columns",
    charted=("raised", "closed"),
)


def _standings(tally: Tally, months: Sequence[Month]) -> Iterator[Point]:
    """Where the record stood at the end of each month; nowhere before it was raised."""
    stays, departments, place = tally.stays, tally.departments, 0
    for month in months:
        end = last_day(month)
        while place < len(stays) and stays[place].since <= end:
            place += 1
        if place:
            yield Point(month, departments, stays[place - 1].state)


def _states(workflow: Workflow, kind: RecordKind) -> tuple[Measure, ...]:
    return tuple(
        Measure(state.name, state.label, Unit.COUNT, number, state.name)
        for state in workflow.courses[kind].states.values()
    )


FLOW = Figure(
    name="flow",
    label=say("Cumulative flow"),
    says=say("How many records stand in each state at the end of each month."),
    counts=say(
        "Every record that had been raised by the end of the month, in the state in which it was "
        "then, for each department that takes part in it; in the present month, as of now."
    ),
    leaves_out=say(
        "Nothing: records that are on hold count in their state, and what has ended stays among "
        "what has ended."
    ),
    mind=say(
        "A band that grows wider from month to month is where work piles up; a slope that "
        "flattens at the bottom means that less is being finished."
    ),
    points=_standings,
    measures=_states,
    whats=lambda workflow: state_labels(workflow, final=True),
    by_kind=True,
    chart="areas",
)
