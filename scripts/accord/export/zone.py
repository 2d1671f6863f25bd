"""A time zone as calendars carry it along: every change of its clocks between two years.

The library's own way to make one puts the change to summer time an hour too late: the onset
is told by the clocks as they were before it (RFC 5545, 3.6.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """How clocks are set for a while."""

    offset: timedelta
    name: str
    is_summer: bool

    @classmethod
    def at(cls, moment: datetime, zone: ZoneInfo) -> Clock:
        local = moment.astimezone(zone)
        return cls(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))


@cache
def timezone(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """The component for a zone, right from the beginning of one year to the end of another."""
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    at_first = Clock.at(begin, zone)
    onsets: dict[tuple[Clock, Clock], list[datetime]] = {(at_first, at_first): [begin]}
    for moment, before, after in _changes(begin, end, zone):
        onsets.setdefault((before, after), []).append(moment)
    found = Timezone()
    found.add("tzid", zone.key)
    for (before, after), moments in onsets.items():
        found.add_component(_observance(before, after, moments))
    return found


def _changes(
    begin: datetime, end: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, Clock, Clock]]:
    """Each instant from which the clocks are set otherwise, to the second."""
    day, before = begin, Clock.at(begin, zone)
    while day < end:
        after = Clock.at(day + _DAY, zone)
        if after != before:
            yield _onset(day, day + _DAY, zone), before, after
        day, before = day + _DAY, after


def _onset(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """The first second at which the clocks are set as they are at `late`."""
    after = Clock.at(late, zone)
    while late - early > _SECOND:
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        early, late = (early, middle) if Clock.at(middle, zone) == after else (middle, late)
    return late


def _observance(
    before: Clock, after: Clock, moments: list[datetime]
) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if after.is_summer else TimezoneStandard()
    told = [(moment + before.offset).replace(tzinfo=None) for moment in moments]
    part.add("dtstart", told[0])
    if told[1:]:
        part.add("rdate", told[1:])
    part.add("tzname", after.name)
    part.add("tzoffsetfrom", before.offset)
    part.add("tzoffsetto", after.offset)
    return part
