"""Agreed work: tasks, milestones and deliverables, each by its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.model import Entry, Fields
from accord.obligation import Obligation
from accord.obligations.dated import Dated, Round, judge_dates, versions
from accord.obligations.docket import Docket
from accord.obligations.spells import handed_over, reached, spells, task_done


def tasks(docket: Docket) -> Iterator[Obligation]:
    """The agreed tasks, and those of each department's plans.

    An agreed task with planned ones under it is no leaf: it is late only through them.
    """
    agreed = [_agreed_tasks(*each) for each in _agreements(docket)]
    known = {name for each in agreed for name in each.dates}
    planned = _planned_tasks(docket, known)
    parents = {dated.under for each in planned for dated in each.dates.values()}
    for rounds in (agreed, planned):
        for name, dates in versions(rounds).items():
            done = spells(docket, task_done(name))
            yield from judge_dates(docket, "task", dates, done, leaf=name not in parents)


def milestones(docket: Docket) -> Iterator[Obligation]:
    """A milestone is reached by agreement, by delivery, by acceptance or by its tasks."""
    ends: dict[str, str | list[str]] = {}
    rounds = []
    for agreed, form in _agreements(docket):
        ends |= {each["id"]: each["ends"] for each in form["milestones"]}
        dates = {
            each["id"]: Dated(
                each["id"],
                each["title"],
                each["due"],
                each.get("department", docket.initiating),
                agreed.at,
                warned_by=frozenset((each["id"], *_tasks_of(each["ends"]))),
            )
            for each in form["milestones"]
        }
        rounds.append(Round(agreed.at, dates))
    for name, dated in versions(rounds).items():
        done = spells(docket, reached(ends[name]))
        leaf = isinstance(ends[name], str)
        yield from judge_dates(docket, "milestone", dated, done, leaf=leaf)


def _tasks_of(ends: str | list[str]) -> list[str]:
    return [] if isinstance(ends, str) else ends


def deliveries(docket: Docket) -> Iterator[Obligation]:
    """Each deliverable by its milestone's date, again after a round that reopened it."""
    rounds = []
    for agreed, form in _agreements(docket):
        days = {each["id"]: each["due"] for each in form["milestones"]}
        dates = {
            each["id"]: Dated(
                each["id"],
                each["title"],
                days[each["milestone"]],
                each["department"],
                agreed.at,
            )
            for each in form["deliverables"]
            if each["milestone"] in days
        }
        rounds.append(Round(agreed.at, dates))
    for name, dated in versions(rounds).items():
        yield from judge_dates(docket, "delivery", dated, spells(docket, handed_over(name)))


def _agreements(docket: Docket) -> list[tuple[Entry, Fields]]:
    """Each consensus that counted, and the form it agreed to."""
    return [
        (step.entry, step.facts.agreed)
        for step in docket.story.steps
        if step.facts.consensus is step.entry and step.facts.agreed is not None
    ]


def _agreed_tasks(agreed: Entry, form: Fields) -> Round:
    dates = {
        task["id"]: Dated(
            task["id"],
            task["title"],
            task["due"],
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
    rounds = []
    known: Mapping[str, Entry] = {}
    for step in docket.story.steps:
        if step.facts.plans != known:
            known = step.facts.plans
            rounds.append(Round(step.at, _tasks_in(known, agreed)))
    return rounds


def _tasks_in(plans: Mapping[str, Entry], agreed: set[str]) -> dict[str, Dated]:
    return {
        task["id"]: Dated(
            task["id"],
            task["title"],
            task["due"],
            department,
            plan.at,
            task["owner"],
            task.get("under"),
            frozenset((task["id"], task.get("under", task["id"]))),
        )
        for department, plan in plans.items()
        for task in plan.fields["tasks"]
        if task["id"] not in agreed
    }
