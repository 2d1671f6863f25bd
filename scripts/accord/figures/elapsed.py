"""How much working time lies between two instants, time on hold left out.

Both measures add up: from a to b and from b to c it is as much as from a to c.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from accord.obligation import Interval
from accord.workdays import WorkingCalendar

_BEGINNING = date(2020, 1, 1)


class WorkingDays:
    """Counts the working days between instants; each day is looked up in the calendar once."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar
        self._numbers: dict[date, int] = {}

    def between(self, start: datetime, end: datetime, holds: Sequence[Interval]) -> int:
        """Working days between two aware instants; the day on which it starts is day 0."""
        day, number = self._calendar.day, self.number
        found = number(day(end)) - number(day(start))
        for begun, ended in holds:
            if begun < end and start < ended:
                found -= number(day(min(end, ended))) - number(day(max(start, begun)))
        return found

    def number(self, day: date) -> int:
        """How many working days had come since a fixed one, up to and including `day`."""
        found = self._numbers.get(day)
        if found is None:
            found = self._numbers[day] = self._calendar.between(_BEGINNING, day)
        return found


def working_minutes(
    start: datetime, end: datetime, holds: Sequence[Interval], calendar: WorkingCalendar
) -> int:
    """Minutes of office hours between two aware instants, those that are whole."""
    return calendar.time_between(start, end, holds) // timedelta(minutes=1)
