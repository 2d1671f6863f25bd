"""A figure as a table: a line for each month, a cell for each measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.figures.figure import Counted, Figure, Measure
from accord.figures.months import Month
from accord.figures.sums import Cell, Spread, row
from accord.language import Message
from accord.model import RECORD_KINDS, RecordKind
from accord.workflow.table import Workflow


@dataclass(frozen=True, slots=True)
class Sheet:
    """`kind` is that of the records where a figure keeps requests and feedback apart.

    `group` names what its measures have in common, where there are others beside it; the first
    of them stands for the rest.
    """

    figure: Figure
    kind: RecordKind | None
    group: Message | None
    is_first: bool
    measures: tuple[Measure, ...]
    lines: Mapping[Month, Mapping[str, Cell]]


def sheets(figure: Figure, found: Spread, workflow: Workflow) -> Iterator[Sheet]:
    """The tables of a figure: one, or one for each kind of record.

    They begin with the first month that has anything; of a figure that knows only the present
    there is that alone.
    """
    shown = _told(figure, found)
    if not figure.by_kind:
        yield from _grouped(figure, None, shown, workflow)
        return
    for kind in RECORD_KINDS:
        own = {
            month: [each for each in points if each.tally.kind == kind]
            for month, points in shown.items()
        }
        if any(own.values()):
            yield from _grouped(figure, kind, own, workflow)


def _grouped(
    figure: Figure, kind: RecordKind | None, found: Spread, workflow: Workflow
) -> Iterator[Sheet]:
    every = figure.measures(workflow, kind or RECORD_KINDS[0])
    for place, group in enumerate(dict.fromkeys(measure.group for measure in every)):
        measures = tuple(measure for measure in every if measure.group == group)
        lines = {month: row(measures, points) for month, points in found.items()}
        yield Sheet(figure, kind, group, place == 0, measures, lines)


def _told(figure: Figure, found: Spread) -> dict[Month, list[Counted]]:
    """The months from the first that has points to the present one."""
    months = list(found)
    if not figure.spans_months:
        months = months[-1:]
    begun = next((place for place, month in enumerate(months) if found[month]), len(months) - 1)
    return {month: list(found[month]) for month in months[max(begun, 0) :]}
