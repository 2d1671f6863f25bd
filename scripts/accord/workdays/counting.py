"""The count to a due instant, day by day or by the clock; what is on hold does not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from accord.language import Label
from accord.obligation import Interval
from accord.workdays.office_time import OfficeTime, apart

ON_HOLD = Label("暂停", "on hold")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day on the way to a due instant: its number in the count, or 0 if it does not count.

    `why` is the reason why it can't be the day on which something is due. Where working hours
    are counted, `time` is how much of the day counts.
    """

    day: date
    number: int
    why: Label | None = None
    time: timedelta = timedelta()


def by_the_clock(start: datetime, length: timedelta, holds: Sequence[Interval]) -> datetime:
    """The instant, in UTC, at which so much time has run that no hold covers."""
    begin = start.astimezone(UTC)
    due = begin + length
    for begun, ended in apart(holds):
        if begun < due and ended > begin:
            due += ended - max(begun, begin)
    return due


def off_hold(moment: datetime, holds: Sequence[Interval]) -> datetime:
    """The instant itself, or the end of the hold that begins just then or covers it."""
    return next((ended for begun, ended in apart(holds) if begun <= moment < ended), moment)


def days(
    calendar: OfficeTime, start: date, span: Mapping[str, int], holds: Sequence[Interval]
) -> Iterator[CountedDay]:
    """The days after `start`, until all are counted and the last is one on which people work."""
    working = "working_days" in span
    amount = span["working_days"] if working else span["days"]
    day, number, why = start, 0, _why_not(calendar, start, holds)
    while number < amount or why:
        day += _DAY
        why = _why_not(calendar, day, holds)
        counts = number < amount and (why is None or (not working and why is not ON_HOLD))
        number += counts
        yield CountedDay(day, number if counts else 0, why)


def hours(
    calendar: OfficeTime, start: datetime, due: datetime, holds: Sequence[Interval]
) -> Iterator[CountedDay]:
    """The days from `start` to `due`, both included, each with the office time that counts."""
    zone, number = calendar.timezone, 0
    day, last = (moment.astimezone(zone).date() for moment in (start, due))
    while day <= last:
        midnights = (datetime.combine(each, time(), zone) for each in (day, day + _DAY))
        begin, end = (min(max(each, start), due) for each in midnights)
        length = calendar.time_between(begin, end, holds)
        number += bool(length)
        yield CountedDay(
            day,
            number if length else 0,
            None if length else _why_not(calendar, day, holds),
            length,
        )
        day += _DAY


def _why_not(calendar: OfficeTime, day: date, holds: Sequence[Interval]) -> Label | None:
    """Why a day can't be the last of a count: the record is on hold, or nobody works."""
    closing = calendar.closing(day) if holds else None
    if closing and any(begun <= closing < ended for begun, ended in holds):
        return ON_HOLD
    return calendar.why_off(day)
