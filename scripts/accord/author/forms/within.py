"""What an entry may name of its own record: tasks, milestones, deliverables, items, entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from accord.author.numbering import ids_in
from accord.model import Entry, Fields
from accord.workflow.facts import Standing
from accord.workflow.fold import Story

Named = Mapping[str, Any]


def within(story: Story, sorts: frozenset[str]) -> Mapping[str, list[Named]]:
    """What there is of some sorts, each with its id, its title and whose it is."""
    if "task-or-milestone" in sorts:
        sorts |= {"task", "milestone"}
    found = {sort: list(named(story)) for sort, named in _SORTS.items() if sort in sorts}
    return {sort: names for sort, names in found.items() if names}


def numbers(story: Story) -> list[str]:
    """Every number that something in the record has, such as ``T1``, in order."""
    documents = (story.facts.form, *(entry.fields for entry in story.entries))
    own = story.record.id
    return sorted({id for each in documents for id in ids_in(dict(each))} - {own})


def _tasks(story: Story) -> Iterator[Named]:
    facts = story.facts
    for part in facts.form.get("work", ()):
        yield from (_named(each, part["department"]) for each in part.get("tasks", ()))
    for code, plan in facts.plans.items():
        yield from (_named(each, code) for each in plan.fields["tasks"])


def _milestones(story: Story) -> Iterator[Named]:
    for each in story.facts.form.get("milestones", ()):
        yield _named(each, each.get("department", story.facts.form["from"]))


def _deliverables(story: Story) -> Iterator[Named]:
    facts = story.facts
    for each in facts.form.get("deliverables", ()):
        standing = facts.standings.get(each["id"], Standing.OPEN)
        yield {
            **_named(each, each["department"]),
            "criterion": each["criterion"],
            "standing": standing.value,
        }


def _items(story: Story) -> Iterator[Named]:
    """Those that are not mended yet."""
    for each in story.facts.items.values():
        if not each.mended_by:
            yield {"id": each.id, "title": each.title, "department": each.department}


def _entries(story: Story) -> Iterator[Named]:
    yield from (_entry(each) for each in story.entries)


def _entry(entry: Entry) -> Named:
    return {
        "id": entry.name,
        "kind": entry.kind,
        "day": entry.at.date().isoformat(),
        "department": entry.department or "",
    }


def _named(each: Fields, department: str) -> Named:
    return {"id": each["id"], "title": each["title"], "department": department}


_SORTS: Mapping[str, Callable[[Story], Iterator[Named]]] = {
    "task": _tasks,
    "milestone": _milestones,
    "deliverable": _deliverables,
    "item": _items,
    "entry": _entries,
}
