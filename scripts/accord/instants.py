"""Instants of the hour that comes twice, as clocks go back in autumn.

Within one time zone Python compares what the clock shows, and in that hour two instants may
show the same. With an offset of its own each is compared by the time that has passed.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache


def told_apart(moment: datetime) -> datetime:
    """The same instant, with its offset in place of its time zone if its hour comes twice."""
    if not _changes(moment.tzinfo, moment.date()):
        return moment
    offset = moment.utcoffset()
    if offset is None or moment.replace(fold=1 - moment.fold).utcoffset() == offset:
        return moment
    return moment.replace(tzinfo=timezone(offset), fold=0)


def clock_time(moment: datetime) -> str:
    """Hours and minutes, with the offset where they would not tell which instant is meant."""
    apart = told_apart(moment)
    return f"{apart:%H:%M (%Z)}" if isinstance(apart.tzinfo, timezone) else f"{apart:%H:%M}"


@cache
def _changes(zone: tzinfo | None, day: date) -> bool:
    """Whether the clocks are changed on a day or in the night after it: asked of every instant."""
    begin = datetime.combine(day, time(), zone)
    return begin.utcoffset() != (begin + timedelta(hours=26)).utcoffset()
