"""The formats that schemas may ask of a text, for both validators."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from jsonschema import FormatChecker

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?")


# Near the ends of the calendar no instant can be put into another time zone, nor counted from;
# and a year that far off is a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1900, 2199


def is_date(value: object) -> bool:
    """A day that can be counted with; what is not text is none of a format's business."""
    return not isinstance(value, str) or bool(
        _parses(date.fromisoformat, value) and is_near(date.fromisoformat(value))
    )


def is_instant(value: object) -> bool:
    return not isinstance(value, str) or bool(
        _INSTANT.fullmatch(value)
        and _parses(datetime.fromisoformat, value)
        and is_near(datetime.fromisoformat(value))
    )


def is_near(moment: date) -> bool:
    """Whether a day or an instant lies in a year that can be counted with."""
    return FIRST_YEAR <= moment.year <= LAST_YEAR


def _parses(parse: Any, text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


# A period is a day, or an ISO week such as 2026-W29: of that it is the Monday.
FORMATS = {"date": is_date, "instant": is_instant, "period": is_date}
CHECKER = FormatChecker(formats=())
for _name, _accepts in FORMATS.items():
    CHECKER.checks(_name)(_accepts)
