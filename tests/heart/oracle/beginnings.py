"""How a life begins: a request or feedback, with dates near and far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.heart.oracle.teller import ASKED, written
from tests.heart.tale import DELIVERABLES, MILESTONES, WORK, Tale, feedback, request

Days = Callable[[int], str]


def begun(dice: Random, start: datetime) -> Tale:
    form: dict[str, Any] = {
        "priority": dice.choice(("high", "medium", "medium", "low")),
        "raised_at": written(start),
    }
    if dice.random() < 0.3:
        form["update_every"] = dice.choice(("day", "two-days", "week"))
    if dice.random() < 0.4:
        return _feedback(dice, form)

    def day(later: int) -> str:
        return (start + timedelta(days=later)).date().isoformat()

    return _request(dice, form, day)


def _feedback(dice: Random, form: dict[str, Any]) -> Tale:
    if dice.random() < 0.2:
        form["raised_by"] = "pan-yu"  # who leaves in the middle of July
    return feedback(**form, to=dice.choice((["TECH"], ["TECH", "OPS"], list(ASKED))))


def _request(dice: Random, form: dict[str, Any], day: Days) -> Tale:
    form["work"] = [_dated(dice, part, day) for part in WORK]
    due = sorted(dice.randint(2, 40) for _ in MILESTONES)
    form["milestones"] = [
        {**node, "due": day(later)} for node, later in zip(MILESTONES, due, strict=True)
    ]
    if dice.random() < 0.4:
        ends = dice.choice((["T1"], ["T1", "T3"], ["T2", "T3"]))
        due_then = day(dice.randint(3, 30))
        form["milestones"].append({"id": "M4", "title": "半程", "due": due_then, "ends": ends})
    other = dice.choice(({}, {}, {"department": "TECH"}, {"milestone": "M3"}))
    form["deliverables"] = [DELIVERABLES[0], {**DELIVERABLES[1], **other}]
    if dice.random() < 0.4:
        form["acceptance_by"] = ["OPS"]
    return request(**form)


def _dated(dice: Random, part: dict[str, Any], day: Days) -> dict[str, Any]:
    tasks = [{**each, "due": day(dice.randint(3, 30))} for each in part.get("tasks", ())]
    return {**part, "tasks": tasks} if tasks else part
