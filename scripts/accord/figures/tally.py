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


class Owed(NamedTuple):
    """A leaf obligation that came due in a month; it is met, entered-late, late or overdue."""

    rule: str
    subject: str
    department: str
    month: Month
    outcome: str


class Answer(NamedTuple):
    """A department that was asked in a month; the office minutes until it answered, if it has."""

    department: str
    month: Month
    minutes: int | None


class Part(NamedTuple):
    """What one department handed over for one record: in which month it was first judged.

    `sent_back` says whether anything of it was ever sent back, by then or later.
    """

    department: str
    month: Month
    sent_back: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """One record; `stays` are in order, the last one being in its present state."""

    record: str
    title: str
    kind: RecordKind
    priority: str
    departments: tuple[str, ...]
    outlook: Outlook
    raised: date
    stays: tuple[Stay, ...]
    owed: tuple[Owed, ...]
    answers: tuple[Answer, ...]
    parts: tuple[Part, ...]

    @property
    def days(self) -> int:
        """The working days from when it was raised to its end, or until now."""
        return sum(stay.days for stay in self.stays)
