"""A row of a ledger: what stands in it for each target, by the plan; and rows that are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.language import Message, say
from accord.spreadsheets.cell import Cell
from accord.spreadsheets.header import Table
from accord.spreadsheets.headings import folded
from accord.spreadsheets.mapping import Plan

_SUMS = frozenset(map(folded, ("合计", "小计", "总计", "汇总", "total", "subtotal", "sum")))


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by heading, empty ones too."""

    number: int
    cells: Mapping[str, Cell]
    plan: Plan

    def of(self, target: str) -> tuple[tuple[str, Cell], ...]:
        """The columns that go to a target, with what stands there; empty cells are left out."""
        return tuple(
            (name, cell)
            for name, cell in self.cells.items()
            if self.plan.target(name) == target and (cell.text or cell.lost)
        )

    def one(self, target: str) -> tuple[str, Cell] | None:
        """What stands there for a target that takes one value: its cell, or else its default."""
        if found := self.of(target):
            return found[0]
        column = next((name for name in self.cells if self.plan.target(name) == target), "")
        default = self.plan.defaults.get(target)
        return (column, Cell(self.number, 0, default)) if default else None


def rows(table: Table, plan: Plan) -> Iterator[tuple[Row, Message | None]]:
    """Every row below the headings; with why, where one is no row of the ledger."""
    heads = {folded(name) for name in table.headings.values()}
    for cells in table.rows:
        by_column = {each.column: each for each in cells}
        number = cells[0].row
        named = {
            name: by_column.get(column, Cell(number, column))
            for column, name in table.headings.items()
        }
        why = _skipped(named, plan)
        outside = [each for each in cells if each.text and each.column not in table.headings]
        yield Row(number, named, plan), why or _no_row([*named.values()], outside, heads, plan)


def _skipped(cells: Mapping[str, Cell], plan: Plan) -> Message | None:
    """That the plan leaves such rows out, by what stands in one of its columns."""
    for name, texts in plan.skip.items():
        if name in cells and folded(cells[name].text) in set(map(folded, texts)):
            return say(
                "{column} is {text}: left out by the mapping.", column=name, text=cells[name].line
            )
    return None


def _no_row(
    cells: Sequence[Cell], outside: Sequence[Cell], heads: set[str], plan: Plan
) -> Message | None:
    texts = [each.text for each in cells if each.text or each.lost]
    if not texts:
        return say("Nothing stands below the headings.") if outside else say("This row is empty.")
    if any(folded(text) in _SUMS for text in texts[:2]):
        return say("This is a sum.")
    if len(texts) > 2 and all(folded(text) in heads for text in texts):
        return say("These are the headings again.")
    if len(texts) == 1 and len(cells) > 2 and len(plan.columns) > 2:
        return say("Only one cell is filled; this is taken for a note.")
    return None
