"""What an amendment may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.heart.oracle.teller import Teller

Change = Callable[[Teller, Mapping[str, Any]], dict[str, Any]]


def _other_dates(teller: Teller, form: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "work": [
            {**part, "tasks": [_redated(teller, each) for each in part["tasks"]]}
            if "tasks" in part
            else part
            for part in form["work"]
        ],
        "milestones": [_redated(teller, each) for each in form["milestones"]],
    }


def _redated(teller: Teller, node: Mapping[str, Any]) -> dict[str, Any]:
    return {**node, "due": teller.soon()} if teller.dice.random() < 0.5 else dict(node)


def _other_deliverable(teller: Teller, form: Mapping[str, Any]) -> dict[str, Any]:
    first, *rest = form["deliverables"]
    return {"deliverables": [{**first, "title": f"页面{teller.dice.randint(1, 9)}"}, *rest]}


def _other_hands(teller: Teller, form: Mapping[str, Any]) -> dict[str, Any]:
    *rest, last = form["work"]
    return {"work": [*rest, {**last, "department": teller.somebody()}]}


def _other_parties(teller: Teller, form: Mapping[str, Any]) -> dict[str, Any]:
    return {"to": teller.dice.choice((["TECH", "DESIGN"], ["TECH", "DESIGN", "OPS"], ["TECH"]))}


def _other_pace(teller: Teller, form: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "priority": teller.dice.choice(("high", "medium", "low")),
        "update_every": teller.dice.choice(("day", "two-days", "week")),
    }


AMENDMENTS: Sequence[Change] = (
    _other_dates,
    _other_dates,
    _other_deliverable,
    _other_hands,
    _other_parties,
    _other_pace,
)
