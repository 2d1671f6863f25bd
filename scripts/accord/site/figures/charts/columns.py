"""Columns: numbers side by side, those of one category close together."""

from __future__ import annotations

from collections.abc import Iterator

from accord.site.figures.charts.chart import Chart, Mark, Plan, Series, tone
from accord.site.figures.charts.scale import Scale, part, x_of, x_ticks

_FILLED = 0.72
_WIDEST = 34.0


def columns(plan: Plan) -> Chart:
    known = [value for row in plan.rows for value in row.values if value is not None]
    scale = Scale.of(known, plan.top)
    series = tuple(
        Series(row.name, tone(row, place), (), tuple(_marks(plan, place, scale)))
        for place, row in enumerate(plan.rows)
    )
    return Chart(
        "columns", plan.name, plan.title, plan.desc, x_ticks(plan), scale.ticks(plan), series
    )


def _marks(plan: Plan, series: int, scale: Scale) -> Iterator[Mark]:
    """A column for each number, from its left edge; what is nothing has no column."""
    row, count = plan.rows[series], len(plan.categories)
    width = min(_WIDEST, _FILLED * part(count) / len(plan.rows))
    left = -width * len(plan.rows) / 2 + width * series
    for place, value in enumerate(row.values):
        if value:
            told = plan.told(value)
            yield Mark(
                x=round(x_of(place, count) + left, 1),
                y=scale.y(value),
                words=told,
                hint=f"{plan.categories[place][0]} · {row.name}: {told}",
                width=round(width, 1),
            )
