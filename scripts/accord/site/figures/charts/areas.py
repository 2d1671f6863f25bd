"""Areas, one upon the other: how a whole and its parts grow from month to month."""

from __future__ import annotations

from itertools import accumulate

from accord.site.figures.charts.chart import Chart, Mark, Plan, Series, tone
from accord.site.figures.charts.scale import Scale, x_of, x_ticks

# A band that is lower than this has no room for its number.
_ROOM = 9.0


def areas(plan: Plan) -> Chart:
    """The first row lies at the bottom; the legend lists them as they lie, from the top."""
    heights = [[value or 0.0 for value in row.values] for row in plan.rows]
    tops = list(accumulate(heights, _added))
    scale = Scale.of(tops[-1] if tops else (), plan.top)
    floor = [0.0] * len(plan.categories)
    series = []
    for place, (low, high) in enumerate(zip([floor, *tops], tops, strict=False)):
        row = plan.rows[place]
        series.append(
            Series(
                row.name,
                tone(row, place),
                (_outline(low, high, scale),),
                _mark(plan, place, low, high, scale),
            )
        )
    return Chart(
        "areas",
        plan.name,
        plan.title,
        plan.desc,
        x_ticks(plan),
        scale.ticks(plan),
        tuple(reversed(series)),
    )


def _added(below: list[float], above: list[float]) -> list[float]:
    return [one + other for one, other in zip(below, above, strict=True)]


def _outline(low: list[float], high: list[float], scale: Scale) -> str:
    count = len(high)
    there = [f"{x_of(place, count)},{scale.y(value)}" for place, value in enumerate(high)]
    back = [f"{x_of(place, count)},{scale.y(value)}" for place, value in enumerate(low)]
    return " ".join((*there, *reversed(back)))


def _mark(
    plan: Plan, place: int, low: list[float], high: list[float], scale: Scale
) -> tuple[Mark, ...]:
    """The last number of a band, beside its end, where there is room."""
    last = high[-1] - low[-1]
    if scale.y(low[-1]) - scale.y(high[-1]) < _ROOM:
        return ()
    told = plan.told(last)
    middle = (scale.y(low[-1]) + scale.y(high[-1])) / 2
    x = x_of(len(high) - 1, len(high))
    return (Mark(x, round(middle, 1), told, f"{plan.rows[place].name}: {told}"),)
