"""Lengths of time in words: working days, days, working hours, hours."""

from __future__ import annotations

from accord.language import Message, say


def working_days(count: int) -> Message:
    return say("1 working day") if count == 1 else say("{n} working days", n=count)


def hours(count: int) -> Message:
    return say("1 hour") if count == 1 else say("{n} hours", n=count)


def working_hours(count: int) -> Message:
    return say("1 working hour") if count == 1 else say("{n} working hours", n=count)


def days(count: int) -> Message:
    return say("1 day") if count == 1 else say("{n} days", n=count)
