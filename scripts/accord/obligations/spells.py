"""Spells: from when something was so until it ceased to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from accord.model import Entry
from accord.obligations.docket import Docket
from accord.workflow.facts import Facts, Standing

Question = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Spell:
    """From the entry by which something came to be so, until it ceased to be, if it did."""

    by: Entry
    until: datetime | None = None

    @property
    def since(self) -> datetime:
        return self.by.at

    def lasts(self, moment: datetime) -> bool:
        """Whether it is not over by `moment`."""
        return self.until is None or moment < self.until


def spells(docket: Docket, holds: Question) -> list[Spell]:
    """Every time a question about the facts came to be true."""
    found: list[Spell] = []
    begun: Entry | None = None
    for step in docket.story.steps:
        if holds(step.facts):
            begun = begun or step.entry
        elif begun is not None:
            found.append(Spell(begun, step.at))
            begun = None
    return [*found, Spell(begun)] if begun else found


def counting(found: Iterable[Spell], due: datetime) -> Spell | None:
    """The spell by which something due is judged: what was undone before the date is not done."""
    return next((spell for spell in found if spell.lasts(due)), None)


def task_done(task: str) -> Question:
    """Reported complete: itself, what it belongs to, or everything planned under it."""

    def question(facts: Facts) -> bool:
        planned = [each for plan in facts.plans.values() for each in plan.fields["tasks"]]
        wholes = [each.get("under") for each in planned if each["id"] == task]
        parts = [each["id"] for each in planned if each.get("under") == task]
        return any(whole in facts.done for whole in (task, *wholes)) or (
            bool(parts) and all(part in facts.done for part in parts)
        )

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


def work_over(department: str | None) -> Question:
    """Everything was accepted, or the department has resolved its part of the feedback."""
    return lambda facts: is_accepted(facts) or department in facts.resolved


def open_tasks(facts: Facts, department: str) -> bool:
    """Whether a department has a task, agreed or planned, that is not done."""
    tasks = [
        task["id"]
        for part in (facts.agreed or {}).get("work", ())
        if part["department"] == department
        for task in part.get("tasks", ())
    ]
    if plan := facts.plans.get(department):
        tasks += [task["id"] for task in plan.fields["tasks"]]
    return not all(task_done(task)(facts) for task in tasks)
