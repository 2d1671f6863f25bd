"""Cells that are merged: where they are, and what the cells below the first one hold."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse
from openpyxl.utils import range_boundaries

from accord.spreadsheets.cell import Cell

# First and last column, first and last row, as Excel counts.
Area = tuple[int, int, int, int]
_MOST = 50_000
_TAG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"


def merged(data: bytes, sheet: str) -> tuple[Area, ...]:
    """The merged areas of a sheet; openpyxl leaves them out where it reads row by row.

    `sheet` is the path of its part in the file.
    """
    with ZipFile(io.BytesIO(data)) as parts, parts.open(sheet) as part:
        return tuple(_areas(part))


def _areas(part: IO[bytes]) -> Iterator[Area]:
    found = 0
    for _, element in iterparse(part):
        if element.tag == _TAG and found < _MOST:
            found += 1
            left, top, right, bottom = range_boundaries(element.get("ref", ""))
            if left and top and right and bottom:
                yield left, right, top, bottom
        element.clear()


def filled(rows: Sequence[tuple[Cell, ...]], areas: Sequence[Area]) -> tuple[tuple[Cell, ...], ...]:
    """The rows, in which a cell that is merged with one above holds what that one holds."""
    by_row = {row[0].row: row for row in rows if row}
    for left, _, top, bottom in areas:
        first = _at(by_row.get(top), left)
        if first is None or not first.text:
            continue
        for number in range(top + 1, bottom + 1):
            if _at(row := by_row.get(number), left) is not None and row:
                held = replace(first, row=number)
                by_row[number] = (*row[: left - 1], held, *row[left:])
    return tuple(by_row[row[0].row] for row in rows if row)


def _at(row: tuple[Cell, ...] | None, column: int) -> Cell | None:
    return row[column - 1] if row and len(row) >= column else None
