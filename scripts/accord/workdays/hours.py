"""When the office is open on a day: intervals by the wall clock, and their versions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from accord.obligation import Interval

# Intervals of a day, in order and apart; when one day ends the next one has not begun.
Openings = tuple[tuple[time, time], ...]
_ALL_DAY = ((time(), time(23, 59)),)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The office hours of a time zone: versions, oldest first, each from its first day on.

    Before the first one the first one holds: no day is without hours.
    """

    timezone: ZoneInfo
    versions: tuple[tuple[date, Openings], ...]
    _bounds: dict[date, Interval] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _intervals: dict[date, tuple[Interval, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def on(self, day: date) -> Openings:
        """The hours that hold on a day, worked or not."""
        place = bisect_right(self.versions, day, key=lambda version: version[0]) - 1
        return self.versions[max(place, 0)][1]

    def bounds(self, day: date) -> Interval:
        """When the office opens and closes; kept, since every date is asked for time and again."""
        if day not in self._bounds:
            hours = self.on(day)
            self._bounds[day] = (
                datetime.combine(day, hours[0][0], self.timezone),
                datetime.combine(day, hours[-1][1], self.timezone),
            )
        return self._bounds[day]

    def intervals(self, day: date) -> tuple[Interval, ...]:
        """The hours of a day as instants of UTC, in which time runs evenly.

        In the night in which clocks are put forward one may end after the next has begun by the
        wall clock; what both have is the first one's.
        """
        if day not in self._intervals:
            self._intervals[day] = tuple(self._apart(day))
        return self._intervals[day]

    def _apart(self, day: date) -> Iterator[Interval]:
        ended: datetime | None = None
        for opens, closes in self.on(day):
            begin, end = self._utc(day, opens), self._utc(day, closes)
            begin = max(begin, ended or begin)
            if begin < end:
                yield begin, end
                ended = end

    def _utc(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.timezone).astimezone(UTC)


def overlaid(company: OfficeHours, own: tuple[tuple[date, Openings], ...]) -> OfficeHours:
    """The company's hours until a department's own begin, and then those."""
    if not own:
        return company
    before = (version for version in company.versions if version[0] < own[0][0])
    return OfficeHours(company.timezone, (*before, *own))


def openings(texts: list[str]) -> Openings:
    """Intervals such as ``["09:00-12:00", "13:00-18:00"]``.

    One that does not end after it begins, or begins before another ended, counts for nothing,
    as the check tells: who reads on all the same must not count in circles.
    """
    found: list[tuple[time, time]] = []
    for opens, closes in map(interval, texts):
        if opens < closes and (not found or found[-1][1] <= opens):
            found.append((opens, closes))
    return tuple(found) or _ALL_DAY


def interval(text: str) -> tuple[time, time]:
    """From when until when ``09:00-12:00`` says."""
    opens, _, closes = text.partition("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)
