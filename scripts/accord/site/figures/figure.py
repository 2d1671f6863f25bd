"""The figures as managers read them: a chart, the numbers beside it, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accord.figures import FIGURES, Figure, Tally
from accord.figures.figure import FEW
from accord.figures.months import Month
from accord.figures.sheet import sheets
from accord.figures.sums import Spread, spread
from accord.ledger import Ledger
from accord.site.figures.charts.chart import Chart
from accord.site.figures.drawing import chart
from accord.site.figures.tables import CellView, Tables, TableView
from accord.site.reader import Reader


@dataclass(frozen=True, slots=True)
class FigureView:
    """`latest` are the first numbers of the present month, each with its name.

    `months` are the tables of all months, `parts` those by department, kind and priority.
    """

    name: str
    label: str
    says: str
    definition: tuple[tuple[str, str], ...]
    charts: tuple[Chart, ...]
    latest: tuple[tuple[str, CellView], ...]
    months: tuple[TableView, ...]
    parts: tuple[TableView, ...]
    few: int = FEW


def figure_views(
    tallies: Iterable[Tally], months: Sequence[Month], opened: Ledger, reader: Reader
) -> Iterator[FigureView]:
    """Every figure over the months given, the last of which is the present one."""
    tallies = tuple(tallies)
    for figure in FIGURES:
        yield _view(figure, spread(figure, tallies, months), opened, reader)


def _view(figure: Figure, found: Spread, opened: Ledger, reader: Reader) -> FigureView:
    told = tuple(sheets(figure, found, opened.workflow))
    tables = Tables(figure, found, opened, reader)
    return FigureView(
        name=figure.name,
        label=reader.text(figure.label),
        says=reader.text(figure.says),
        definition=tuple((reader.text(one), reader.text(two)) for one, two in figure.definition),
        charts=tuple(chart(sheet, tables.kind(sheet), reader) for sheet in told if sheet.is_first),
        latest=() if figure.by_kind else tuple(tables.latest(told[0])),
        months=tuple(tables.by_month(sheet) for sheet in told),
        parts=tuple(part for sheet in told if sheet.is_first for part in tables.parts(sheet)),
    )
