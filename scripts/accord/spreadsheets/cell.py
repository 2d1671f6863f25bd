"""One cell of a spreadsheet: where it stands, and what people see in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from openpyxl.utils import get_column_letter

from accord.texts.characters import HIDDEN

# What openpyxl gives as the value of a cell.
Raw = str | int | float | bool | datetime | time | timedelta | None

_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_BLANKS = re.compile(r"[\t\xa0\u2000-\u200a\u202f\u205f\u3000]")
_ENDS = re.compile(r" +\n| +\Z")
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text, in NFC and with plain blanks and line ends; "" is an empty one.

    `number` is its value where that is a number, `day` where it is a date (at midnight) or instant.
    `cleaned` says that it had characters that do not show, `lost` that it is a formula whose
    result was not saved, or one that failed.
    """

    row: int
    column: int
    text: str = ""
    number: float | None = None
    day: datetime | None = None
    cleaned: bool = False
    lost: bool = False

    @property
    def address(self) -> str:
        """Such as ``B7``; "" where no cell says this, as of a default."""
        if not self.column:
            return ""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def line(self) -> str:
        """The text in one line."""
        return " ".join(self.text.split())


def cell(row: int, column: int, value: Raw, number_format: str = "") -> Cell:
    """What stands in a cell of a workbook."""
    if value is None:
        return Cell(row, column)
    if isinstance(value, datetime):
        return Cell(row, column, _moment(value), day=value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(row, column, _number(value, number_format), float(value))
    if isinstance(value, time):
        return Cell(row, column, f"{value:%H:%M}")
    return _of_text(row, column, str(value))


def _of_text(row: int, column: int, value: str) -> Cell:
    broken = _BREAKS.sub("\n", value)
    plain = _BLANKS.sub(" ", broken)
    shown = unicodedata.normalize("NFC", HIDDEN.sub("", plain)).strip()
    shown = shown.encode("utf-8", "replace").decode("utf-8")  # half a pair of surrogates
    text = _EMPTY_LINES.sub("\n\n", _ENDS.sub(lambda found: found[0].strip(" "), shown))
    return Cell(row, column, text, cleaned=HIDDEN.search(plain) is not None)


def _number(value: float, number_format: str) -> str:
    """A number as people see it: 60% for 0.6 in a cell of percents."""
    if "%" in number_format:
        return f"{round(value * 100, 6):g}%"
    return f"{value:.0f}" if value == int(value) else f"{value:.10g}"


def _moment(value: datetime) -> str:
    has_time = (value.hour, value.minute) != (0, 0)
    return f"{value:%Y-%m-%dT%H:%M}" if has_time else f"{value:%Y-%m-%d}"
