"""Days -> places from left to right, in percent: a chart is as wide as its reader has room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from accord.site.reader import Reader
from accord.workdays import WorkingCalendar

_LEAST = 14
# What begins behind this has no room for its label.
_NO_ROOM = 86
_MOST_TICKS = 6
_WEEKS = (1, 2)
_MONTHS = (1, 2, 3, 4, 6, 12, 24, 60)
# Beyond so many days weekends are too narrow to be seen, and then holidays are too.
_WEEKENDS, _HOLIDAYS = 200, 800
_LONGER_THAN_A_WEEKEND = 3


class Tick(NamedTuple):
    """A line at the beginning of a day; its label, if there is room, stands to the right."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """So many `days` from `first` on."""

    first: date
    days: int

    @classmethod
    def over(cls, first: date, last: date) -> Scale:
        """A scale with both days on it, and a little room behind the second."""
        days = max(_LEAST, (last - first).days + 1)
        return cls(first, days + days // 20 + 1)

    def start(self, day: date) -> float:
        """Where a day begins."""
        return self._percent((day - self.first).days)

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self._percent((day - self.first).days + 1)

    def _percent(self, days: int) -> float:
        return round(100 * min(max(days, 0), self.days) / self.days, 2)

    def ticks(self, reader: Reader) -> tuple[Tick, ...]:
        """The beginnings of weeks or months, few enough for their labels on a phone."""
        weeks = next((each for each in _WEEKS if self.days / 7 / each <= _MOST_TICKS), 0)
        if weeks:
            return tuple(self._tick(day, reader.near_day(day)) for day in self._mondays(weeks))
        return tuple(self._tick(day, reader.month(f"{day:%Y-%m}")) for day in self._months())

    def _tick(self, day: date, label: str) -> Tick:
        at = self.start(day)
        return Tick(at, label if at < _NO_ROOM else "")

    def _mondays(self, step: int) -> Iterator[date]:
        day = self.first + timedelta(days=-self.first.weekday() % 7)
        while (day - self.first).days < self.days:
            yield day
            day += timedelta(weeks=step)

    def _months(self) -> Iterator[date]:
        fitting = (each for each in _MONTHS if self.days / 30 / each <= _MOST_TICKS)
        step = next(fitting, _MONTHS[-1])
        month = self.first.year * 12 + self.first.month
        month += (1 - month) % step if step > 1 else 0
        while self._reaches(day := date((month - 1) // 12, (month - 1) % 12 + 1, 1)):
            if day >= self.first:
                yield day
            month += step

    def _reaches(self, day: date) -> bool:
        return (day - self.first).days < self.days

    def off(self, calendar: WorkingCalendar) -> str:
        """The days off as the path of an SVG that is so many days wide, and 1 high."""
        if self.days > _HOLIDAYS:
            return ""
        least = 1 if self.days <= _WEEKENDS else _LONGER_THAN_A_WEEKEND
        return "".join(
            f"M{begin} 0h{length}v1h-{length}z"
            for begin, length in self._runs(calendar)
            if length >= least
        )

    def _runs(self, calendar: WorkingCalendar) -> Iterator[tuple[int, int]]:
        """From which day on nobody works for how many days."""
        first = self.first.toordinal()
        before, end = first - 1, first + self.days
        for day in self._worked(calendar, first, end):
            if day - before > 1:
                yield before + 1 - first, day - before - 1
            before = day
        if end - before > 1:
            yield before + 1 - first, end - before - 1

    def _worked(self, calendar: WorkingCalendar, first: int, end: int) -> Iterator[int]:
        """The ordinals of the working days from `first` up to before `end`."""
        for year in range(self.first.year, date.fromordinal(end).year + 1):
            worked = calendar.worked(year)
            yield from worked[bisect_left(worked, first) : bisect_left(worked, end)]
