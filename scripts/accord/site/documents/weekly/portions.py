"""What one record has for the weekly reports: of each department and week what came, or did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.model import Entry
from accord.obligation import Obligation, Outcome
from accord.survey import Case

# An ISO week such as ``2026-W30``, and the code of a department.
Place = tuple[str, str]


class Standing(StrEnum):
    """How a department stands with its report on one record."""

    REPORTED = "reported"
    LATE = "late"
    PARTLY = "partly"
    MISSING = "missing"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Portion:
    """One record in one weekly report; `reports` are those about this week, in order."""

    place: Place
    standing: Standing
    reports: tuple[Entry, ...]


def portions(case: Case) -> Iterator[Portion]:
    """The portions of one record, in the order of weeks and departments."""
    came: dict[Place, list[Entry]] = {}
    for entry in case.story.of("progress"):
        came.setdefault((week_of(str(entry.fields["covers"])), str(entry.department)), []).append(
            entry
        )
    owed: dict[Place, set[Outcome]] = {}
    for each in case.obligations:
        if each.rule == "progress":
            owed.setdefault(_place(each), set()).add(each.outcome)
    for place in sorted({*came, *owed}):
        outcomes, reports = owed.get(place, set()), tuple(came.get(place, ()))
        if reports or outcomes - {Outcome.WAIVED}:
            yield Portion(place, _standing(outcomes, reports), reports)


def week_of(period: str) -> str:
    """The ISO week in which a period lies: a week itself, or a day such as ``2026-07-20``."""
    if "W" in period:
        return period
    year, week, _ = date.fromisoformat(period).isocalendar()
    return f"{year}-W{week:02}"


def _place(obligation: Obligation) -> Place:
    return week_of(obligation.subject), str(obligation.department)


def _standing(outcomes: set[Outcome], reports: tuple[Entry, ...]) -> Standing:
    """The worst of what was owed; who reported without owing it has reported."""
    if Outcome.OVERDUE in outcomes:
        return Standing.PARTLY if reports else Standing.MISSING
    if Outcome.LATE in outcomes:
        return Standing.LATE
    if Outcome.PENDING in outcomes and not reports:
        return Standing.PENDING
    return Standing.REPORTED
