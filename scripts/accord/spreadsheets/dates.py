"""Days as ledgers write them -> as records do."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from datetime import datetime

from openpyxl.utils.datetime import from_excel

from accord.frontmatter import times
from accord.spreadsheets.cell import Cell

# Days between 2000 and 2100, as Excel counts them where a cell has lost its format.
_SERIAL = (36526, 73050)
_NO_YEAR = re.compile(r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?(\s.*)?")
_ENGLISH = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")
_MORNING = "09:00"


def lacks_year(cell: Cell) -> bool:
    """Whether a cell names a month and a day alone."""
    return cell.day is None and cell.number is None and _NO_YEAR.fullmatch(_plain(cell)) is not None


def day(cell: Cell, year: int | None) -> str | None:
    """2026/7/6, 2026年7月6日, 7月6日, or a number that Excel means a day by -> 2026-07-06."""
    found = instant(cell, year)
    return found[:10] if found else None


def instant(cell: Cell, year: int | None) -> str | None:
    """The same with a time of day; nine in the morning where none is given."""
    moment = cell.day or _serial(cell)
    if moment and (moment.hour, moment.minute) != (0, 0):
        return f"{moment:%Y-%m-%dT%H:%M}"
    if moment is not None:
        return f"{moment:%Y-%m-%d}T{_MORNING}"
    text = _plain(cell)
    if year and cell.number is None and (found := _NO_YEAR.fullmatch(text)):
        text = f"{year}-{found[1]}-{found[2]}{found[3] or ''}"
    if with_time := times.instant(text):
        return with_time
    found_day = times.day(text) or _with_month(text)
    return f"{found_day}T{_MORNING}" if found_day else None


def _serial(cell: Cell) -> datetime | None:
    number = cell.number
    if number is None and re.fullmatch(r"[0-9]{5}", cell.text):
        number = float(cell.text)
    if number is None or not _SERIAL[0] <= number < _SERIAL[1]:
        return None
    found = from_excel(number)
    return found if isinstance(found, datetime) else None


def _with_month(text: str) -> str | None:
    """29 Oct 2026, October 29, 2026 -> 2026-10-29."""
    for form in _ENGLISH:
        with contextlib.suppress(ValueError):
            return f"{datetime.strptime(text, form):%Y-%m-%d}"  # noqa: DTZ007 - a day
    return None


def _plain(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", cell.line)
