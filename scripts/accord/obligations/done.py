"""What is done, and who still has something to do, after each step of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accord.model import Fields
from accord.workflow.facts import Facts, Standing
from accord.workflow.fold import Step

# The kinds of entries that may tell that a task is complete.
_TELLING = ("progress", "consensus")


class Work(NamedTuple):
    """How far the work is.

    `complete` are the tasks that are, `handed` the deliverables that were handed over and are
    not open again, `reached` the milestones that are; `is_accepted` is whether everything is.
    `busy` are the departments with a task, agreed or planned, that is not complete, `resolved`
    those that resolved their part of the feedback.
    """

    complete: frozenset[str]
    handed: frozenset[str]
    reached: frozenset[str]
    is_accepted: bool
    busy: frozenset[str]
    resolved: frozenset[str]

    @classmethod
    def of(cls, facts: Facts, unreported: frozenset[str] = frozenset()) -> Work:
        """How far the work is, but for the tasks of which no report has said so yet."""
        complete = _complete(facts) - unreported
        return cls(
            complete=complete,
            handed=_handed(facts),
            reached=frozenset(_reached(facts, complete)),
            is_accepted=set(facts.standings.values()) == {Standing.PASSED},
            busy=frozenset(_busy(facts, complete)),
            resolved=facts.resolved,
        )

    def is_over(self, department: str) -> bool:
        """Everything was accepted, or the department has resolved its part of the feedback."""
        return self.is_accepted or department in self.resolved


def work_after(steps: Iterable[Step]) -> tuple[Work, ...]:
    """How far the work was after each step; where a step left it as it was, the same object.

    A task is complete once a report, or all in a consensus, say so: a new plan without the part
    that was left completes nothing.
    """
    found: list[Work] = []
    before, unreported = None, frozenset[str]()
    for step in steps:
        facts = step.facts
        known = (facts.agreed, facts.plans, facts.done, facts.standings, facts.resolved)
        tells = step.entry.kind in _TELLING
        if known == before and not (tells and unreported):
            found.append(found[-1])
            continue
        unreported = frozenset() if tells else _unreported(facts, found[-1:])
        found.append(Work.of(facts, unreported))
        before = known
    return tuple(found)


def _unreported(facts: Facts, before: Iterable[Work]) -> frozenset[str]:
    """The agreed tasks that are complete by what is planned under them, and were not before."""
    if not facts.plans:
        return frozenset()
    parts = {task for plan in facts.plans.values() for task in _ids(plan.fields["tasks"])}
    return _complete(facts).difference(facts.done, parts, *(work.complete for work in before))


def _complete(facts: Facts) -> frozenset[str]:
    """Reported complete: a task itself, what it belongs to, or everything planned under it."""
    if not facts.plans:
        return frozenset(facts.done)
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


def _handed(facts: Facts) -> frozenset[str]:
    """Handed over stays handed over while it is rectified, not once it failed or changed."""
    standings = facts.standings.items()
    return frozenset([name for name, standing in standings if standing is not Standing.OPEN])


def _reached(facts: Facts, complete: frozenset[str]) -> Iterator[str]:
    """The milestones reached by agreement, by delivery, by acceptance or by their tasks."""
    for node in (facts.agreed or {}).get("milestones", ()):
        ends = node["ends"]
        if isinstance(ends, str):
            is_reached = ends == "agreed" or _due_by(facts, node["due"]) <= _ENOUGH[ends]
        else:
            is_reached = complete.issuperset(ends)
        if is_reached:
            yield node["id"]


def _due_by(facts: Facts, day: str) -> set[Standing]:
    """How far the deliverables are that are due by a day; all of them where none is."""
    if len(everything := set(facts.standings.values())) == 1:
        return everything  # of which any part is as far
    agreed = facts.agreed or {}
    early = {node["id"] for node in agreed["milestones"] if node["due"] <= day}
    due = [each["id"] for each in agreed["deliverables"] if each["milestone"] in early]
    return {facts.standings[name] for name in due or facts.standings}


# How far the deliverables must be that reach a milestone.
_ENOUGH = {
    "delivered": {Standing.DELIVERED, Standing.RECTIFY, Standing.PASSED},
    "accepted": {Standing.PASSED},
}


def _busy(facts: Facts, complete: frozenset[str]) -> Iterator[str]:
    for part in (facts.agreed or {}).get("work", ()):
        if _any_open(part.get("tasks", ()), complete):
            yield part["department"]
    for department, plan in facts.plans.items():
        if _any_open(plan.fields["tasks"], complete):
            yield department


def _ids(tasks: Iterable[Fields]) -> set[str]:
    return {task["id"] for task in tasks}


def _any_open(tasks: Iterable[Fields], complete: frozenset[str]) -> bool:
    return not complete.issuperset([task["id"] for task in tasks])
