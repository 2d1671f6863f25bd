"""Working days, office hours, and due instants with how they were counted.

Days off and moved days (调休) are those of the State Council's yearly notice, as the
`holidays` library publishes them, overlaid with the company's own `calendar.yml`. Beyond
the last published year moved days are unknown, and what is counted there is provisional.
The day something starts on is day 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from accord.language import Label
from accord.model import Fields
from accord.obligation import Count, Interval
from accord.workdays.statutory import statutory

PATH = "records/calendar.yml"
WEEKEND = Label("周末", "weekend")
ON_HOLD = Label("暂停", "on hold")
_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day on the way to a due instant: its number in the count, or 0 if it does not count.

    `why` is the reason why it can't be the day on which something is due.
    """

    day: date
    number: int
    why: Label | None = None


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked, and when the office opens and closes."""

    timezone: ZoneInfo
    days_off: Mapping[date, Label]
    days_on: frozenset[date]
    hours: tuple[tuple[date, time, time], ...]
    departments: Mapping[str, WorkingCalendar] = field(default_factory=dict)
    _totals: dict[int, tuple[int, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def read(cls, fields: Fields, timezone: ZoneInfo) -> WorkingCalendar:
        """Build the calendar from the fields of `calendar.yml` that its schema has passed."""
        return cls(
            timezone=timezone,
            days_off={_day(each): Label.of(each) for each in fields.get("days_off", ())},
            days_on=frozenset(_day(each) for each in fields.get("days_on", ())),
            hours=tuple(
                (
                    date.fromisoformat(each["since"]),
                    time.fromisoformat(each["from"]),
                    time.fromisoformat(each["until"]),
                )
                for each in fields["office_hours"]
            ),
        )

    def of(self, department: str | None) -> WorkingCalendar:
        """The calendar of a department; the company's own where it keeps no other."""
        return self.departments.get(department or "", self)

    def why_off(self, day: date) -> Label | None:
        """Why nobody works on `day`, or None if it is a working day."""
        if day in self.days_on:
            return None
        if own := self.days_off.get(day):
            return own
        year = statutory(day.year)
        if name := year.off.get(day):
            return name
        if day.weekday() >= _SATURDAY and day not in year.moved:
            return WEEKEND
        return None

    def is_working(self, day: date) -> bool:
        return self.why_off(day) is None

    def is_provisional(self, day: date) -> bool:
        """Whether the notice for that year is not published (as far as the library knows)."""
        return not statutory(day.year).published

    def opening(self, day: date) -> datetime:
        return datetime.combine(day, self._office_hours(day)[0], self.timezone)

    def closing(self, day: date) -> datetime:
        return datetime.combine(day, self._office_hours(day)[1], self.timezone)

    def forward(self, day: date) -> date:
        """`day` itself, or the next working day if nobody works on it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def shift(self, day: date, working_days: int) -> date:
        """The day so many working days after `day` (before it, if negative).

        Zero gives `day` itself; the start need not be a working day.
        """
        step = _DAY if working_days >= 0 else -_DAY
        left = abs(working_days)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and including `end`."""
        if end < start:
            return -self.between(end, start)
        whole_years = sum(self._worked(year)[-1] for year in range(start.year, end.year))
        return whole_years + self._worked_by(end) - self._worked_by(start)

    def _worked_by(self, day: date) -> int:
        """How many working days of its year have come up to and including `day`."""
        return self._worked(day.year)[day.timetuple().tm_yday]

    def _worked(self, year: int) -> tuple[int, ...]:
        """For each day of a year the working days up to then; kept, since lateness asks often."""
        if year not in self._totals:
            days = _days(date(year, 1, 1), date(year, 12, 31))
            self._totals[year] = tuple(
                accumulate((self.is_working(day) for day in days), initial=0)
            )
        return self._totals[year]

    def working_days_of_week(self, year: int, week: int) -> tuple[date, ...]:
        """The working days of an ISO week, Monday to Sunday; none over a long holiday."""
        monday = date.fromisocalendar(year, week, 1)
        return tuple(day for day in _days(monday, monday + 6 * _DAY) if self.is_working(day))

    def due(
        self, start: datetime, span: Mapping[str, int], holds: Sequence[Interval] = ()
    ) -> datetime:
        """When something is due that may take `span` from `start` on.

        Hours run by the clock. Working days end at the close of the last one. Plain days
        end at the close of the day they lead to, or of the next working day. Time on hold
        does not count: hours stand still, and a day that closes on hold is skipped.
        """
        if "hours" in span:
            return _by_the_clock(start, timedelta(hours=span["hours"]), holds)
        day = start.astimezone(self.timezone).date()
        for counted in self._count(day, span, holds):
            day = counted.day
        return self.closing(day)

    def walk(self, count: Count) -> Iterator[CountedDay]:
        """Every day of a count up to the due one; none where hours or a fixed date decide."""
        if "working_days" in count.span or "days" in count.span:
            day = count.start.astimezone(self.timezone).date()
            yield from self._count(day, count.span, count.holds)

    def _count(
        self, day: date, span: Mapping[str, int], holds: Sequence[Interval]
    ) -> Iterator[CountedDay]:
        """The days after `day`, until all are counted and the last is one on which people work."""
        working = "working_days" in span
        amount = span["working_days"] if working else span["days"]
        number, why = 0, self._why_not(day, holds)
        while number < amount or why:
            day += _DAY
            why = self._why_not(day, holds)
            counts = number < amount and (why is None or (not working and why is not ON_HOLD))
            number += counts
            yield CountedDay(day, number if counts else 0, why)

    def _why_not(self, day: date, holds: Sequence[Interval]) -> Label | None:
        """Why a day can't be the last of a count: the record is on hold, or nobody works."""
        closing = self.closing(day) if holds else None
        if closing and any(begun <= closing < ended for begun, ended in holds):
            return ON_HOLD
        return self.why_off(day)

    def _office_hours(self, day: date) -> tuple[time, time]:
        opens, closes = self.hours[0][1:]
        for since, later_opens, later_closes in self.hours:
            if since <= day:
                opens, closes = later_opens, later_closes
        return opens, closes


def _by_the_clock(start: datetime, length: timedelta, holds: Sequence[Interval]) -> datetime:
    """The instant at which so much time has run that no hold covers."""
    due = start + length
    for begun, ended in sorted(holds):
        if begun < due and ended > start:
            due += ended - max(begun, start)
    return due


def _day(fields: Fields) -> date:
    return date.fromisoformat(fields["date"])


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY
