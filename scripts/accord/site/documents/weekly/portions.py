"""What one record has for the weekly reports: of each department and week what came, or did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accord.model import Entry
from accord.obligation import Obligation, Outcome
from accord.survey import Case

# An ISO week such as ``2026-W30``, and the code of a department.
Place = tuple[str, str]
_FAILED = (Outcome.OVERDUE, Outcome.LATE)


class Standing(StrEnum):
    """How a department stands with its report on one record."""

    REPORTED = "reported"
    LATE = "late"
    PARTLY = "partly"
    MISSING = "missing"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Portion:
    """One record in one weekly report; `reports` are those about this week, in order.

    `before` and `after` are the percents of the department's tasks, by id, as it had reported
    them when the week began and when it ended. `failed` is what the department did not do in
    time, in whichever week, its reports apart.
    """

    place: Place
    standing: Standing
    reports: tuple[Entry, ...]
    before: Mapping[str, int] = field(default_factory=dict)
    after: Mapping[str, int] = field(default_factory=dict)
    failed: Sequence[Obligation] = ()


def portions(case: Case) -> Iterator[Portion]:
    """The portions of one record, in the order of weeks and departments."""
    came: dict[Place, list[Entry]] = {}
    for entry in case.story.of("progress"):
        came.setdefault((week_of(str(entry.fields["covers"])), str(entry.department)), []).append(
            entry
        )
    owed: dict[Place, set[Outcome]] = {}
    failed: dict[str, list[Obligation]] = {}
    for each in case.obligations:
        if each.rule == "progress":
            owed.setdefault(_place(each), set()).add(each.outcome)
        elif each.outcome in _FAILED:
            failed.setdefault(str(each.department), []).append(each)
    known: dict[str, Mapping[str, int]] = {}
    for place in sorted({*came, *owed}):
        outcomes, reports = owed.get(place, set()), tuple(came.get(place, ()))
        _, department = place
        before = known.get(department, {})
        after = known[department] = {**before, **percents(reports)}
        if reports or outcomes - {Outcome.WAIVED}:
            standing = _standing(outcomes, reports)
            yield Portion(place, standing, reports, before, after, failed.get(department, ()))


def week_of(period: str) -> str:
    """The ISO week in which a period lies: a week itself, or a day such as ``2026-07-20``."""
    if "W" in period:
        return period
    year, week, _ = date.fromisoformat(period).isocalendar()
    return f"{year}-W{week:02}"


def percents(reports: Iterable[Entry]) -> dict[str, int]:
    """How far each task is, by the last report that names it."""
    return {task["id"]: task["percent"] for each in reports for task in each.fields["tasks"]}


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
