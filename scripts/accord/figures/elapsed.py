"""How much working time lies between two instants, time on hold left out.

Both measures add up: from a to b and from b to c it is as much as from a to c.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from accord.obligation import Interval
from accord.workdays import WorkingCalendar


def working_days(
    start: datetime, end: datetime, holds: Sequence[Interval], calendar: WorkingCalendar
) -> int:
    """Working days between two aware instants; the day on which it starts is day 0."""

    def days(begun: datetime, ended: datetime) -> int:
        first = begun.astimezone(calendar.timezone).date()
        return calendar.between(first, ended.astimezone(calendar.timezone).date())

    return _without(holds, days, start, end)


def working_minutes(
    start: datetime, end: datetime, holds: Sequence[Interval], calendar: WorkingCalendar
) -> int:
    """Minutes of office hours between two aware instants."""

    def minutes(begun: datetime, ended: datetime) -> int:
        return _office_minutes(begun, ended, calendar)

    return _without(holds, minutes, start, end)


def _office_minutes(start: datetime, end: datetime, calendar: WorkingCalendar) -> int:
    found, day = 0, start.astimezone(calendar.timezone).date()
    while calendar.opening(day) < end:
        if calendar.is_working(day):
            opened, closed = max(start, calendar.opening(day)), min(end, calendar.closing(day))
            found += max(0, int((closed - opened).total_seconds()) // 60)
        day += timedelta(days=1)
    return found


def _without(
    holds: Sequence[Interval],
    length: Callable[[datetime, datetime], int],
    start: datetime,
    end: datetime,
) -> int:
    left_out = sum(
        length(max(start, begun), min(end, ended))
        for begun, ended in holds
        if begun < end and start < ended
    )
    return length(start, end) - left_out
