"""A workbook -> the sheet of tasks in it, as somebody filled it in, if it is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.spreadsheets.cell import Cell
from accord.spreadsheets.tasks import columns
from accord.spreadsheets.tasks.columns import BEFORE, HEADER, NOW, PROSE, RECORD, TASK, Column
from accord.spreadsheets.workbook import Sheet


@dataclass(frozen=True, slots=True)
class Told:
    """One row: a task, how far it was, and what somebody says of it now."""

    cells: tuple[Cell, ...]

    @property
    def row(self) -> int:
        return self.cells[0].row

    def cell(self, column: Column) -> Cell:
        place = columns.place(column)
        return self.cells[place - 1] if len(self.cells) >= place else Cell(self.row, place)

    @property
    def record(self) -> str:
        return self.cell(RECORD).line

    @property
    def task(self) -> str:
        return self.cell(TASK).line

    @property
    def before(self) -> str:
        return self.cell(BEFORE).line

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not any(self.cell(each).text or self.cell(each).lost for each in (NOW, *PROSE))


@dataclass(frozen=True, slots=True)
class Filled:
    """All rows that name a task, and the department whose tasks they are."""

    department: str
    rows: tuple[Told, ...]


def filled(sheets: Sequence[Sheet]) -> Filled | None:
    """What somebody filled in; None if the workbook is something else."""
    by_name = {each.name: each for each in sheets}
    mark, sheet = by_name.get(columns.MARK), by_name.get(columns.SHEET)
    texts = [row[0].text for row in mark.rows] if mark else []
    if sheet is None or texts[:2] != [columns.WORD, columns.VERSION] or len(texts) != 3:
        return None
    rows = (Told(row) for row in sheet.rows if row[0].row > HEADER)
    return Filled(texts[2], tuple(each for each in rows if each.record or each.task))
