"""A record told in lines, one for each entry: when, what, by whom or about what, and its fields.

2026-07-08T10:00 consensus
2026-07-14T10:00 progress TECH T1=100
2026-07-14T11:00 move T1=2026-07-20
2026-07-22T10:00 acceptance MKT D1=rectify D2=pass R1=D1/TECH/2026-07-27
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.heart.tale import (
    MILESTONES,
    Moment,
    Tale,
    feedback,
    item,
    moved,
    request,
    task,
    work_due,
)

_LISTS = ("help", "rectified")


def tell(fields: Mapping[str, Any]) -> Tale:
    """The record of a case: its form with other dates, then its entries in turn."""
    dates = fields.get("dates", {})
    form = fields.get("form", {})
    if fields["record"] == "request":
        form = {"work": work_due(**dates), "milestones": moved(MILESTONES, **dates), **form}
    told = (request if fields["record"] == "request" else feedback)(**form)
    for line in fields.get("entries", ()):
        moment, kind, *words = line.split()
        _entry(told.at(moment), kind, words)
    return told


def _entry(moment: Moment, kind: str, words: list[str]) -> None:
    names = [word for word in words if "=" not in word]
    values = dict(word.split("=", 1) for word in words if "=" in word)
    if kind == "planned":
        moment.plan(*names, *(task(name, due) for name, due in values.items()))
        return
    if kind == "report":
        moment.report(*names, {name: int(percent) for name, percent in values.items()})
        return
    if kind == "move":
        moment.amendment(**_moved(moment.tale, values))
        return
    given: dict[str, Any] = {
        name: value.split(",") if name in _LISTS else int(value) if value.isdigit() else value
        for name, value in values.items()
    }
    if kind == "acceptance":
        items = {name: given.pop(name) for name in values if name.startswith("R")}
        given["items"] = [_item(name, value) for name, value in items.items()] or None
    getattr(moment, kind)(*names, **given)


def _moved(tale: Tale, dates: Mapping[str, str]) -> dict[str, Any]:
    """The work, or the milestones, with the dates that an amendment gives them."""
    now = {
        each["id"]: each["due"] for part in tale.form["work"] for each in part.get("tasks", ())
    } | {node["id"]: node["due"] for node in tale.form["milestones"]}
    after = now | dict(dates)
    changes: dict[str, Any] = {}
    if any(name.startswith("T") for name in dates):
        changes["work"] = work_due(**after)
    if any(name.startswith("M") for name in dates):
        changes["milestones"] = moved(MILESTONES, **after)
    return changes


def _item(name: str, told: str) -> dict[str, str]:
    """``R1=D1/TECH/2026-07-27``: what is to be mended, by whom, by when."""
    deliverable, department, due = told.split("/")
    return item(name, deliverable, due, department)
