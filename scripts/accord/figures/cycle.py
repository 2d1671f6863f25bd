"""How long records take, as a whole and in each state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.directory import Outlook
from accord.figures.figure import (
    MEDIAN,
    NINTH_TENTH,
    Figure,
    Measure,
    Unit,
    fixed,
    middle,
    ninth_tenth,
    number,
    words_of,
)
from accord.figures.months import Month, month_of
from accord.figures.states import state_labels
from accord.figures.tally import Point, Tally
from accord.language import say
from accord.model import RecordKind
from accord.workflow.table import Workflow

_CLOSED = say("Closed")


def _closed(tally: Tally, _months: Sequence[Month]) -> Iterator[Point]:
    if tally.outlook is Outlook.DONE:
        month = month_of(tally.stays[-1].since)
        yield Point(month, tally.departments, "closed", tally.days)


def _left(tally: Tally, _months: Sequence[Month]) -> Iterator[Point]:
    for stay in tally.stays:
        if stay.until is not None:
            yield Point(month_of(stay.until), tally.departments, stay.state, stay.days)


def _states(workflow: Workflow, kind: RecordKind) -> tuple[Measure, ...]:
    """The median of every state, then the 90% mark of every state."""
    still = [state for state in workflow.courses[kind].states.values() if not state.final]
    return tuple(
        Measure(f"{state.name}{ending}", state.label, Unit.WORKING_DAYS, sum_up, state.name, group)
        for ending, sum_up, group in (
            ("", middle, MEDIAN),
            ("-ninth-tenth", ninth_tenth, NINTH_TENTH),
        )
        for state in still
    )


CYCLE_TIME = Figure(
    name="cycle-time",
    label=say("Cycle time"),
    says=say("How many working days pass from when a record is raised until it is closed."),
    counts=say(
        "Every record that was closed in the month, for each department that takes part in it: "
        "the working days after the day on which it was raised, up to and including the day on "
        "which it was closed."
    ),
    leaves_out=say(
        "Days on hold; records that are still open (see ageing); and records that were cancelled "
        "or declined."
    ),
    mind=say(
        "It tells of records that were raised long before. A month in which much that is old is "
        "closed looks slow, although it is a good one."
    ),
    points=_closed,
    measures=fixed(
        Measure("median", MEDIAN, Unit.WORKING_DAYS, middle),
        Measure("ninth-tenth", NINTH_TENTH, Unit.WORKING_DAYS, ninth_tenth),
        Measure("closed", _CLOSED, Unit.COUNT, number),
    ),
    whats=words_of(closed=_CLOSED),
    value_unit=Unit.WORKING_DAYS,
    charted=("median", "ninth-tenth"),
)

TIME_IN_STATE = Figure(
    name="time-in-state",
    label=say("Time in each state"),
    says=say("How many working days records spend in each state."),
    counts=say(
        "Every stay in a state that ended in the month: the working days after the day on which "
        "it began, up to and including the day on which it ended, for each department that "
        "takes part in the record. A record that comes into a state twice has two stays."
    ),
    leaves_out=say(
        "Days on hold; states in which the record still is; final states; and states through "
        "which a record passed at one instant."
    ),
    mind=say("A state that few records left in the month says little about how long it takes."),
    points=_left,
    measures=_states,
    whats=lambda workflow: state_labels(workflow, final=False),
    value_unit=Unit.WORKING_DAYS,
    by_kind=True,
    chart="bars",
)
