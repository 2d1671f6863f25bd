"""Lines: how a number goes from month to month; where there is none, the line is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.site.figures.charts.chart import FLOOR, Chart, Mark, Plan, Row, Series, tone
from accord.site.figures.charts.scale import Scale, x_of, x_ticks

# In units of the drawing, below its mark: where words may stand, the best place first, and the room
# that they take.
_PLACES = (-7, 15, -20)
_HIGH, _WIDE = 13, 60


def lines(plan: Plan) -> Chart:
    known = [value for row in plan.rows for value in row.values if value is not None]
    scale = Scale.of(known, plan.top)
    marks = _apart([[*_marks(row, plan, scale)] for row in plan.rows])
    series = tuple(
        Series(row.name, tone(row, place), tuple(_pieces(row, scale)), tuple(marks[place]))
        for place, row in enumerate(plan.rows)
    )
    return Chart(
        "lines", plan.name, plan.title, plan.desc, x_ticks(plan), scale.ticks(plan), series
    )


def _apart(found: list[list[Mark]]) -> list[list[Mark]]:
    """The marks with their words where neither another's words nor the axis are in the way."""
    last = sorted((each[-1] for each in found if each), key=lambda mark: mark.y)
    taken: list[tuple[float, float]] = []
    below: dict[Mark, float] = {}
    for mark in last:
        free = (each for each in _PLACES if _is_free(mark.x, mark.y + each, taken))
        below[mark] = next(free, _PLACES[0])
        taken.append((mark.x, mark.y + below[mark]))
    return [[replace(each, below=below.get(each, 0)) for each in marks] for marks in found]


def _is_free(x: float, y: float, taken: Sequence[tuple[float, float]]) -> bool:
    apart = all(abs(x - other) >= _WIDE or abs(y - above) >= _HIGH for other, above in taken)
    return apart and y <= FLOOR


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
