"""Which days are worked: the notices' days, and over them the company's own.

Counting goes by a table of each year's working days, so that it takes as long over ten years
as over one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from accord.language import Label
from accord.workdays.statutory import statutory

WEEKEND = Label("周末", "weekend")
MOVED = Label("调休上班", "worked instead of a day off")
_DAY = timedelta(days=1)
_SATURDAY = 5
# The ordinals of the days of a year that are worked, ascending.
Ordinals = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked; `own` days are off for a reason, or worked where there is None.

    `own_on` says of the latter why they are worked.
    """

    own: Mapping[date, Label | None] = field(default_factory=dict)
    own_on: Mapping[date, Label] = field(default_factory=dict)
    _years: dict[int, Ordinals] = field(default_factory=dict, init=False, repr=False, compare=False)
    _shifted: dict[tuple[date, int], date] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def why_off(self, day: date) -> Label | None:
        """Why nobody works on `day`, or None if it is a working day."""
        if day in self.own:
            return self.own[day]
        year = statutory(day.year)
        if name := year.off.get(day):
            return name
        if day.weekday() >= _SATURDAY and day not in year.moved:
            return WEEKEND
        return None

    def why_on(self, day: date) -> Label | None:
        """Why people work on `day`, where that is not plain: a weekend, or a day of their own."""
        if not self.is_working(day):
            return None
        return self.own_on.get(day) or (MOVED if day.weekday() >= _SATURDAY else None)

    def is_working(self, day: date) -> bool:
        return self.why_off(day) is None

    def forward(self, day: date) -> date:
        """`day` itself, or the next working day if nobody works on it."""
        return self._at(day.year, bisect_left(self.worked(day.year), day.toordinal()))

    def shift(self, day: date, working_days: int) -> date:
        """The day so many working days after `day` (before it, if negative).

        Zero gives `day` itself; the start need not be a working day. Kept, since very many
        counts begin on the same days.
        """
        found = self._shifted.get((day, working_days))
        if found is None:
            found = self._shifted[day, working_days] = self._shift(day, working_days)
        return found

    def _shift(self, day: date, working_days: int) -> date:
        worked, ordinal = self.worked(day.year), day.toordinal()
        if working_days > 0:
            return self._at(day.year, bisect_right(worked, ordinal) + working_days - 1)
        if working_days < 0:
            return self._at(day.year, bisect_left(worked, ordinal) + working_days)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and including `end`."""
        if end < start:
            return -self.between(end, start)
        whole_years = sum(len(self.worked(year)) for year in range(start.year, end.year))
        return whole_years + self._worked_by(end) - self._worked_by(start)

    def within(self, first: date, last: date) -> Iterator[date]:
        """The working days from `first` to `last`, both included."""
        for year in range(first.year, last.year + 1):
            worked = self.worked(year)
            begin, end = (
                bisect_left(worked, first.toordinal()),
                bisect_right(worked, last.toordinal()),
            )
            yield from map(date.fromordinal, worked[begin:end])

    def working_days_of_week(self, year: int, week: int) -> tuple[date, ...]:
        """The working days of an ISO week, Monday to Sunday; none over a long holiday."""
        monday = date.fromisocalendar(year, week, 1)
        return tuple(self.within(monday, monday + 6 * _DAY))

    def worked(self, year: int) -> Ordinals:
        """The ordinals of the year's working days."""
        if year not in self._years:
            first, after = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
            days = (date.fromordinal(ordinal) for ordinal in range(first, after))
            self._years[year] = tuple(day.toordinal() for day in days if self.is_working(day))
        return self._years[year]

    def _worked_by(self, day: date) -> int:
        """How many working days of its year have come up to and including `day`."""
        return bisect_right(self.worked(day.year), day.toordinal())

    def _at(self, year: int, place: int) -> date:
        """The working day at a place of a year's table; the places run on into other years."""
        while place < 0:
            year -= 1
            place += len(self.worked(year))
        while place >= len(self.worked(year)):
            place -= len(self.worked(year))
            year += 1
        return date.fromordinal(self.worked(year)[place])
