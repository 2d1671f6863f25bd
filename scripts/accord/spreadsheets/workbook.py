"""A file -> the sheets in it, within limits that no honest ledger passes.

The file may come from anybody. Nothing of it is run, fetched or unpacked to a disk.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES

from accord.language import Message, say
from accord.spreadsheets.cell import Cell, cell
from accord.spreadsheets.merges import filled, merged

MAX_FILE = 20_000_000  # bytes
MAX_UNPACKED = 200_000_000  # bytes
MAX_PARTS = 2_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
_ReadOnly = Any  # a ReadOnlyWorksheet, of which openpyxl's stubs know little
_OLE = b"\xd0\xcf\x11\xe0"  # begins workbooks of before 2007, and encrypted ones
# What openpyxl and the libraries below it raise at files that are no workbooks.
_BROKEN = (
    ArithmeticError,
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,  # of XML
    TypeError,
    ValueError,
)


class NotRead(Exception):
    """The file is no spreadsheet that can be read; the message is one line."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.original)
        self.message = message


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet that hold anything, each with its cells, empty ones too.

    A cell that is merged with the one above it holds the same; what is merged sideways
    stands in the first column alone.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """Every sheet of a workbook that holds anything, in order.

    Raises:
        NotRead: it is none, is locked, or passes the limits.
    """
    _must_be_harmless(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and add-ons, which nobody reads here
            with closing(_opened(data, True)) as values, closing(_opened(data, False)) as formulas:
                pairs = zip(values.worksheets, formulas.worksheets, strict=True)
                found = [_sheet(*pair, data) for pair in pairs]
    except _BROKEN:
        found = []
    if not found:
        raise NotRead(say("This is not a whole .xlsx file; open it in Excel and save it again."))
    return tuple(each for each in found if each.rows)


def _opened(data: bytes, values: bool) -> Workbook:
    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _must_be_harmless(data: bytes) -> None:
    if len(data) > MAX_FILE:
        raise NotRead(say("This file has more than {n} MB; split it.", n=MAX_FILE // 1_000_000))
    if data.startswith(_OLE):
        raise NotRead(
            say("This file has a password or is an old .xls; save it as .xlsx without a password.")
        )
    try:
        with ZipFile(io.BytesIO(data)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
    except _BROKEN:
        raise NotRead(say("This is no .xlsx file; save it as one in Excel or WPS.")) from None
    if sum(sizes) > MAX_UNPACKED or len(sizes) > MAX_PARTS:
        raise NotRead(
            say("This file unpacks to more than {n} MB; split it.", n=MAX_UNPACKED // 1_000_000)
        )


def _sheet(values: _ReadOnly, formulas: _ReadOnly, data: bytes) -> Sheet:
    rows = [row for row in _rows(values, formulas) if any(each.text or each.lost for each in row)]
    return Sheet(values.title, filled(rows, merged(data, values._worksheet_path)))


def _rows(values: _ReadOnly, formulas: _ReadOnly) -> Iterator[tuple[Cell, ...]]:
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # a file may claim to be of any size
    both = (sheet.iter_rows(max_col=MAX_COLUMNS) for sheet in (values, formulas))
    count, blank = 0, None
    for number, (shown, written) in enumerate(zip(*both, strict=False), start=1):
        if written is blank:  # openpyxl gives one and the same for every row that is not there
            continue
        held = [place for place, each in enumerate(written, 1) if each.value is not None]
        if not held:
            blank = written
            continue
        count += 1
        if count > MAX_ROWS:
            raise NotRead(say("A sheet has more than {n} rows; split it.", n=MAX_ROWS))
        pairs = zip(shown[: held[-1]], written, strict=False)
        yield tuple(_cell(number, column, *pair) for column, pair in enumerate(pairs, start=1))


def _cell(row: int, column: int, shown: object, written: object) -> Cell:
    value = getattr(shown, "value", None)
    formula = getattr(written, "data_type", "n") == "f"
    if (formula and value is None) or value in ERROR_CODES:
        return Cell(row, column, lost=True)
    return cell(row, column, value, str(getattr(shown, "number_format", "")))
