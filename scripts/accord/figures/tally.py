"""A tally: what the figures count of one record, in a few small values.

Tallies are made where the records are read, and are small enough to be carried elsewhere.
Days are those of the organization's time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from accord.directory import Outlook
from accord.figures.months import Month
from accord.model import RecordKind


class Stay(NamedTuple):
    """A time spent in one state: from which day, until which if it is over.

    `days` are the working days of it, so far if it is not over; none where it was on hold.
    """

    state: str
    since: date
    until: date | None
    days: int


class Point(NamedTuple):
    """One thing that a figure counts, such as an obligation, an answer or a record.

    `what` tells the points of a figure apart, such as ``late`` from ``met``. `value` is in
    the figure's unit; `rule` and `subject` name an obligation, where it is one.
    """

    month: Month
    departments: tuple[str, ...]
    what: str
    value: int = 0
    rule: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """One record; `stays` are in order, the last one being in its present state.

    The points of some figures are made with it: `owed` is what came due, `answers` are those
    given or waited for when departments were asked, `parts` what each of them handed over.
    """

    record: str
    title: str
    kind: RecordKind
    priority: str
    departments: tuple[str, ...]
    outlook: Outlook
    raised: date
    stays: tuple[Stay, ...]
    owed: tuple[Point, ...]
    answers: tuple[Point, ...]
    parts: tuple[Point, ...]

    @property
    def days(self) -> int:
        """The working days from when it was raised to its end, or until now."""
        return sum(stay.days for stay in self.stays)
