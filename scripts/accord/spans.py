"""Lengths of time in words: working days, days, working hours, hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from accord.language import Message, say


def working_days(count: int) -> Message:
    return say("1 working day") if count == 1 else say("{n} working days", n=count)


def hours(count: int) -> Message:
    return say("1 hour") if count == 1 else say("{n} hours", n=count)


def working_hours(count: int) -> Message:
    return say("1 working hour") if count == 1 else say("{n} working hours", n=count)


def days(count: int) -> Message:
    return say("1 day") if count == 1 else say("{n} days", n=count)


def by_the_clock(length: timedelta) -> Message:
    """Hours, with the minutes where there are any."""
    whole, minutes = divmod(round(length.total_seconds() / 60), 60)
    if not minutes:
        return hours(whole)
    return say("{n} h {m} min", n=whole, m=minutes) if whole else say("{n} min", n=minutes)


def span_in_words(span: Mapping[str, int]) -> Message:
    """A time limit as the workflow writes it, such as ``{"working_days": 3}``."""
    ((unit, count),) = span.items()
    return _SPANS[unit](count)


_SPANS: Mapping[str, Callable[[int], Message]] = {
    "working_days": working_days,
    "working_hours": working_hours,
    "hours": hours,
    "days": days,
}
