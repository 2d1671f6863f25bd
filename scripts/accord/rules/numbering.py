"""An id within a record stands for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.language import Label, Message, say
from accord.model import Entry, Fields, values_at
from accord.rules.case import Case
from accord.rules.editions import Edition, Fault, in_editions
from accord.rules.references import TARGETS
from accord.rules.rule import Trouble, rule
from accord.workflow.facts import Facts

_LISTS: Mapping[str, tuple[str, ...]] = {
    "task": ("work", "*", "tasks", "*"),
    "deliverable": ("deliverables", "*"),
    "milestone": ("milestones", "*"),
}


@rule()
def form_ids_unique(case: Case) -> Iterator[Trouble]:
    """No two tasks, deliverables or milestones of a form share an id.

    Why: progress, deliveries and verdicts name an id; shared, nobody knows which one is done.
    Fix: Give each its own; tasks count through all departments.
    """
    return in_editions(case, _doubles)


def _doubles(edition: Edition) -> Iterator[Fault]:
    for target, path in _LISTS.items():
        seen: dict[str, str] = {}
        for pointer, thing in values_at(edition.form, path):
            if thing["id"] in seen:
                about = (target, thing["id"], thing["title"])
                words = _taken_already(TARGETS[target], thing["id"], seen)
                yield Fault(about, (*pointer, "id"), *words)
            seen.setdefault(thing["id"], thing["title"])


@rule()
def plan_ids_unique(case: Case) -> Iterator[Trouble]:
    """A task of a plan has an id of its own, which neither the form nor another plan uses.

    Why: progress names the id; if two tasks share it, one is taken for done with the other.
    Fix: Number what belongs to T1 as T1.1, T1.2 and so on, with `under: T1`.
    """
    facts: Facts | None = None
    for step in case.story.steps:
        if step.entry.kind == "plan" and step.allowed:
            form = facts.form if facts else case.record.form.fields
            others = {
                code: plan
                for code, plan in (facts.plans if facts else {}).items()
                if code != step.entry.department
            }
            yield from _taken(step.entry, form, others)
        facts = step.facts


def _taken(plan: Entry, form: Fields, others: Mapping[str, Entry]) -> Iterator[Trouble]:
    """The tasks of a plan whose id is taken: by the form, another department, or the plan."""
    known = {task["id"]: task["title"] for _, task in values_at(form, _LISTS["task"])}
    for other in others.values():
        known |= {task["id"]: task["title"] for task in other.fields["tasks"]}
    for place, task in enumerate(plan.fields["tasks"]):
        if task["id"] in known:
            words = _taken_already(TARGETS["task"], task["id"], known)
            yield Trouble(plan.document, ("tasks", place, "id"), *words)
        known.setdefault(task["id"], task["title"])


@rule()
def item_ids_unique(case: Case) -> Iterator[Trouble]:
    """An item to rectify has an id that no earlier acceptance has used.

    Why: a delivery says by the id what it has mended; used again, the old item comes to life.
    Fix: Count on through all acceptances of the record: R1, R2, R3.
    """
    known: dict[str, str] = {}
    for step in case.story.steps:
        if step.entry.kind == "acceptance" and step.allowed:
            for place, item in enumerate(step.entry.fields.get("items", ())):
                if item["id"] in known:
                    words = _taken_already(TARGETS["item"], item["id"], known)
                    yield Trouble(step.entry.document, ("items", place, "id"), *words)
                known.setdefault(item["id"], item["title"])


def _taken_already(target: Label, id: str, known: Mapping[str, str]) -> tuple[Message, Message]:
    return (
        say("The {target} {id} is “{other}” already.", target=target, id=id, other=known[id]),
        say("Write an id that is free, such as {id}.", id=_free(known, id)),
    )


def _free(known: Mapping[str, str], id: str) -> str:
    """The next number of the same letter: T3 after T1 and T2, T1.3 after T1.2."""
    stem = id.rpartition(".")[0] + "." if "." in id else id[0]
    numbers = (
        int(each.removeprefix(stem))
        for each in known
        if each.startswith(stem) and each.removeprefix(stem).isdigit()
    )
    return f"{stem}{1 + max(numbers, default=0)}"
