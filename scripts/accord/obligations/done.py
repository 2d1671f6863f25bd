"""What is done, and who still has something to do, after each step of a story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from accord.model import Fields
from accord.workflow.facts import Facts, Standing
from accord.workflow.fold import Step

# The kinds of entries that may tell that a task is complete.
_TELLING = ("progress", "consensus")
_NOTHING = frozenset[str]()
_ACCEPTED = {Standing.PASSED}


class Work(NamedTuple):
    """How far the work is.

    `complete` are the tasks that are, `handed` the deliverables that were handed over and are
    not open again, `reached` the milestones that are; `is_accepted` is whether everything is.
    `busy` are the departments with a task, agreed or planned, that is not complete, `resolved`
    those that resolved their part of the feedback. Of the `wanted` ones somebody still wants
    what they have to do.
    """

    complete: frozenset[str] = _NOTHING
    handed: frozenset[str] = _NOTHING
    reached: frozenset[str] = _NOTHING
    is_accepted: bool = False
    busy: frozenset[str] = _NOTHING
    resolved: frozenset[str] = _NOTHING
    wanted: frozenset[str] = _NOTHING


class Tasks(NamedTuple):
    """The ids of all tasks, agreed and planned, by department, and of those planned `under` one."""

    wanted: tuple[tuple[str, frozenset[str]], ...] = ()
    planned: frozenset[str] = _NOTHING
    under: Mapping[str, frozenset[str]] = {}

    @classmethod
    def of(cls, facts: Facts) -> Tasks:
        agreed = (facts.agreed or {}).get("work", ())
        planned = [(code, plan.fields["tasks"]) for code, plan in facts.plans.items()]
        wanted = [(part["department"], part.get("tasks", ())) for part in agreed]
        return cls(
            wanted=tuple([(code, _ids(tasks)) for code, tasks in wanted + planned]),
            planned=_NOTHING.union(*(_ids(tasks) for _, tasks in planned)),
            under=_under([task for _, tasks in planned for task in tasks if "under" in task]),
        )

    def complete(self, done: Iterable[str]) -> frozenset[str]:
        """Reported complete: a task itself, what it belongs to, or everything planned under it."""
        reported = found = frozenset(done)
        for whole, parts in self.under.items():
            if whole in reported:
                found |= parts
            elif parts <= reported:
                found |= {whole}
        return found

    def busy(self, complete: frozenset[str]) -> frozenset[str]:
        """The departments with a task that is not complete."""
        return frozenset([code for code, tasks in self.wanted if not tasks <= complete])


def work_after(steps: Iterable[Step]) -> tuple[Work, ...]:
    """How far the work was after each step; where a step left it as it was, the same object.

    A task is complete once a report, or all in a consensus, say so: a new plan without the part
    that was left completes nothing.
    """
    found: list[Work] = []
    work, tasks, unreported = Work(), Tasks(), _NOTHING
    for step in steps:
        known, facts = step.known, step.facts
        replanned = facts.agreed is not known.agreed or facts.plans is not known.plans
        if replanned:
            tasks = Tasks.of(facts)
        tells = step.entry.kind in _TELLING
        if replanned or facts.done is not known.done or (unreported and tells):
            complete = tasks.complete(facts.done)
            # What is complete by what is planned under it, and was not before.
            unreported = (
                _NOTHING if tells else complete.difference(facts.done, tasks.planned, work.complete)
            )
            complete -= unreported
            work = _work(facts, complete, tasks.busy(complete))
        elif facts.standings is not known.standings or facts.resolved is not known.resolved:
            work = _work(facts, work.complete, work.busy)
        found.append(work)
    return tuple(found)


def _work(facts: Facts, complete: frozenset[str], busy: frozenset[str]) -> Work:
    standings = set(facts.standings.values())
    is_accepted = standings == _ACCEPTED
    return Work(
        complete,
        handed=_handed(facts, standings),
        reached=_reached(facts, complete, standings),
        is_accepted=is_accepted,
        busy=busy,
        resolved=facts.resolved,
        wanted=_NOTHING if is_accepted else busy - facts.resolved,
    )


def _handed(facts: Facts, standings: Set[Standing]) -> frozenset[str]:
    """Handed over stays so while it is rectified, not once it failed or changed."""
    if Standing.OPEN not in standings:
        return frozenset(facts.standings)
    return frozenset(
        [name for name, standing in facts.standings.items() if standing is not Standing.OPEN]
    )


def _reached(facts: Facts, complete: frozenset[str], standings: Set[Standing]) -> frozenset[str]:
    """The milestones reached by agreement, by delivery, by acceptance or by their tasks."""
    if facts.agreed is None:
        return _NOTHING
    found = []
    for node in facts.agreed.get("milestones", ()):
        ends = node["ends"]
        if not isinstance(ends, str):
            is_reached = complete.issuperset(ends)
        else:
            is_reached = ends == "agreed" or _due_by(facts, node["due"], standings) <= _ENOUGH[ends]
        if is_reached:
            found.append(node["id"])
    return frozenset(found)


def _due_by(facts: Facts, day: str, everything: Set[Standing]) -> Set[Standing]:
    """How far the deliverables are that are due by a day; all of them where none is."""
    if len(everything) == 1:
        return everything  # of which any part is as far
    agreed = facts.agreed or {}
    early = {node["id"] for node in agreed["milestones"] if node["due"] <= day}
    due = [each["id"] for each in agreed["deliverables"] if each["milestone"] in early]
    return {facts.standings[name] for name in due or facts.standings}


# How far the deliverables must be that reach a milestone.
_ENOUGH = {
    "delivered": {Standing.DELIVERED, Standing.RECTIFY, Standing.PASSED},
    "accepted": _ACCEPTED,
}


def _under(parts: Iterable[Fields]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for task in parts:
        if whole := task["under"]:
            found[whole] = found.get(whole, _NOTHING) | {task["id"]}
    return found


def _ids(tasks: Iterable[Fields]) -> frozenset[str]:
    return frozenset([task["id"] for task in tasks])
