"""Days off and moved days (调休) of mainland China, as the State Council's notices have them.

They come from the `holidays` library. Beyond the last published year moved days are unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

from accord.language import Label

# The library knows from any one year which others have moved days.
_ANY_YEAR = 2026
# Beyond this year the library knows of no holiday, and there is no need to ask.
_LAST_FESTIVAL = 2100
# How the library calls a day off for which a Saturday or a Sunday is worked.
_MOVED = re.compile(r"休息日（由 (\d{4}-\d\d-\d\d) 调休）")


@dataclass(frozen=True, slots=True)
class Year:
    """The days off of a year, each with its reason, and the Saturdays and Sundays worked."""

    off: Mapping[date, Label]
    moved: frozenset[date]


@cache
def last_notice() -> int:
    """The last year whose notice the library has: the last one of which it knows moved days."""
    moved: Mapping[int, object] = vars(_library(_ANY_YEAR, "zh_CN"))["special_public_holidays"]
    return max(moved)


@cache
def statutory(year: int) -> Year:
    """A year's holidays and moved working days, as far as they are known."""
    if year > _LAST_FESTIVAL:
        return Year({}, frozenset())
    names = _names(year) | _names(year + 1)
    moved = frozenset(day for day in _library(year, "zh_CN").weekend_workdays if day.year == year)
    off = {day: _told(day, names) for day in names if day.year == year}
    return Year(off, moved)


def _names(year: int) -> dict[date, Label]:
    """What the library calls the days off of a year."""
    chinese, english = _library(year, "zh_CN"), _library(year, "en_US")
    return {day: Label(chinese[day], english[day]) for day in chinese}


@cache
def _library(year: int, language: str) -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=year, language=language)


def _told(day: date, names: Mapping[date, Label]) -> Label:
    """Why a day is off; of a moved one the festival that it prolongs, and what is worked instead.

    The festival is the nearest: of 31 December that is the next day's.
    """
    moved = _MOVED.fullmatch(names[day].zh)
    if not moved:
        return names[day]
    festivals = (other for other, name in names.items() if not _MOVED.fullmatch(name.zh))
    nearest = names[min(festivals, key=lambda other: abs(other - day))]
    name = Label(nearest.zh.removesuffix("（补假）"), nearest.en.removesuffix(" (observed)"))
    return Label(f"{name.zh}（{moved[1]} 调休）", f"{name.en}: {moved[1]} is worked instead")
