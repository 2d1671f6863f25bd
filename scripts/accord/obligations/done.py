"""What is done, and who still has something to do, after each step of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.model import Fields
from accord.workflow.facts import Facts, Standing
from accord.workflow.fold import Step


@dataclass(frozen=True, slots=True)
class Work:
    """How far the work is.

    `complete` are the tasks that are, `handed` the deliverables that were handed over and are
    not open again; `ends` those of ``agreed``, ``delivered`` and ``accepted`` that were reached.
    `busy` are the departments with a task, agreed or planned, that is not complete, `resolved`
    those that resolved their part of the feedback.
    """

    complete: frozenset[str]
    handed: frozenset[str]
    ends: frozenset[str]
    busy: frozenset[str]
    resolved: frozenset[str]

    @classmethod
    def of(cls, facts: Facts) -> Work:
        complete = _complete(facts)
        return cls(
            complete=complete,
            handed=frozenset(_handed(facts)),
            ends=frozenset(_ends(facts)),
            busy=frozenset(_busy(facts, complete)),
            resolved=facts.resolved,
        )

    @property
    def is_accepted(self) -> bool:
        return "accepted" in self.ends

    def reaches(self, ends: str | list[str]) -> bool:
        """Whether a milestone is reached: by one of the ends, or by all the tasks it lists."""
        return ends in self.ends if isinstance(ends, str) else self.complete.issuperset(ends)

    def is_over(self, department: str) -> bool:
        """Everything was accepted, or the department has resolved its part of the feedback."""
        return self.is_accepted or department in self.resolved


def work_after(steps: Iterable[Step]) -> tuple[Work, ...]:
    """How far the work was after each step; where a step left it as it was, the same object."""
    found: list[Work] = []
    before = None
    for step in steps:
        facts = step.facts
        known = (facts.agreed, facts.plans, facts.done, facts.standings, facts.resolved)
        found.append(found[-1] if known == before else Work.of(facts))
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


def _handed(facts: Facts) -> Iterator[str]:
    """Handed over stays handed over while it is rectified, not once it failed or changed."""
    return (name for name, standing in facts.standings.items() if standing is not Standing.OPEN)


def _ends(facts: Facts) -> Iterator[str]:
    standings = set(facts.standings.values())
    if facts.agreed is not None:
        yield "agreed"
    if standings and Standing.OPEN not in standings:
        yield "delivered"
    if standings == {Standing.PASSED}:
        yield "accepted"


def _busy(facts: Facts, complete: frozenset[str]) -> Iterator[str]:
    for part in (facts.agreed or {}).get("work", ()):
        if _any_open(part.get("tasks", ()), complete):
            yield part["department"]
    for department, plan in facts.plans.items():
        if _any_open(plan.fields["tasks"], complete):
            yield department


def _any_open(tasks: Iterable[Fields], complete: frozenset[str]) -> bool:
    return any(task["id"] not in complete for task in tasks)
