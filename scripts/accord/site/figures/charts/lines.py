"""Lines: how a number goes from month to month; where there is none, the line is broken."""

from __future__ import annotations

from collections.abc import Iterator

from accord.site.figures.charts.chart import Chart, Mark, Plan, Row, Series, tone
from accord.site.figures.charts.scale import Scale, x_of, x_ticks


def lines(plan: Plan) -> Chart:
    known = [value for row in plan.rows for value in row.values if value is not None]
    scale = Scale.of(known, plan.top)
    series = tuple(
        Series(
            row.name, tone(row, place), tuple(_pieces(row, scale)), tuple(_marks(row, plan, scale))
        )
        for place, row in enumerate(plan.rows)
    )
    return Chart(
        "lines", plan.name, plan.title, plan.desc, x_ticks(plan), scale.ticks(plan), series
    )


def _pieces(row: Row, scale: Scale) -> Iterator[str]:
    """The unbroken pieces of a line; a number that stands alone has its mark only."""
    piece: list[str] = []
    for place, value in enumerate((*row.values, None)):
        if value is not None:
            piece.append(f"{x_of(place, len(row.values))},{scale.y(value)}")
            continue
        if len(piece) > 1:
            yield " ".join(piece)
        piece = []


def _marks(row: Row, plan: Plan, scale: Scale) -> Iterator[Mark]:
    """A mark for each number; the last one says what it is."""
    known = [(place, value) for place, value in enumerate(row.values) if value is not None]
    for place, value in known:
        told = plan.told(value)
        yield Mark(
            x=x_of(place, len(row.values)),
            y=scale.y(value),
            words=told if place == known[-1][0] else "",
            hint=f"{plan.categories[place][0]} · {row.name}: {told}",
        )
