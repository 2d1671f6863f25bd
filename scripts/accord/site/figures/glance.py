"""The figures of a department at a glance: the last months, for its own page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accord.figures import FIGURES, Figure, Tally
from accord.figures.figure import Counted
from accord.figures.months import Month
from accord.figures.sums import by_department, cell, spread
from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.site.figures.tables import LineView, Tables, TableView
from accord.site.reader import Reader


def glances(
    tallies: Iterable[Tally], months: Sequence[Month], opened: Ledger, reader: Reader
) -> Mapping[str, TableView]:
    """By the code of each department the first number of every figure that has one by months."""
    tallies, newest = tuple(tallies), tuple(reversed(months))
    lines: dict[str, list[LineView]] = {code: [] for code in reader.organization.departments}
    for figure in FIGURES:
        if figure.has_lead:
            for code, line in _lines(figure, tallies, newest, opened, reader):
                lines[code].append(line)
    heads = tuple(reader.month(month) for month in newest)
    return {code: TableView("", "", heads, tuple(each)) for code, each in lines.items()}


def _lines(
    figure: Figure,
    tallies: Sequence[Tally],
    months: Sequence[Month],
    opened: Ledger,
    reader: Reader,
) -> Iterator[tuple[str, LineView]]:
    lead = figure.measures(opened.workflow, RECORD_KINDS[0])[0]
    found = spread(figure, tallies, months)
    groups: dict[Month, Mapping[str, Sequence[Counted]]] = {
        month: by_department(points) for month, points in found.items()
    }
    tables = Tables(figure, found, opened, reader)
    for code in reader.organization.departments:
        cells = (
            tables.cell(
                lead,
                cell(lead, groups[month].get(code, ())),
                month,
                {"department": code},
                tell_points=True,
            )
            for month in months
        )
        label = f"{reader.text(figure.label)} · {tables.label(lead)}"
        yield code, LineView(label, tuple(cells))
