"""The rows of a sheet -> the row of its headings, and what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.spreadsheets.cell import Cell
from accord.spreadsheets.headings import Headings, folded
from accord.spreadsheets.workbook import Sheet

_SEARCHED = 30  # rows at the top
_FEWEST = 3  # headings by which a row is known


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as a table: its headings by column, and its rows.

    `header` is the number of the row of the headings.
    """

    sheet: str
    header: int
    headings: Mapping[int, str]
    rows: tuple[tuple[Cell, ...], ...]


def find(sheet: Sheet, known: Sequence[Headings], header: int | None = None) -> Table | None:
    """The table in a sheet, whose headings stand in the row that has most known ones.

    Where some stand in a row above, as over merged cells, they count for columns without
    one. None if no row has enough of them, or if there is no row `header`.
    """
    rows = sheet.rows[:_SEARCHED]
    if header is None:
        best = max(range(len(rows)), key=lambda place: _score(rows[place], known), default=None)
        if best is None or _score(rows[best], known) < _FEWEST:
            return None
    else:
        best = next((n for n, row in enumerate(sheet.rows) if row[0].row == header), None)
        if best is None:
            return None
    names = dict(_named(sheet.rows[: best + 1]))
    return Table(sheet.name, sheet.rows[best][0].row, _told_apart(names), sheet.rows[best + 1 :])


def _score(row: Sequence[Cell], known: Sequence[Headings]) -> int:
    texts = {folded(each.text) for each in row if each.text}
    return max(len(texts & each.columns) for each in known)


def _named(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, str]]:
    """The heading of each column: its own, or the nearest above it."""
    heads, above = rows[-1], rows[-2] if len(rows) > 1 else ()
    stacked = sum(1 for each in above if each.text) > 1  # a title alone is no row of headings
    width = max(len(heads), len(above) if stacked else 0)
    for column in range(1, width + 1):
        own = heads[column - 1].line if column <= len(heads) else ""
        over = above[column - 1].line if stacked and column <= len(above) else ""
        if own or over:
            yield column, own or over


def _told_apart(names: Mapping[int, str]) -> dict[int, str]:
    """Headings that come twice get a number: 备注, 备注 (2)."""
    seen: dict[str, int] = {}
    found: dict[int, str] = {}
    for column, name in names.items():
        seen[name] = seen.get(name, 0) + 1
        found[column] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return found
