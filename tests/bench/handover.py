"""Deliveries and acceptances of generated requests, with figures that fit their verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.bench import company
from tests.bench.life import Life
from tests.bench.sheet import Fields, Sheet

EVIDENCE = "https://wiki.xinglan.example"


def delivery(life: Life, form: Fields, department: str, mended: str = "") -> Sheet:
    """What a department hands over: all that is its own, or the one deliverable it mended."""
    lines = [
        {
            "id": each["id"],
            "self_check": "pass",
            **_measured(life, each["id"], "pass"),
            "evidence": f"{EVIDENCE}/{form['id']}/{each['id']}".lower(),
        }
        for each in form["deliverables"]
        if each["department"] == department and mended in ("", each["id"])
    ]
    rectified: dict[str, Any] = {"rectified": ["R1"]} if mended else {}
    return life.spoken("delivery", department, deliverables=lines, **rectified)


def acceptance(life: Life, verdicts: Mapping[str, str]) -> Sheet:
    """The initiating department's verdicts; one to mend orders one item from its maker."""
    lines = [
        {"id": id, "verdict": verdict, **_measured(life, id, verdict)}
        for id, verdict in verdicts.items()
    ]
    orders = {"items": [_item(life)]} if "rectify" in verdicts.values() else {}
    who = company.contact(life.asker)
    return life.entry("acceptance", who, departments=[life.asker], deliverables=lines, **orders)


def _item(life: Life) -> dict[str, Any]:
    return {
        "id": "R1",
        "deliverable": "D1",
        "department": life.doers[0],
        "title": life.prose.one("items"),
        "due": life.ahead(4),
    }


def _measured(life: Life, deliverable: str, verdict: str) -> dict[str, float]:
    """A value that keeps the criterion, or misses it; only the first deliverable is measured."""
    if deliverable != "D1":
        return {}
    target, comparison = life.prose.topic["value"], life.prose.topic["comparison"]
    towards = {"at-least": 1, "more-than": 1, "at-most": -1, "less-than": -1}.get(comparison, 0)
    if verdict == "pass":
        value = target + towards * abs(target) * life.chance.choice((0.01, 0.02, 0.05)) / 10
    else:
        value = target - (towards or -1) * max(1, abs(target) * 0.2)
    return {"measured": _plain(value)}


def _plain(value: float) -> float:
    """A number as people write it: a few decimals at most, none where it is whole."""
    rounded = round(value, 2 if abs(value) >= 10 else 4)
    return int(rounded) if rounded == int(rounded) else rounded
