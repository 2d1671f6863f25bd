"""Office time: how long the office was open between two instants, and where so much of it leads.

Offices open and close by the wall clock, but time runs evenly: over a night in which clocks
are changed it is counted as it has passed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from accord.obligation import Interval
from accord.workdays.days import WorkingDays
from accord.workdays.hours import OfficeHours

_NOTHING = timedelta()
# The office time of a year that has passed before each of its working days, and at last all.
Sums = tuple[timedelta, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTime(WorkingDays):
    """Which days are worked, and within which hours."""

    hours: OfficeHours
    _totals: dict[int, Sums] = field(default_factory=dict, init=False, repr=False, compare=False)
    _closings: dict[date, datetime] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def timezone(self) -> ZoneInfo:
        return self.hours.timezone

    def day(self, moment: datetime) -> date:
        """The day of an aware instant where the calendar holds."""
        if moment.tzinfo is self.hours.timezone:  # as of nearly all
            return moment.date()
        return moment.astimezone(self.hours.timezone).date()

    def opening(self, day: date) -> datetime:
        return self.hours.bounds(day)[0]

    def closing(self, day: date) -> datetime:
        found = self._closings.get(day)
        if found is None:
            found = self._closings[day] = self.hours.bounds(day)[1]
        return found

    def time_between(
        self, start: datetime, end: datetime, holds: Sequence[Interval] = ()
    ) -> timedelta:
        """How long the office was open from one aware instant to another, and not on hold.

        Negative if `end` lies before `start`.
        """
        if end < start:
            return -self.time_between(end, start, holds)
        first, last = start.astimezone(UTC), end.astimezone(UTC)
        passed = self._until(first, last)
        for begun, ended in apart(holds):
            if begun < last and first < ended:
                passed -= self._until(max(begun, first), min(ended, last))
        return passed

    def shift_time(
        self, start: datetime, amount: timedelta, holds: Sequence[Interval] = ()
    ) -> datetime:
        """The first instant by which so much office time has passed since `start`, not on hold.

        Of a negative amount the last one from which so much leads to `start`. Zero gives
        `start` itself. In the time zone of the office.
        """
        far = self._ahead if amount >= _NOTHING else self._back
        end = far(start.astimezone(UTC), abs(amount), apart(holds))
        return end.astimezone(self.timezone)

    def _ahead(self, start: datetime, amount: timedelta, holds: Sequence[Interval]) -> datetime:
        end = self._after(start, amount)
        for begun, ended in holds:
            if begun < end and ended > start:
                amount += self._until(max(begun, start), ended)
                end = self._after(start, amount)
        return end

    def _back(self, start: datetime, amount: timedelta, holds: Sequence[Interval]) -> datetime:
        end = self._before(start, amount)
        for begun, ended in reversed(holds):
            if ended > end and begun < start:
                amount += self._until(begun, min(ended, start))
                end = self._before(start, amount)
        return end

    def _until(self, start: datetime, end: datetime) -> timedelta:
        """The office time from an instant to a later one, whatever holds there are."""
        (first, before), (last, by_then) = self._passed(start), self._passed(end)
        for year in range(first, last):
            by_then += self._sums(year)[-1]
        return by_then - before

    def _after(self, start: datetime, amount: timedelta) -> datetime:
        if not amount:
            return start
        year, passed = self._passed(start)
        target = passed + amount
        while target > self._sums(year)[-1]:
            target -= self._sums(year)[-1]
            year += 1
        place = bisect_left(self._sums(year), target) - 1
        left = target - self._sums(year)[place]
        for opens, closes in self._intervals(year, place):
            if left <= closes - opens:
                break
            left -= closes - opens
        return opens + left

    def _before(self, start: datetime, amount: timedelta) -> datetime:
        if not amount:
            return start
        year, passed = self._passed(start)
        target = passed - amount
        while target < _NOTHING:
            year -= 1
            target += self._sums(year)[-1]
        place = bisect_right(self._sums(year), target) - 1
        left = target - self._sums(year)[place]
        for opens, closes in self._intervals(year, place):
            if left < closes - opens:
                break
            left -= closes - opens
        return opens + left

    def _intervals(self, year: int, place: int) -> tuple[Interval, ...]:
        """The hours of a year's working day; after the last one comes the next year's first."""
        worked = self.worked(year)
        if place == len(worked):
            year, worked, place = year + 1, self.worked(year + 1), 0
        return self.hours.intervals(date.fromordinal(worked[place]))

    def _passed(self, moment: datetime) -> tuple[int, timedelta]:
        """The moment's year, and the office time of that year up to it."""
        day = moment.astimezone(self.timezone).date()
        worked = self.worked(day.year)
        place = bisect_left(worked, day.toordinal())
        passed = self._sums(day.year)[place]
        if place < len(worked) and worked[place] == day.toordinal():
            for opens, closes in self.hours.intervals(day):
                if opens < moment:
                    passed += min(moment, closes) - opens
        return day.year, passed

    def _sums(self, year: int) -> Sums:
        if year not in self._totals:
            lengths = map(self._length, map(date.fromordinal, self.worked(year)))
            self._totals[year] = tuple(accumulate(lengths, initial=_NOTHING))
        return self._totals[year]

    def _length(self, day: date) -> timedelta:
        return sum((closes - opens for opens, closes in self.hours.intervals(day)), _NOTHING)


def apart(holds: Sequence[Interval]) -> list[Interval]:
    """Holds in order and in UTC; those that overlap or touch as one."""
    if not holds:  # of nearly all records
        return []
    found: list[Interval] = []
    for begun, ended in sorted(
        (begun.astimezone(UTC), ended.astimezone(UTC)) for begun, ended in holds
    ):
        if found and begun <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ended))
        else:
            found.append((begun, ended))
    return found
