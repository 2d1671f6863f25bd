"""What a record suggests for an entry, to be looked over by whoever writes it.

Unlike what is known, it is not simply so: how far a task is, or which deliverable is handed over,
only people can say. A form shows them what there is to say it of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from accord.model import Fields
from accord.workflow.facts import Facts, Item, Standing

# From the facts and a department, or no department, to a value; to nothing if there is none.
Suggested = Callable[[Facts, str], list[Any]]

_UNDELIVERED = (Standing.OPEN, Standing.RECTIFY)


def suggested(kind: str, facts: Facts, department: str) -> Fields:
    """Every field of an entry for which the record has a suggestion."""
    found = {name: suggest(facts, department) for name, suggest in _BY_KIND.get(kind, {}).items()}
    return {name: value for name, value in found.items() if value}


def _reported(facts: Facts, department: str) -> list[Any]:
    """The department's tasks that are not complete, as far as they were when last told."""
    tasks = (*_agreed(facts, department), *_planned(facts, department))
    return [
        {"id": each["id"], "percent": facts.percents.get(each["id"], 0)}
        for each in tasks
        if each["id"] not in facts.done
    ]


def _steps(facts: Facts, department: str) -> list[Any]:
    """The plan as it is; where there is none, a step for each task that was agreed."""
    if planned := tuple(_planned(facts, department)):
        return list(planned)
    return [
        {"id": f"{each['id']}.1", "title": each["title"], "due": each["due"], "under": each["id"]}
        for each in _agreed(facts, department)
        if each["id"] not in facts.done
    ]


def _handed_over(facts: Facts, department: str) -> list[Any]:
    """What is its own and open; and what others made, where it is to mend an item of it."""
    own = _standing(facts, _UNDELIVERED, department)
    mended = (each.deliverable for each in _open_items(facts, department))
    return [{"id": each} for each in dict.fromkeys((*own, *mended))]


def _rectified(facts: Facts, department: str) -> list[Any]:
    """The items that an acceptance ordered of the department, and that are not mended yet."""
    return [each.id for each in _open_items(facts, department)]


def _open_items(facts: Facts, department: str) -> list[Item]:
    items = facts.items.values()
    return [each for each in items if each.department == department and not each.mended_by]


def _judged(facts: Facts, _: str) -> list[Any]:
    return [{"id": each} for each in _standing(facts, (Standing.DELIVERED,), None)]


def _standing(
    facts: Facts, standings: tuple[Standing, ...], department: str | None
) -> Iterator[str]:
    """The deliverables that stand so, of a department or of all."""
    for each in facts.form.get("deliverables", ()):
        is_asked = department in (None, each["department"])
        if is_asked and facts.standings.get(each["id"], Standing.OPEN) in standings:
            yield each["id"]


def _agreed(facts: Facts, department: str) -> Iterator[Fields]:
    for part in facts.form.get("work", ()):
        if part["department"] == department:
            yield from part.get("tasks", ())


def _planned(facts: Facts, department: str) -> Iterator[Fields]:
    plan = facts.plans.get(department)
    yield from plan.fields["tasks"] if plan else ()


_BY_KIND: Mapping[str, Mapping[str, Suggested]] = {
    "plan": {"tasks": _steps},
    "progress": {"tasks": _reported},
    "delivery": {"deliverables": _handed_over, "rectified": _rectified},
    "acceptance": {"deliverables": _judged},
}
