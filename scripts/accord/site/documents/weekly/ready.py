"""The portions of many records as ready HTML, of which the weekly reports are put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from accord.site.documents.weekly.entry import PortionView, portion_view
from accord.site.documents.weekly.portions import Place, Standing, portions
from accord.site.templates import Writer, macro
from accord.survey import Survey

# Every weekly report is as deep as this below the root of its language.
_RECORDS = "../../../records/"


class Sums(NamedTuple):
    """How many tasks moved and were completed in the week, and how much was late at its end."""

    moved: int
    done: int
    late: int


class Ready(NamedTuple):
    """A record in a weekly report, as safe HTML: a line of the summary, and what was reported.

    `sums` are its part of the totals.
    """

    record: str
    standing: Standing
    line: str
    told: str
    sums: Sums


Shares = Mapping[Place, tuple[Ready, ...]]


def ready(survey: Survey, writer: Writer) -> Shares:
    """Of all records of a survey, by week and department."""
    line, told = (macro("documents/portion", name) for name in ("line", "told"))
    found: dict[Place, list[Ready]] = {}
    for name, case in survey.cases.items():
        for portion in portions(case):
            view = portion_view(portion, case, survey, writer.reader)
            html = [str(made(view, _RECORDS, writer.reader.gettext)) for made in (line, told)]
            each = Ready(name, portion.standing, html[0], html[1], _sums(view))
            found.setdefault(portion.place, []).append(each)
    return {place: tuple(each) for place, each in found.items()}


def _sums(view: PortionView) -> Sums:
    moved = sum(each.is_moved for each in view.steps)
    done = sum(each.is_done for each in view.steps)
    return Sums(moved, done, len(view.late))


def gathered(parts: Iterable[Shares]) -> Shares:
    """What all of them hold."""
    found: dict[Place, list[Ready]] = {}
    for part in parts:
        for place, each in part.items():
            found.setdefault(place, []).extend(each)
    return {place: tuple(each) for place, each in found.items()}
