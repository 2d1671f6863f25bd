"""The days of an explanation: those of a count, or those of the period that a report covers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from accord.explain.explanation import Day, Reason
from accord.language import say
from accord.obligation import Obligation
from accord.workdays import WorkingCalendar

_DAY = timedelta(days=1)
_SATURDAY = 5
# How many working days lie between two reports, where they are not weekly.
_STEPS = {"day": 1, "two-days": 2}


def counted_days(obligation: Obligation, calendar: WorkingCalendar) -> Iterator[Day]:
    """Each day up to the due one; none where hours by the clock or a fixed date decide."""
    for each in calendar.walk(obligation.count):
        yield Day(each.day, each.number, each.why or _why_worked(each.day, calendar), each.time)


def period_days(obligation: Obligation, cadence: str, calendar: WorkingCalendar) -> Iterator[Day]:
    """Each day of a report's period, the working days numbered: the last one is the due day."""
    due = obligation.due.astimezone(calendar.timezone).date()
    day, last = due, due
    if cadence == "week":
        day -= due.weekday() * _DAY
        last = day + 6 * _DAY
    else:
        begun = obligation.count.start.astimezone(calendar.timezone).date()
        day = max(begun, calendar.shift(due, -_STEPS[cadence])) + _DAY
    number = 0
    while day <= last:
        why = calendar.why_off(day)
        number += why is None
        yield Day(day, 0 if why else number, why or _why_worked(day, calendar))
        day += _DAY


def _why_worked(day: date, calendar: WorkingCalendar) -> Reason | None:
    """Why people work on a day of the weekend, or on one that the calendar makes its own."""
    if day in calendar.own:
        return say("worked by the own calendar")
    return say("worked instead of a day off") if day.weekday() >= _SATURDAY else None
