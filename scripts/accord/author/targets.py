"""What a field may refer to, with its name: shown to whoever is asked for it."""

from __future__ import annotations

from collections.abc import Iterator

from accord.author.desk import Desk
from accord.language import Label
from accord.model import Fields, values_at
from accord.schema.schemas import Node
from accord.workflow.fold import Story

Target = tuple[str, Label | str]


def targets(node: Node, desk: Desk, fields: Fields) -> tuple[Target, ...]:
    """The ids that a field, or the items of a list, may hold, each with a name if it has one.

    Nothing for people, who are too many, and for other records.
    """
    sort = node.get("x-ref") or node.get("items", {}).get("x-ref")
    if sort == "department":
        day = desk.day(fields)
        departments = desk.organization.departments.values()
        return tuple((each.code, each.label) for each in departments if each.exists_on(day))
    if desk.record is None:
        return ()
    return tuple(_of_record(str(sort), desk.story(fields)))


def _of_record(sort: str, story: Story) -> Iterator[Target]:
    facts = story.facts
    if sort in ("task", "task-or-milestone"):
        yield from _titled(facts.form, "work", "*", "tasks", "*")
        for plan in facts.plans.values():
            yield from _titled(plan.fields, "tasks", "*")
    if sort in ("milestone", "task-or-milestone"):
        yield from _titled(facts.form, "milestones", "*")
    if sort == "deliverable":
        yield from _titled(facts.form, "deliverables", "*")
    if sort == "item":
        yield from ((item.id, item.title) for item in facts.items.values() if not item.mended_by)
    if sort == "entry":
        yield from ((entry.name, "") for entry in story.entries)


def _titled(fields: Fields, *path: str) -> Iterator[Target]:
    for _, each in values_at(fields, path):
        yield each["id"], each["title"]
