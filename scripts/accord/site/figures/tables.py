"""A figure in tables: by month, by department, by kind and by priority, each number a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.figures import Figure
from accord.figures.figure import FEW, Counted, Measure, Unit
from accord.figures.months import Month
from accord.figures.sheet import Sheet
from accord.figures.sums import Cell, Spread, by_department, by_kind, by_priority, cell, row
from accord.figures.told import told
from accord.language import words
from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.site.figures.lists import final_states, link
from accord.site.lists.filters import priorities
from accord.site.reader import Reader


@dataclass(frozen=True, slots=True)
class CellView:
    """A number; `url` leads to what it counts, where there is anything.

    `points` says of how many it was made, where nothing else on the line does; `is_few` that
    these are too few to say much.
    """

    text: str
    url: str
    points: str
    is_few: bool


@dataclass(frozen=True, slots=True)
class LineView:
    label: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """`first` is the heading above the labels of the lines."""

    heading: str
    first: str
    heads: tuple[str, ...]
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class _Split:
    """One way of parting points; `labels` says what each part is called, in their order."""

    name: str
    heading: str
    first: str
    part: Callable[[Iterable[Counted]], Mapping[str, Sequence[Counted]]]
    labels: Mapping[str, str]


class Tables:
    """Writes one figure from its points."""

    def __init__(self, figure: Figure, found: Spread, opened: Ledger, reader: Reader) -> None:
        self._figure, self._found, self._opened, self._reader = figure, found, opened, reader
        self._ends = final_states(figure, opened.workflow)

    def latest(self, sheet: Sheet) -> Iterator[tuple[str, CellView]]:
        """The first numbers of the present month."""
        month, cells = list(sheet.lines.items())[-1]
        for measure in sheet.measures[:3]:
            yield self.label(measure), self.cell(measure, cells[measure.name], month, {})

    def by_month(self, sheet: Sheet) -> TableView:
        """All measures, the newest month first."""
        lines = (
            LineView(self._reader.month(month), self._line(sheet, cells, month, {}))
            for month, cells in reversed(list(sheet.lines.items()))
        )
        group = self._reader.text(sheet.group) if sheet.group else ""
        heading = " · ".join(filter(None, (self.kind(sheet), group)))
        heading = heading or self._reader.gettext("By month")
        return self._table(heading, self._reader.gettext("Month"), sheet, lines)

    def parts(self, sheet: Sheet) -> Iterator[TableView]:
        """The first measure over the months, where it stands for the whole figure.

        All measures of the present month otherwise.
        """
        tell = self._over_months if sheet.figure.has_lead else self._at_present
        for split in self._splits(sheet):
            yield tell(sheet, split)

    def kind(self, sheet: Sheet) -> str:
        """What the records of a sheet are called, if it keeps requests and feedback apart."""
        return self._reader.text(self._opened.schemas[sheet.kind].label) if sheet.kind else ""

    def _over_months(self, sheet: Sheet, split: _Split) -> TableView:
        lead, months = sheet.measures[0], list(reversed(list(sheet.lines)))
        groups = {month: split.part(self._found[month]) for month in months}

        def cells(value: str) -> Iterator[CellView]:
            for month in months:
                of = cell(lead, groups[month].get(value, ()))
                yield self.cell(lead, of, month, {split.name: value}, tell_points=True)

        return TableView(
            f"{split.heading} · {self.label(lead)}",
            split.first,
            tuple(self._reader.month(month) for month in months),
            tuple(
                LineView(label, tuple(cells(value)))
                for value, label in split.labels.items()
                if any(value in group for group in groups.values())
            ),
        )

    def _at_present(self, sheet: Sheet, split: _Split) -> TableView:
        month = list(sheet.lines)[-1]
        points = (each for each in self._found[month] if sheet.kind in (None, each.tally.kind))
        groups = split.part(points)
        lines = (
            LineView(
                label,
                self._line(sheet, row(sheet.measures, groups[value]), month, {split.name: value}),
            )
            for value, label in split.labels.items()
            if value in groups
        )
        parts = (self.kind(sheet), split.heading, self._reader.month(month))
        return self._table(" · ".join(filter(None, parts)), split.first, sheet, lines)

    def _splits(self, sheet: Sheet) -> Iterator[_Split]:
        reader, _ = self._reader, self._reader.gettext
        codes = {code: reader.department(code) for code in reader.organization.departments}
        yield _Split("department", _("By department"), _("Department"), by_department, codes)
        if sheet.kind is None:
            kinds = {
                str(kind): reader.text(self._opened.schemas[kind].label) for kind in RECORD_KINDS
            }
            yield _Split("kind", _("By form"), _("Form"), by_kind, kinds)
        named = priorities(self._opened, reader)
        yield _Split("priority", _("By priority"), _("Priority"), by_priority, named)

    def _table(
        self, heading: str, first: str, sheet: Sheet, lines: Iterable[LineView]
    ) -> TableView:
        return TableView(heading, first, tuple(map(self.label, sheet.measures)), tuple(lines))

    def _line(
        self, sheet: Sheet, cells: Mapping[str, Cell], month: Month, chosen: Mapping[str, str]
    ) -> tuple[CellView, ...]:
        chosen = {"kind": sheet.kind or "", **chosen}
        alone = sheet.figure.by_kind  # no other measure of the line says of how many it is made
        return tuple(
            self.cell(measure, cells[measure.name], month, chosen, tell_points=alone)
            for measure in sheet.measures
        )

    def cell(
        self,
        measure: Measure,
        of: Cell,
        month: Month,
        chosen: Mapping[str, str],
        *,
        tell_points: bool = False,
    ) -> CellView:
        is_count = measure.unit is Unit.COUNT
        chosen = {"what": measure.what, **chosen}
        return CellView(
            text=words(told(of.value, measure.unit), self._reader.language),
            url=link(self._figure, month, self._ends, chosen) if of.points else "",
            points=str(of.points) if tell_points and of.points and not is_count else "",
            is_few=not is_count and 0 < of.points < FEW,
        )

    def label(self, measure: Measure) -> str:
        return words(measure.label, self._reader.language)
