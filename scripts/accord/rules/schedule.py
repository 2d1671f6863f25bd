"""The dates of a form go with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.language import say
from accord.model import Fields, Pointer, Severity, values_at
from accord.rules.case import Case
from accord.rules.editions import Edition, Fault, in_editions
from accord.rules.rule import Trouble, rule

# What comes first, by what ends a milestone; tasks may go on after the delivery.
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "agreed": (),
    "tasks": ("agreed",),
    "delivered": ("agreed",),
    "accepted": ("agreed", "delivered"),
}


@rule()
def milestones_in_order(case: Case) -> Iterator[Trouble]:
    """Agreement is due before work, and delivery before acceptance.

    Why: nobody can accept what is not delivered, or deliver what is not agreed.
    Fix: Move one of the two dates.
    """
    return in_editions(case, _out_of_order)


def _out_of_order(edition: Edition) -> Iterator[Fault]:
    milestones = edition.form.get("milestones", ())
    for place, later in enumerate(milestones):
        for earlier in milestones:
            if _stage(earlier) in _BEFORE[_stage(later)] and later["due"] < earlier["due"]:
                yield Fault(
                    (later["id"], later["due"], earlier["id"], earlier["due"]),
                    ("milestones", place, "due"),
                    say(
                        "{later} is due on {day}, before {earlier} that must come first ({first}).",
                        later=later["id"],
                        day=later["due"],
                        earlier=earlier["id"],
                        first=earlier["due"],
                    ),
                    say(
                        "Write {day} or later, or an earlier date for {earlier}.",
                        day=earlier["due"],
                        earlier=earlier["id"],
                    ),
                )


def _stage(milestone: Fields) -> str:
    return milestone["ends"] if isinstance(milestone["ends"], str) else "tasks"


@rule()
def task_by_its_milestone(case: Case) -> Iterator[Trouble]:
    """A task is due no later than the milestone that it is to reach.

    Why: the milestone would be missed although everybody is in time.
    Fix: Bring the task forward, or put the milestone off.
    """
    return in_editions(case, _behind_milestones)


def _behind_milestones(edition: Edition) -> Iterator[Fault]:
    tasks = {task["id"]: (pointer, task) for pointer, task in _tasks(edition.form)}
    for milestone in edition.form.get("milestones", ()):
        for name in () if isinstance(milestone["ends"], str) else milestone["ends"]:
            pointer, task = tasks.get(name, ((), {"due": ""}))
            if task["due"] > milestone["due"]:
                yield Fault(
                    (name, task["due"], milestone["id"], milestone["due"]),
                    (*pointer, "due"),
                    say(
                        "{task} is due on {day}, after {milestone} that it is to reach ({end}).",
                        task=name,
                        day=task["due"],
                        milestone=milestone["id"],
                        end=milestone["due"],
                    ),
                    say(
                        "Write {end} or earlier, or a later date for {milestone}.",
                        end=milestone["due"],
                        milestone=milestone["id"],
                    ),
                )


@rule(Severity.WARNING)
def task_before_the_end(case: Case) -> Iterator[Trouble]:
    """No task is due after the last milestone.

    Why: work that goes on when everything is accepted belongs to no result.
    Fix: Bring the task forward, or add a milestone that it reaches.
    """
    return in_editions(case, _after_the_end)


def _after_the_end(edition: Edition) -> Iterator[Fault]:
    last = max((each["due"] for each in edition.form.get("milestones", ())), default="9999")
    for pointer, task in _tasks(edition.form):
        if task["due"] > last:
            yield Fault(
                (task["id"], task["due"], last),
                (*pointer, "due"),
                say(
                    "{task} is due on {day}, after the last milestone ({end}).",
                    task=task["id"],
                    day=task["due"],
                    end=last,
                ),
                say("Write {end} or earlier, or add a milestone that the task reaches.", end=last),
            )


def _tasks(form: Fields) -> list[tuple[Pointer, Any]]:
    return values_at(form, ("work", "*", "tasks", "*"))
