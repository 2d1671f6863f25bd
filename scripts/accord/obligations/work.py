"""Agreed work: tasks, milestones and deliverables, each by its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from operator import attrgetter

from accord.model import Entry, Fields
from accord.obligation import Obligation
from accord.obligations.dated import Dated, Round, judge_dates, versions
from accord.obligations.docket import Docket
from accord.workflow.facts import Facts

_COMPLETE, _REACHED, _HANDED = map(attrgetter, ("complete", "reached", "handed"))


def tasks(docket: Docket) -> Iterator[Obligation]:
    """The agreed tasks, and those of each department's plans.

    An agreed task with planned ones under it when it falls due is no leaf: it is late only
    through them.
    """
    agreed = [_agreed_tasks(*each) for each in docket.agreements]
    known = {name for each in agreed for name in each.dates}
    planned = _planned_tasks(docket, known)
    if not agreed and not planned:
        return
    parents = {dated.under for each in planned for dated in each.dates.values()}
    done = docket.spells(_COMPLETE)
    for rounds in (agreed, planned):
        for name, dates in versions(rounds).items():
            through = partial(_is_planned, name) if name in parents else None
            yield from judge_dates(docket, "task", dates, done.get(name, ()), through)


def _is_planned(task: str, facts: Facts) -> bool:
    """Whether a department has planned how it does an agreed task."""
    return any(
        each.get("under") == task for plan in facts.plans.values() for each in plan.fields["tasks"]
    )


def milestones(docket: Docket) -> Iterator[Obligation]:
    """A milestone is reached by agreement, by delivery, by acceptance or by its tasks."""
    if not docket.agreements:
        return
    rounds = [_milestones(*each) for each in docket.agreements]
    done = docket.spells(_REACHED)
    listing = {each["id"] for _, form in docket.agreements for each in _listing_tasks(form)}
    for name, dates in versions(rounds).items():
        through = partial(_ends_with_tasks, name) if name in listing else None
        yield from judge_dates(docket, "milestone", dates, done.get(name, ()), through)


def _ends_with_tasks(milestone: str, facts: Facts) -> bool:
    return any(each["id"] == milestone for each in _listing_tasks(facts.agreed or {}))


def _listing_tasks(form: Fields) -> Iterator[Fields]:
    """The milestones that end with tasks."""
    return (each for each in form.get("milestones", ()) if not isinstance(each["ends"], str))


def _milestones(agreed: Entry, form: Fields) -> Round:
    since = agreed.at
    dates = {
        each["id"]: Dated(
            each["id"],
            each["title"],
            date.fromisoformat(each["due"]),
            each.get("department", form["from"]),
            since,
            warned_by=frozenset((each["id"], *_tasks_of(each["ends"]))),
        )
        for each in form["milestones"]
    }
    return Round(since, dates)


def _tasks_of(ends: str | list[str]) -> list[str]:
    return [] if isinstance(ends, str) else ends


def deliveries(docket: Docket) -> Iterator[Obligation]:
    """Each deliverable by its milestone's date, again after a round that reopened it."""
    if not docket.agreements:
        return
    rounds = [_deliverables(*each) for each in docket.agreements]
    done = docket.spells(_HANDED)
    for name, dates in versions(rounds).items():
        yield from judge_dates(docket, "delivery", dates, done.get(name, ()))


def _deliverables(agreed: Entry, form: Fields) -> Round:
    days = {each["id"]: date.fromisoformat(each["due"]) for each in form["milestones"]}
    dates = {
        each["id"]: Dated(
            each["id"], each["title"], days[each["milestone"]], each["department"], agreed.at
        )
        for each in form["deliverables"]
        if each["milestone"] in days
    }
    return Round(agreed.at, dates)


def _agreed_tasks(agreed: Entry, form: Fields) -> Round:
    dates = {
        task["id"]: Dated(
            task["id"],
            task["title"],
            date.fromisoformat(task["due"]),
            part["department"],
            agreed.at,
            part["contact"],
            warned_by=frozenset((task["id"],)),
        )
        for part in form["work"]
        for task in part.get("tasks", ())
    }
    return Round(agreed.at, dates)


def _planned_tasks(docket: Docket, agreed: set[str]) -> list[Round]:
    """The tasks of all departments' plans, each time that the plans changed."""
    if not docket.story.of("plan"):
        return []
    rounds = []
    known: Mapping[str, Entry] = {}
    read: dict[str, dict[str, Dated]] = {}
    for step in docket.story.steps:
        plans = step.facts.plans
        if plans is not step.known.plans and plans != known:
            dates: dict[str, Dated] = {}
            for department, plan in plans.items():
                if plan.name not in read:
                    read[plan.name] = _tasks_in(department, plan, agreed)
                dates |= read[plan.name]
            rounds.append(Round(step.at, dates))
            known = plans
    return rounds


def _tasks_in(department: str, plan: Entry, agreed: set[str]) -> dict[str, Dated]:
    return {
        task["id"]: Dated(
            task["id"],
            task["title"],
            date.fromisoformat(task["due"]),
            department,
            plan.at,
            task["owner"],
            task.get("under"),
            frozenset((task["id"], task.get("under", task["id"]))),
        )
        for task in plan.fields["tasks"]
        if task["id"] not in agreed
    }
