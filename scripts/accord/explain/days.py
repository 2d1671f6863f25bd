"""The days of an explanation: those of a count, or those of the period that a report covers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from accord.explain.explanation import Day
from accord.obligation import Obligation
from accord.workdays import WorkingCalendar

_DAY = timedelta(days=1)
# How many working days lie between two reports, where they are not weekly.
_STEPS = {"day": 1, "two-days": 2}


def counted_days(obligation: Obligation, calendar: WorkingCalendar) -> Iterator[Day]:
    """Each day up to the due one; none where hours by the clock or a fixed date decide."""
    amount, counted = obligation.count.span.get("days"), 0
    for each in calendar.walk(obligation.count):
        rolled, counted = counted == amount, max(counted, each.number)
        why = each.why or calendar.why_on(each.day)
        yield Day(each.day, each.number, why, each.time, rolled)


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
        yield Day(day, 0 if why else number, why or calendar.why_on(day))
        day += _DAY
