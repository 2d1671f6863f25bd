"""Points summed up: by month, by department, by kind, by priority."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.figures.figure import Counted, Figure, Measure
from accord.figures.months import Month
from accord.figures.tally import Tally

Spread = Mapping[Month, Sequence[Counted]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, and of how many points it was made; None where there is nothing to say."""

    value: float | None
    points: int


@dataclass(frozen=True, slots=True)
class Lens:
    """Which points are looked at; what is None lets all pass."""

    department: str | None = None
    kind: str | None = None
    priority: str | None = None

    def sees(self, tally: Tally) -> bool:
        return self.kind in (None, tally.kind) and self.priority in (None, tally.priority)


def spread(
    figure: Figure, tallies: Iterable[Tally], months: Sequence[Month], lens: Lens = Lens()
) -> Spread:
    """The points of a figure by month: of each month given, in the order of the tallies."""
    found: dict[Month, list[Counted]] = {month: [] for month in months}
    department = lens.department
    for tally in filter(lens.sees, tallies) if lens.kind or lens.priority else tallies:
        for point in figure.points(tally, months):
            counted = found.get(point.month)
            if counted is not None and (department is None or department in point.departments):
                counted.append(Counted(tally, point))
    return found


def row(measures: Sequence[Measure], points: Sequence[Counted]) -> dict[str, Cell]:
    """The cell of each measure by its name."""
    by_what: dict[str, list[Counted]] = defaultdict(list)
    for each in points:
        by_what[each.point.what].append(each)
    return {measure.name: _cell(measure, by_what, points) for measure in measures}


def cell(measure: Measure, points: Sequence[Counted]) -> Cell:
    """One measure of some points."""
    meant = [each for each in points if measure.what in ("", each.point.what)]
    return Cell(measure.sum_up(meant), len(meant))


def _cell(
    measure: Measure, by_what: Mapping[str, Sequence[Counted]], points: Sequence[Counted]
) -> Cell:
    meant = by_what.get(measure.what, ()) if measure.what else points
    return Cell(measure.sum_up(meant), len(meant))


def by_department(points: Iterable[Counted]) -> dict[str, list[Counted]]:
    """The points of each department; a point of several counts for each of them."""
    found: dict[str, list[Counted]] = defaultdict(list)
    for each in points:
        for department in each.point.departments:
            found[department].append(each)
    return found


def by_kind(points: Iterable[Counted]) -> dict[str, list[Counted]]:
    found: dict[str, list[Counted]] = defaultdict(list)
    for each in points:
        found[each.tally.kind].append(each)
    return found


def by_priority(points: Iterable[Counted]) -> dict[str, list[Counted]]:
    found: dict[str, list[Counted]] = defaultdict(list)
    for each in points:
        found[each.tally.priority].append(each)
    return found
