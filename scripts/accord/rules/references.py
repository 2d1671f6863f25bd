"""What a document refers to exists: people, departments, entries, tasks and the like.

The schemas say which fields refer to what (`x-ref`), so that a new field is covered too.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import Any

from accord.language import Label, say
from accord.model import Document, Pointer, values_at
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule

TARGETS = {
    "entry": Label("单据", "entry"),
    "task": Label("任务", "task"),
    "deliverable": Label("交付物", "deliverable"),
    "milestone": Label("时间节点", "milestone"),
    "item": Label("整改项", "rectification item"),
    "task-or-milestone": Label("任务或时间节点", "task or milestone"),
}


@rule()
def person_active(case: Case) -> Iterator[Trouble]:
    """Everybody who is named is in the registry, and was with the company on that day.

    Why: an obligation on somebody who is not there is nobody's.
    Fix: Write the id of a person of `records/organization.yml` who was there on that day.
    """
    people = case.ledger.organization.people
    for name, document, day in case.documents():
        for pointer, value in _references(case, name, document, "person"):
            if value not in people:
                yield Trouble(
                    document,
                    pointer,
                    say("Nobody in the registry has the id {person}.", person=value),
                    _nearest(value, people),
                )
            elif not people[value].active_on(day):
                yield Trouble(
                    document,
                    pointer,
                    say(
                        "{person} was not with the company on {day}.",
                        person=value,
                        day=day.isoformat(),
                    ),
                    say("Name somebody who was, or mend the dates in records/organization.yml."),
                )


@rule()
def department_active(case: Case) -> Iterator[Trouble]:
    """Every department that is named is in the registry and existed on that day.

    Why: a department that is not there can neither answer nor sign.
    Fix: Write a code of `records/organization.yml`.
    """
    departments = case.ledger.organization.departments
    for name, document, day in case.documents():
        for pointer, value in _references(case, name, document, "department"):
            if value not in departments:
                yield Trouble(
                    document,
                    pointer,
                    say("No department has the code {department}.", department=value),
                    _nearest(value, departments),
                )
            elif not departments[value].exists_on(day):
                yield Trouble(
                    document,
                    pointer,
                    say(
                        "The department {department} did not exist on {day}.",
                        department=value,
                        day=day.isoformat(),
                    ),
                    say("Name one that did, or mend the dates in records/organization.yml."),
                )


@rule()
def reference_resolves(case: Case) -> Iterator[Trouble]:
    """Entries, tasks, deliverables, milestones and items that are named exist.

    Why: a reference to nothing can't be followed, and what it should settle stays open.
    Fix: Write the id or file name of one that exists.
    """
    known = _defined(case)
    for name, document, _ in case.documents():
        for target, label in TARGETS.items():
            for pointer, value in _references(case, name, document, target):
                if value not in known[target]:
                    yield Trouble(
                        document,
                        pointer,
                        say("There is no {target} {value}.", target=label, value=value),
                        _nearest(value, known[target]),
                    )


@rule()
def links_elsewhere(case: Case) -> Iterator[Trouble]:
    """A record links to other records, never to itself.

    Why: what waits for itself never begins.
    Fix: Write the id of the record that is meant, or take the link out.
    """
    for name, document, _ in case.documents():
        for pointer, value in _references(case, name, document, "record"):
            if value == case.record.id:
                yield Trouble(
                    document,
                    pointer,
                    say("{record} links to itself.", record=value),
                    say("Write the id of the record that is meant, or take the link out."),
                )


def _references(
    case: Case, schema: str, document: Document, target: str
) -> Iterator[tuple[Pointer, Any]]:
    for path in case.ledger.schemas[schema].references.get(target, ()):
        if path[0] in document.fields:
            yield from values_at(document.fields, path)


def _nearest(value: str, known: Collection[str]) -> Any:
    near = difflib.get_close_matches(value, known, n=1)
    if near:
        return say("Did you mean {value}?", value=near[0])
    if 0 < len(known) <= 12:
        return say("Write one of: {values}.", values=sorted(known))
    return say("Write one that exists.")


def _defined(case: Case) -> dict[str, Collection[str]]:
    """Everything that documents of this record may refer to."""
    record = case.record
    forms = [record.form.fields, *(entry.fields.get("changes", {}) for entry in record.entries)]
    tasks = {
        value for form in forms for _, value in values_at(form, ("work", "*", "tasks", "*", "id"))
    }
    tasks |= _ids(case, "plan", "tasks")
    milestones = {
        value for form in forms for _, value in values_at(form, ("milestones", "*", "id"))
    }
    return {
        "entry": {entry.name for entry in record.entries}
        | {path.rpartition("/")[2] for path in record.unread},
        "task": tasks,
        "deliverable": {
            value for form in forms for _, value in values_at(form, ("deliverables", "*", "id"))
        },
        "milestone": milestones,
        "item": _ids(case, "acceptance", "items"),
        "task-or-milestone": tasks | milestones,
    }


def _ids(case: Case, kind: str, field: str) -> set[str]:
    """The ids that entries of a kind define in a list."""
    return {
        value
        for entry in case.record.entries
        if entry.kind == kind
        for _, value in values_at(entry.fields, (field, "*", "id"))
    }
