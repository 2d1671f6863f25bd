"""The figures on the home page: the number of this month, that of the last, and a small line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.figures import FIGURES
from accord.site.figures.charts.chart import Chart, Mark
from accord.site.figures.figure import FigureView
from accord.site.figures.tables import TableView

# How wide and high the line is drawn, and how much of that is left free for its ends.
WIDTH, HEIGHT, MARGIN = 120, 28, 3
_BY_MONTHS = {figure.name for figure in FIGURES if figure.has_lead}


@dataclass(frozen=True, slots=True)
class Trend:
    """`text` is the number of this month, `before` that of the last one, empty in the first month.

    `url` leads to the figure.

    `points` are the corners of the line, in the units of its own drawing; `says` all its numbers
    in words.
    """

    url: str
    label: str
    text: str
    before: str
    points: tuple[tuple[float, float], ...]
    says: str
    width: int = WIDTH
    height: int = HEIGHT


def trends(figures: Iterable[FigureView]) -> Iterator[Trend]:
    """Of every figure that is summed up by months, the number that its chart draws first."""
    for each in figures:
        if each.name in _BY_MONTHS:
            yield _trend(each, each.charts[0], each.months[0])


def _trend(figure: FigureView, chart: Chart, table: TableView) -> Trend:
    name = chart.series[0].name
    column = table.heads.index(name)
    newest, *earlier = (line.cells[column].text for line in table.lines[:2])
    return Trend(
        url=f"figures/{figure.name}/",
        label=" · ".join((figure.label, name)),
        text=newest,
        before=earlier[0] if earlier else "",
        points=tuple(_points(chart)),
        says=chart.desc,
    )


def _points(chart: Chart) -> Iterator[tuple[float, float]]:
    """The corners of the first series, brought to the size of the small line."""
    for mark in chart.series[0].marks:
        across = (_middle(mark) - chart.left) / (chart.right - chart.left)
        yield (
            round(MARGIN + across * (WIDTH - 2 * MARGIN), 1),
            round(HEIGHT - MARGIN - mark.height / chart.floor * (HEIGHT - 2 * MARGIN), 1),
        )


def _middle(mark: Mark) -> float:
    return mark.x + mark.width / 2
