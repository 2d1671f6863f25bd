"""Days off and moved days (调休) of mainland China, as the State Council's notices have them.

They come from the `holidays` library. Beyond the last published year moved days are unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

from accord.language import Label


@dataclass(frozen=True, slots=True)
class Year:
    off: Mapping[date, Label]
    moved: frozenset[date]
    published: bool


@cache
def statutory(year: int) -> Year:
    """A year's holidays and moved working days; a year without moved days is unpublished."""
    chinese = holidays.country_holidays("CN", years=year, language="zh_CN")
    english = holidays.country_holidays("CN", years=year, language="en_US")
    moved = frozenset(day for day in chinese.weekend_workdays if day.year == year)
    off = {day: Label(chinese[day], english[day]) for day in chinese}
    return Year(off, moved, bool(moved))
