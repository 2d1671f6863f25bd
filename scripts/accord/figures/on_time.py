"""How much of what was owed was done in time."""

from __future__ import annotations

from accord.figures.figure import Figure, Measure, Unit, fixed, number, share, words_of
from accord.language import say

_MET, _ENTERED_LATE = say("In time"), say("Entered late")
_LATE, _OVERDUE = say("Late"), say("Overdue")


ON_TIME = Figure(
    name="on-time",
    label=say("On-time rate"),
    says=say("How much of what had come due was done in time."),
    counts=say(
        "Every obligation whose due instant lies in the month and has passed, in the month in "
        "which it was due, for the department that owed it (of a person, the person's "
        "department). The rate is what was met in time divided by all of them."
    ),
    leaves_out=say(
        "What is not due yet, even if it is done; what was no longer wanted before it was due "
        "(the record was cancelled, the department asked no more); and milestones that are late "
        "only through their own tasks, which count already. Time on hold puts the due instant "
        "off. What was entered late is shown apart: it counts among all, but not as in time."
    ),
    mind=say(
        "A department with few obligations jumps from 0 to 100 percent by one of them. The month "
        "that is not over yet still changes, and what is overdue now ends late."
    ),
    points=lambda tally, _months: tally.owed,
    measures=fixed(
        Measure("rate", say("In time, share"), Unit.SHARE, share("met")),
        Measure("due", say("Came due"), Unit.COUNT, number),
        Measure("met", _MET, Unit.COUNT, number, "met"),
        Measure("entered-late", _ENTERED_LATE, Unit.COUNT, number, "entered-late"),
        Measure("late", _LATE, Unit.COUNT, number, "late"),
        Measure("overdue", _OVERDUE, Unit.COUNT, number, "overdue"),
    ),
    whats=words_of(met=_MET, entered_late=_ENTERED_LATE, late=_LATE, overdue=_OVERDUE),
    charted=("rate",),
)
