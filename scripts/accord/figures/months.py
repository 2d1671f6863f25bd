"""Months, written ``2026-10``: the rows of every figure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

Month = str
# A year, and the month to compare it with.
SPAN = 13


@cache  # a few hundred days, and very many questions
def month_of(day: date) -> Month:
    return day.isoformat()[:7]


def is_month(text: str) -> bool:
    """Whether a text names a month, such as ``2026-10``."""
    return re.fullmatch(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])", text) is not None


@cache
def last_day(month: Month) -> date:
    year, number = _parts(month)
    return date(year, number, monthrange(year, number)[1])


def months_to(last: Month, count: int = SPAN) -> tuple[Month, ...]:
    """So many months in order, the last one included."""
    year, number = _parts(last)
    places = range(12 * year + number - count, 12 * year + number)
    return tuple(f"{place // 12:04}-{place % 12 + 1:02}" for place in places)


def months_between(first: Month, last: Month) -> tuple[Month, ...]:
    """All months from one to the other, both included; none if they stand the wrong way round."""
    (year, number), (end_year, end_number) = _parts(first), _parts(last)
    return months_to(last, max(0, 12 * (end_year - year) + end_number - number + 1))


def _parts(month: Month) -> tuple[int, int]:
    return int(month[:4]), int(month[5:])
