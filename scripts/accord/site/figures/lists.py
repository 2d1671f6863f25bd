"""Which lists a figure has, what stands in each, and how a number leads there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from accord.figures.figure import Counted, Figure
from accord.figures.flow import FLOW
from accord.figures.months import Month
from accord.figures.states import state_labels
from accord.figures.sums import Spread
from accord.workflow.table import Workflow

# Where what has ended stands, of all months: it would fill the list of every month again.
ENDED = "ended"
# The token of a point that is nobody's whom the registry knows.
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its place is a month, or `ENDED`; each point with the months that it stands for."""

    figure: Figure
    place: str
    points: list[tuple[Counted, str]]

    @property
    def url(self) -> str:
        return _url(self.figure, self.place)


def listed(figure: Figure, found: Spread, workflow: Workflow) -> Iterator[Listed]:
    """A list for each month that has anything, and one of what had ended."""
    ends = final_states(figure, workflow)
    for month, points in found.items():
        still = [(each, "") for each in points if each.point.what not in ends]
        if still:
            yield Listed(figure, month, still)
    if ended := list(_ended(found, ends)):
        yield Listed(figure, ENDED, ended)


def final_states(figure: Figure, workflow: Workflow) -> frozenset[str]:
    """The states whose records a figure lists apart."""
    if figure is not FLOW:
        return frozenset()
    every = state_labels(workflow, final=True)
    return frozenset(every) - frozenset(state_labels(workflow, final=False))


def link(figure: Figure, month: Month, ends: frozenset[str], chosen: Mapping[str, str]) -> str:
    """Where exactly those points stand that a cell counts; `ends` are those listed apart."""
    place = month
    if chosen.get("what") in ends:
        place, chosen = ENDED, {"month": month, **chosen}
    wanted = "&".join(f"{name}={_quoted(value)}" for name, value in chosen.items() if value)
    return _url(figure, place) + (f"#{wanted}" if wanted else "")


def _url(figure: Figure, place: str) -> str:
    """As deep as every page of the site that the theme does not render itself."""
    return f"figures/{figure.name}-{place}/"


@cache
def _quoted(value: str) -> str:
    return quote(value, safe="")


def _ended(found: Spread, ends: frozenset[str]) -> Iterator[tuple[Counted, str]]:
    """Every record that has ended, with the months at whose end it had."""
    months: dict[str, list[Month]] = {}
    last: dict[str, Counted] = {}
    for month, points in found.items():
        for each in points:
            if each.point.what in ends:
                months.setdefault(each.tally.record, []).append(month)
                last[each.tally.record] = each
    for record, each in sorted(last.items()):
        yield each, " ".join(months[record])
