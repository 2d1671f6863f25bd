"""The days of 2026 as people read them off a wall calendar, and what may take how long.

Written from the State Council's notice, with nothing of the program's calendar: a plain set of
days on which people work, from nine to six, in China's time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone

Hold = tuple[datetime, datetime]

CHINA = timezone(timedelta(hours=8))
_DAY = timedelta(days=1)
# First and last day off, and the weekends on which people work instead.
_OFF = ("1-1 1-3", "2-15 2-23", "4-4 4-6", "5-1 5-5", "6-19 6-21", "9-25 9-27", "10-1 10-7")
_ON = "1-4 2-14 2-28 5-9 9-20 10-10"


def _of(text: str) -> date:
    month, day = text.split("-")
    return date(2026, int(month), int(day))


def _all_days() -> list[date]:
    return [date(2026, 1, 1) + n * _DAY for n in range(365)]


_HOLIDAYS = {
    day
    for each in _OFF
    for day in _all_days()
    if _of(each.split()[0]) <= day <= _of(each.split()[1])
}
WORKED = {day for day in _all_days() if day.weekday() < 5 and day not in _HOLIDAYS} | {
    _of(each) for each in _ON.split()
}


def day_of(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()


def close(day: date) -> datetime:
    return datetime.combine(day, time(18), CHINA)


def opening(day: date) -> datetime:
    return datetime.combine(day, time(9), CHINA)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CHINA)


def on_hold(moment: datetime, holds: Sequence[Hold]) -> bool:
    return any(begun <= moment < ended for begun, ended in holds)


def after_working_days(start: datetime, number: int, holds: Sequence[Hold] = ()) -> datetime:
    """The close of so many working days after the day of `start`; none closes on hold."""
    day = day_of(start)
    while number:
        day += _DAY
        number -= day in WORKED and not on_hold(close(day), holds)
    return close(day)


def before_working_days(day: date, number: int) -> datetime:
    """The close of the day that lies so many working days before `day`."""
    while number:
        day -= _DAY
        number -= day in WORKED
    return close(day)


def after_days(start: datetime, number: int, holds: Sequence[Hold] = ()) -> datetime:
    """The close of so many days after that of `start`, or of the next on which people work."""
    day = day_of(start)
    while number:
        day += _DAY
        number -= not on_hold(close(day), holds)
    while day not in WORKED or on_hold(close(day), holds):
        day += _DAY
    return close(day)


def after_hours(start: datetime, number: int, holds: Sequence[Hold] = ()) -> datetime:
    """When a clock that stands still on hold has run so many hours."""
    at, left = start, timedelta(hours=number)
    for begun, ended in sorted(holds):
        if at + left < begun:
            break
        if at < ended:
            left -= max(begun - at, timedelta())
            at = ended
    return at + left


def on_date(day: date, holds: Sequence[Hold] = ()) -> tuple[datetime, bool]:
    """When what was agreed for a day is due, and whether a hold asks for a new date."""
    for _, ended in (each for each in sorted(holds) if on_hold(close(day), [each])):
        return after_working_days(ended, 3, holds), True
    return close(day), False
