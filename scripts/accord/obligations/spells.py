"""Spells: from when something was done until it was undone again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from accord.facts import Facts, Standing
from accord.obligations.docket import Docket

Spells = list[tuple[datetime, datetime | None]]
Question = Callable[[Facts], bool]


def spells(docket: Docket, holds: Question) -> Spells:
    """Every time a question about the facts came to be true, and when it ceased to be."""
    found: Spells = []
    since: datetime | None = None
    for step in docket.story.steps:
        if holds(step.facts):
            since = since or step.at
        elif since is not None:
            found.append((since, step.at))
            since = None
    return [*found, (since, None)] if since else found


def within(found: Spells, moment: datetime) -> bool:
    """Whether it had been done before `moment` and still was."""
    return any(begun < moment and (ended is None or moment < ended) for begun, ended in found)


def task_done(task: str) -> Question:
    """Reported complete, itself or through all the planned tasks under it."""

    def question(facts: Facts) -> bool:
        parts = [
            each["id"]
            for plan in facts.plans.values()
            for each in plan.fields["tasks"]
            if each.get("under") == task
        ]
        return task in facts.done or (bool(parts) and all(part in facts.done for part in parts))

    return question


def handed_over(deliverable: str) -> Question:
    """Handed over stays handed over while it is rectified, not once it failed or changed."""
    return lambda facts: facts.standings.get(deliverable, Standing.OPEN) is not Standing.OPEN


def reached(ends: str | list[str]) -> Question:
    """What reaches a milestone: agreement, delivery, acceptance, or all the tasks listed."""
    if isinstance(ends, str):
        return {"agreed": is_agreed, "delivered": is_delivered, "accepted": is_accepted}[ends]
    questions = [task_done(task) for task in ends]
    return lambda facts: all(question(facts) for question in questions)


def is_agreed(facts: Facts) -> bool:
    return facts.agreed is not None


def is_delivered(facts: Facts) -> bool:
    return bool(facts.standings) and Standing.OPEN not in facts.standings.values()


def is_accepted(facts: Facts) -> bool:
    return set(facts.standings.values()) == {Standing.PASSED}


def open_tasks(facts: Facts, department: str) -> bool:
    """Whether a department has an agreed task, or else one it planned, that is not done."""
    tasks = [
        task["id"]
        for part in (facts.agreed or {}).get("work", ())
        if part["department"] == department
        for task in part.get("tasks", ())
    ]
    if not tasks and department in facts.plans:
        tasks = [task["id"] for task in facts.plans[department].fields["tasks"]]
    return not all(task_done(task)(facts) for task in tasks)
