"""Agreed work: tasks, milestones and deliverables, each by its date.

A date that a new round moved before it passed is replaced; moved afterwards, the old
obligation ends late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accord.facts import Facts, Standing
from accord.model import Obligation
from accord.obligations.docket import Docket, Owed, first


@dataclass(frozen=True, slots=True)
class Dated:
    """Something to be done by a date, as one round of agreement or one plan put it."""

    id: str
    title: str
    day: str
    department: str
    since: datetime
    person: str | None = None
    under: str | None = None
    leaf: bool = True


def tasks(docket: Docket) -> Iterator[Obligation]:
    """The agreed tasks, and those of each department's plans."""
    planned = _plans(docket)
    parents = {each.under for rounds in planned for each in rounds.values() if each.under}
    for versions in (_agreed_tasks(docket), planned):
        for name, dates in _by_id(versions).items():
            leaf = name not in parents
            done = done_at(docket.story.facts, name)
            yield from _judge(docket, "task", dates, done, leaf)


def milestones(docket: Docket) -> Iterator[Obligation]:
    """A milestone is reached by agreement, by delivery, by acceptance or by its tasks."""
    rounds = [
        {
            each["id"]: Dated(
                each["id"],
                each["title"],
                each["due"],
                each.get("department", docket.initiating),
                since,
            )
            for each in form["milestones"]
        }
        for since, form in _rounds(docket)
    ]
    current = {
        each["id"]: each["ends"] for _, form in _rounds(docket) for each in form["milestones"]
    }
    for name, dates in _by_id(rounds).items():
        yield from _judge(
            docket,
            "milestone",
            dates,
            _reached(docket, current[name]),
            isinstance(current[name], str),
        )


def deliveries(docket: Docket) -> Iterator[Obligation]:
    """Each deliverable by its milestone's date, again after a round that reopened it."""
    rounds = []
    for since, form in _rounds(docket):
        dates = {each["id"]: each["due"] for each in form["milestones"]}
        rounds.append(
            {
                each["id"]: Dated(
                    each["id"], each["title"], dates[each["milestone"]], each["department"], since
                )
                for each in form["deliverables"]
                if each["milestone"] in dates
            }
        )
    for name, dates_of in _by_id(rounds).items():
        yield from _judge(docket, "delivery", dates_of, _handed_over(docket, name), True)


def done_at(facts: Facts, task: str) -> datetime | None:
    """When a task was reported complete, itself or through all the planned tasks under it."""
    if told := facts.done.get(task):
        return told
    parts = [
        each["id"]
        for plan in facts.plans.values()
        for each in plan.fields["tasks"]
        if each.get("under") == task and each["id"] != task
    ]
    times = [facts.done.get(part) for part in parts]
    return max(time for time in times if time) if times and all(times) else None


def tasks_of(facts: Facts, department: str) -> tuple[str, ...]:
    """The ids of everything a department is to do: its agreed tasks, else those it planned."""
    agreed = [
        task["id"]
        for part in (facts.agreed or {}).get("work", ())
        if part["department"] == department
        for task in part.get("tasks", ())
    ]
    if agreed or department not in facts.plans:
        return tuple(agreed)
    return tuple(task["id"] for task in facts.plans[department].fields["tasks"])


def _rounds(docket: Docket) -> list[tuple[datetime, Mapping[str, Any]]]:
    """Each form that a consensus agreed to, and when."""
    return [
        (step.at, step.facts.agreed)
        for step in docket.story.steps
        if step.entry.kind == "consensus"
        and step.facts.agreed is not None
        and step.facts.consensus is step.entry
    ]


def _agreed_tasks(docket: Docket) -> list[dict[str, Dated]]:
    return [
        {
            task["id"]: Dated(
                task["id"], task["title"], task["due"], part["department"], since, part["contact"]
            )
            for part in form["work"]
            for task in part.get("tasks", ())
        }
        for since, form in _rounds(docket)
    ]


def _plans(docket: Docket) -> list[dict[str, Dated]]:
    """The tasks of every department's plans, as they stood after each plan."""
    standing: dict[str, dict[str, Dated]] = {}
    rounds = []
    for plan in docket.story.of("plan"):
        department = str(plan.department)
        standing[department] = {
            task["id"]: Dated(
                task["id"],
                task["title"],
                task["due"],
                department,
                plan.at,
                task["owner"],
                task.get("under"),
            )
            for task in plan.fields["tasks"]
        }
        rounds.append({name: each for dated in standing.values() for name, each in dated.items()})
    agreed = {name for round_ in _agreed_tasks(docket) for name in round_}
    return [
        {name: each for name, each in round_.items() if name not in agreed} for round_ in rounds
    ]


def _by_id(rounds: list[dict[str, Dated]]) -> dict[str, list[Dated | datetime]]:
    """For each id its dates in turn; an instant at the end says when it was dropped."""
    names = dict.fromkeys(name for round_ in rounds for name in round_)
    found: dict[str, list[Dated | datetime]] = {}
    for name in names:
        dates: list[Dated | datetime] = []
        for round_ in rounds:
            if name in round_:
                if (
                    not dates
                    or not isinstance(last := dates[-1], Dated)
                    or last.day != round_[name].day
                ):
                    dates.append(round_[name])
            elif dates and isinstance(dates[-1], Dated):
                dates.append(
                    max(each.since for each in round_.values()) if round_ else dates[-1].since
                )
        found[name] = dates
    return found


def _judge(
    docket: Docket, rule: str, dates: list[Dated | datetime], settled: datetime | None, leaf: bool
) -> Iterator[Obligation]:
    over = first((docket.ended, _accepted_at(docket)))
    for place, dated in enumerate(dates):
        if not isinstance(dated, Dated):
            continue
        following = dates[place + 1] if place + 1 < len(dates) else None
        moved = following.since if isinstance(following, Dated) else following
        due = docket.agreed(dated.day, dated.since)
        owed = Owed(rule, dated.id, dated.title, due, dated.department, dated.person, leaf)
        if moved is None or (settled is not None and settled < moved):
            yield docket.judge(
                owed, settled, waived=over, marks=_marks(docket, dated, due[0], settled or over)
            )
            return
        if not isinstance(following, Dated):
            yield docket.judge(owed, waived=moved)
        elif due[0] < moved:
            yield docket.judge(owed, moved, marks=_marks(docket, dated, due[0], moved))


def _marks(docket: Docket, dated: Dated, due: datetime, settled: datetime | None) -> Iterator[str]:
    """`unwarned` if the date passed and nobody had warned in time; `new-date` after a hold."""
    agreed_day = date.fromisoformat(dated.day)
    if docket.day(due) != agreed_day:
        yield "new-date"
    if (settled or docket.now) <= due:
        return
    kind = docket.story.record.kind
    limit = docket.ledger.workflow.limits[f"warning-{kind}"].span(agreed_day, "otherwise")
    latest = docket.calendar.closing(docket.calendar.shift(agreed_day, -limit["working_days"]))
    warned = any(
        risk.at <= latest and {dated.id, dated.under} & set(risk.fields["affects"])
        for risk in docket.story.of("risk")
    )
    if not warned:
        yield "unwarned"


def _reached(docket: Docket, ends: str | list[str]) -> datetime | None:
    if isinstance(ends, list):
        times = [done_at(docket.story.facts, task) for task in ends]
        return max(time for time in times if time) if all(times) else None
    if ends == "agreed":
        rounds = _rounds(docket)
        return rounds[0][0] if rounds else None
    reached = {"delivered": {Standing.DELIVERED, Standing.PASSED}, "accepted": {Standing.PASSED}}[
        ends
    ]
    return next(
        (
            step.at
            for step in docket.story.steps
            if step.facts.standings and set(step.facts.standings.values()) <= reached
        ),
        None,
    )


def _handed_over(docket: Docket, deliverable: str) -> datetime | None:
    """When a deliverable was handed over since it was last open; None while it is open."""
    handed: datetime | None = None
    for step in docket.story.steps:
        standing = step.facts.standings.get(deliverable)
        if standing is Standing.OPEN:
            handed = None
        elif standing is not None and handed is None:
            handed = step.at
    return handed


def _accepted_at(docket: Docket) -> datetime | None:
    """Work ends when everything has passed."""
    return _reached(docket, "accepted") if docket.story.record.kind == "request" else docket.ended
