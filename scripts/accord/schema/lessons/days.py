"""Days, instants and weeks that are written in another way, or that do not exist."""

from __future__ import annotations

import calendar
import re
from datetime import date

from accord.frontmatter import times
from accord.language import Message, say
from accord.schema.formats import FIRST_YEAR, LAST_YEAR
from accord.schema.guess.meaning import Guess
from accord.schema.lessons.cause import Cause, Lesson
from accord.schema.lessons.showing import as_described, field_name, line, shown, write

_READ = {"date": times.day, "instant": times.instant, "period": times.period}
_WANTED = {
    "date": say("a date"),
    "instant": say("a date with a time"),
    "period": say("a day or a week"),
}
_PARTS = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(T.*|)")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")


def wrong_time(cause: Cause) -> Lesson:
    """A day or an instant that is not written in our notation, or is in no calendar."""
    kind, text = str(cause.node["format"]), str(cause.value)
    if found := cause.guess:
        return Lesson(cause.pointer, _miswritten(cause), write(cause.pointer, found))
    plain = _READ[kind](text) or ""
    if parts := _PARTS.fullmatch(plain):
        return _impossible(cause, parts)
    if week := _WEEK.fullmatch(plain):
        return _no_such_week(cause, week)
    if kind == "instant" and (day := times.day(text)):
        message = say("{field}: `{value}` has no time of day.", field=_field(cause), value=text)
        advice = say("Add the time, such as `{line}`.", line=line(cause.pointer, f"{day}T09:30"))
        return Lesson(cause.pointer, message, advice)
    return Lesson(cause.pointer, _miswritten(cause), as_described(cause.node, cause.pointer))


def _miswritten(cause: Cause) -> Message:
    return say(
        "{field}: `{value}` is not written as {wanted}.",
        field=_field(cause),
        value=shown(cause.value),
        wanted=_WANTED[str(cause.node["format"])],
    )


def _impossible(cause: Cause, parts: re.Match[str]) -> Lesson:
    year, month, day, time = parts.groups()
    if not 1 <= int(month) <= 12:
        return _no_such_month(cause, parts)
    days = calendar.monthrange(int(year), int(month))[1]
    if not 1 <= int(day) <= days:
        message = say(
            "{field}: there is no `{value}`; {month} has {days} days.",
            field=_field(cause),
            value=shown(cause.value),
            month=f"{year}-{month}",
            days=days,
        )
        last = line(cause.pointer, f"{year}-{month}-{days}{time}")
        return Lesson(cause.pointer, message, say("Write `{line}` or an earlier day.", line=last))
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return _too_far(cause)
    message = say(
        "{field}: there is no time `{value}`.", field=_field(cause), value=shown(cause.value)
    )
    return Lesson(cause.pointer, message, say("Hours go from 00 to 23, minutes from 00 to 59."))


def _too_far(cause: Cause) -> Lesson:
    message = say(
        "{field}: `{value}` lies too far off.", field=_field(cause), value=shown(cause.value)
    )
    years = say("Write a year from {first} to {last}.", first=FIRST_YEAR, last=LAST_YEAR)
    return Lesson(cause.pointer, message, years)


def _no_such_month(cause: Cause, parts: re.Match[str]) -> Lesson:
    year, month, day, time = parts.groups()
    message = say(
        "{field}: there is no `{value}`; a year has 12 months.",
        field=_field(cause),
        value=shown(cause.value),
    )
    if not 1 <= int(day) <= 12:
        return Lesson(cause.pointer, message, say("Write the year, the month, then the day."))
    swapped = Guess(f"{year}-{day}-{month}{time}", sure=False)
    return Lesson(cause.pointer, message, write(cause.pointer, swapped))


def _no_such_week(cause: Cause, week: re.Match[str]) -> Lesson:
    if not FIRST_YEAR <= int(week[1]) <= LAST_YEAR:
        return _too_far(cause)
    year = int(week[1])
    weeks = date(year, 12, 28).isocalendar().week
    message = say(
        "{field}: there is no `{value}`; {year} has {weeks} weeks.",
        field=_field(cause),
        value=shown(cause.value),
        year=week[1],
        weeks=weeks,
    )
    first, last = f"{week[1]}-W01", f"{week[1]}-W{weeks}"
    return Lesson(
        cause.pointer, message, say("Write a week from {first} to {last}.", first=first, last=last)
    )


def _field(cause: Cause) -> object:
    return field_name(cause.schema, cause.pointer)
