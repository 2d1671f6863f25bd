"""How soon the departments asked give a first answer."""

from __future__ import annotations

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
from accord.language import say

_ANSWERED, _WAITING = say("Answered"), say("Not answered yet")


FIRST_RESPONSE = Figure(
    name="first-response",
    label=say("First response"),
    says=say("How many office hours pass until a department that was asked answers."),
    counts=say(
        "Every department that was asked in the month, once for each record: the office hours "
        "from when the record was raised (or the department was added) to its first answer of "
        "any kind, by its own calendar. The median is what half of the answers kept to, the "
        "90% mark what nine of ten kept to."
    ),
    leaves_out=say(
        "Nights, days off and time on hold; and departments that were no longer asked, or whose "
        "record ended, before they answered. Those that have not answered yet are counted apart "
        "and are in neither number."
    ),
    mind=say(
        "Where many have not answered yet, the numbers are too good: the slowest are still missing."
    ),
    points=lambda tally, _months: tally.answers,
    measures=fixed(
        Measure("median", MEDIAN, Unit.OFFICE_MINUTES, middle, "answered"),
        Measure("ninth-tenth", NINTH_TENTH, Unit.OFFICE_MINUTES, ninth_tenth, "answered"),
        Measure("answered", _ANSWERED, Unit.COUNT, number, "answered"),
        Measure("waiting", _WAITING, Unit.COUNT, number, "waiting"),
    ),
    whats=words_of(answered=_ANSWERED, waiting=_WAITING),
    value_unit=Unit.OFFICE_MINUTES,
    charted=("median", "ninth-tenth"),
)
