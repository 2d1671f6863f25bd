"""A form while a row of a ledger is read into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from accord.author.desk import Desk
from accord.language import say
from accord.spreadsheets.cell import Cell
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.row import Row
from accord.spreadsheets.values import Reader


@dataclass
class Blank:
    """What is filled in so far, what is told in the body, and what is to be said of cells.

    `cells` says where each field and heading comes from: a column's heading and an address.
    """

    row: Row
    desk: Desk
    reader: Reader
    fields: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)

    def comes_from(self, target: str, column: str, cell: Cell) -> None:
        """Remember where a field or heading comes from, and say so if it is a default."""
        self.cells[target] = (column, cell.address)
        if column and not cell.column:
            empty = self.row.cells[column]
            message = say("This is empty; {value} is taken.", value=cell.line)
            self.remarks.append(Remark(empty.address, column, message))
