"""What is done, and who still has something to do, after each step of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from accord.model import Fields
from accord.workflow.facts import Facts, Standing
from accord.workflow.fold import Step

# The kinds of entries that may tell that a task is complete.
_TELLING = ("progress", "consensus")
_NOTHING = frozenset[str]()


class Work(NamedTuple):
    """How far the work is.

    `complete` are the tasks that are, `handed` the deliverables that were handed over and are
    not open again, `reached` the milestones that are; `is_accepted` is whether everything is.
    `busy` are the departments with a task, agreed or planned, that is not complete, `resolved`
    those that resolved their part of the feedback.
    """

    complete: frozenset[str] = _NOTHING
    handed: frozenset[str] = _NOTHING
    reached: frozenset[str] = _NOTHING
    is_accepted: bool = False
    busy: frozenset[str] = _NOTHING
    resolved: frozenset[str] = _NOTHING

    def is_over(self, department: str) -> bool:
        """Everything was accepted, or the department has resolved its part of the feedback."""
        return self.is_accepted or department in self.resolved

    def is_wanted(self, department: str) -> bool:
        """Whether a department has something to do, and somebody still wants it."""
        return department in self.busy and not self.is_over(department)


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
        facts, tells = step.facts, step.entry.kind in _TELLING
        if _is_about_work(step) or (tells and unreported):
            if facts.agreed is not step.known.agreed or facts.plans is not step.known.plans:
                tasks = Tasks.of(facts)
            complete = tasks.complete(facts.done)
            # What is complete by what is planned under it, and was not before.
            unreported = (
                _NOTHING if tells else complete.difference(facts.done, tasks.planned, work.complete)
            )
            complete -= unreported
            work = _work(facts, complete, tasks.busy(complete))
        found.append(work)
    return tuple(found)


def _is_about_work(step: Step) -> bool:
    """Whether anything changed by which one sees how far the work is."""
    facts, known = step.facts, step.known
    return not (
        facts.agreed is known.agreed
        and facts.plans is known.plans
        and facts.done is known.done
        and facts.standings is known.standings
        and facts.resolved is known.resolved
    )


def _work(facts: Facts, complete: frozenset[str], busy: frozenset[str]) -> Work:
    standings = facts.standings.items()
    return Work(
        complete=complete,
        # Handed over stays so while it is rectified, not once it failed or changed.
        handed=frozenset([name for name, standing in standings if standing is not Standing.OPEN]),
        reached=frozenset(_reached(facts, complete)),
        is_accepted=set(facts.standings.values()) == {Standing.PASSED},
        busy=busy,
        resolved=facts.resolved,
    )


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


def _under(parts: Iterable[Fields]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for task in parts:
        if whole := task["under"]:
            found[whole] = found.get(whole, _NOTHING) | {task["id"]}
    return found


def _ids(tasks: Iterable[Fields]) -> frozenset[str]:
    return frozenset([task["id"] for task in tasks])
