"""What is done, and who still has something to do: questions about the facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.model import Fields
from accord.workflow.facts import Facts, Standing
from accord.workflow.fold import Step


@dataclass(frozen=True, slots=True)
class Work:
    """How far the work is: the tasks that are complete, and the departments that have others."""

    complete: frozenset[str]
    busy: frozenset[str]

    @classmethod
    def of(cls, facts: Facts) -> Work:
        complete = _complete(facts)
        return cls(complete, _busy(facts, complete))


NO_WORK = Work(frozenset(), frozenset())


def work_after(steps: Iterable[Step]) -> tuple[Work, ...]:
    """How far the work was after each step; most steps leave it as it was."""
    found: list[Work] = []
    before = None
    for step in steps:
        known = (step.facts.agreed, step.facts.plans, step.facts.done)
        found.append(found[-1] if known == before else Work.of(step.facts))
        before = known
    return tuple(found)


def _complete(facts: Facts) -> frozenset[str]:
    """Reported complete: a task itself, what it belongs to, or everything planned under it."""
    parts: dict[str, list[str]] = {}
    for plan in facts.plans.values():
        for task in plan.fields["tasks"]:
            if whole := task.get("under"):
                parts.setdefault(whole, []).append(task["id"])
    found = set(facts.done)
    for whole, names in parts.items():
        if whole in facts.done:
            found.update(names)
        elif facts.done.keys() >= set(names):
            found.add(whole)
    return frozenset(found)


def _busy(facts: Facts, complete: frozenset[str]) -> frozenset[str]:
    """The departments with a task, agreed or planned, that is not complete."""
    lists: list[tuple[str, Iterable[Fields]]] = [
        (part["department"], part.get("tasks", ())) for part in (facts.agreed or {}).get("work", ())
    ]
    lists += [(department, plan.fields["tasks"]) for department, plan in facts.plans.items()]
    return frozenset(
        department
        for department, tasks in lists
        if any(task["id"] not in complete for task in tasks)
    )


def handed_over(facts: Facts) -> frozenset[str]:
    """Handed over stays handed over while it is rectified, not once it failed or changed."""
    return frozenset(
        name for name, standing in facts.standings.items() if standing is not Standing.OPEN
    )


def is_reached(ends: str | list[str], facts: Facts, work: Work) -> bool:
    """What reaches a milestone: agreement, delivery, acceptance, or all the tasks listed."""
    if ends == "agreed":
        return facts.agreed is not None
    if ends == "delivered":
        return bool(facts.standings) and Standing.OPEN not in facts.standings.values()
    if ends == "accepted":
        return is_accepted(facts)
    return work.complete.issuperset(ends)


def is_accepted(facts: Facts) -> bool:
    return set(facts.standings.values()) == {Standing.PASSED}


def is_over(department: str, facts: Facts) -> bool:
    """Everything was accepted, or the department has resolved its part of the feedback."""
    return department in facts.resolved or is_accepted(facts)
