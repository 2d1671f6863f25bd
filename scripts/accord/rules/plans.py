"""A department's plan stays within what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.language import Message, say
from accord.model import Fields, values_at
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.workflow.fold import Step


@dataclass(frozen=True, slots=True)
class _Agreed:
    department: str
    due: str


@rule()
def plan_under_agreed(case: Case) -> Iterator[Trouble]:
    """What a planned task is `under` is an agreed task of the same department.

    Why: the agreed task counts as done when all that is planned under it is done.
    Fix: Write under: with one of the department's tasks in the form.
    """
    for plan, tasks, _ in _plans(case):
        for place, planned in enumerate(plan.entry.fields["tasks"]):
            wanted, speaker = planned.get("under"), plan.entry.department
            if wanted is None or (wanted in tasks and tasks[wanted].department == speaker):
                continue
            own = [name for name, each in tasks.items() if each.department == speaker]
            yield Trouble(
                plan.entry.document,
                ("tasks", place, "under"),
                _not_agreed(wanted, tasks),
                say("Write one of: {values}.", values=own) if own else say("Leave under: out."),
            )


def _not_agreed(wanted: str, tasks: Mapping[str, _Agreed]) -> Message:
    if wanted in tasks:
        return say(
            "{task} is agreed work of {department}.",
            task=wanted,
            department=tasks[wanted].department,
        )
    return say("{task} is not an agreed task.", task=wanted)


@rule()
def plan_within_dates(case: Case) -> Iterator[Trouble]:
    """No planned task is due after the agreed task it is under, or after the last milestone.

    Why: a plan is a department's own; a date that all have agreed to is moved by all.
    Fix: Plan an earlier date; or raise a risk, and have the date amended and agreed anew.
    """
    for plan, tasks, end in _plans(case):
        for place, planned in enumerate(plan.entry.fields["tasks"]):
            whole = planned.get("under", planned["id"])
            latest = tasks[whole].due if whole in tasks else end
            if planned["due"] > latest:
                yield Trouble(
                    plan.entry.document,
                    ("tasks", place, "due"),
                    say(
                        "{day} is after the agreed date, {agreed} ({what}).",
                        day=planned["due"],
                        agreed=latest,
                        what=whole if whole in tasks else say("the last milestone"),
                    ),
                    say(
                        "Write {agreed} or earlier; to move the agreed date, raise a risk and "
                        "amend it.",
                        agreed=latest,
                    ),
                )


def _plans(case: Case) -> Iterator[tuple[Step, Mapping[str, _Agreed], str]]:
    """Every plan for a request: the tasks of the form as it stood, and its last date."""
    if case.record.kind != "request":
        return
    for before, step in case.turns("plan"):
        form = before.agreed or before.form
        yield step, _tasks(form), max(each["due"] for each in form["milestones"])


def _tasks(form: Fields) -> Mapping[str, _Agreed]:
    return {
        task["id"]: _Agreed(part["department"], task["due"])
        for part in form["work"]
        for _, task in values_at(part, ("tasks", "*"))
    }
