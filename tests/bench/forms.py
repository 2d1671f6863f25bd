"""The two forms of a generated record, as they are when it is raised."""

from __future__ import annotations

from typing import Any

from tests.bench import company
from tests.bench.life import Life


def request_form(life: Life, id: str) -> dict[str, Any]:
    """A request: the first department asked leads, the last one also writes the document."""
    return {
        "id": id,
        "title": life.prose.one("titles", "request"),
        "scenario": life.chance.choice(
            ("project", "resource", "problem", "process", "information")
        ),
        **_head(life, company.member(life.asker, life.chance)),
        "background": life.prose.one("background"),
        "work": _work(life),
        "deliverables": _deliverables(life),
        "milestones": _milestones(life),
    }


def feedback_form(life: Life, id: str, raiser: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": life.prose.one("titles", "feedback"),
        **_head(life, raiser),
        "impact": life.chance.choice(("company", "departments", "team", "person")),
        "where": life.prose.topic["place"],
    }


def postponed(life: Life, form: dict[str, Any], working_days: int) -> dict[str, Any]:
    """What an amendment changes that moves the last tasks and milestones."""
    after = form["milestones"][1]["due"]

    def later(thing: dict[str, Any]) -> dict[str, Any]:
        moved = {**thing, "due": life.shifted(thing["due"], working_days)}
        return moved if thing["due"] > after else thing

    work = [
        {**part, "tasks": [later(task) for task in part["tasks"]]} if "tasks" in part else part
        for part in form["work"]
    ]
    return {"work": work, "milestones": [later(each) for each in form["milestones"]]}


def _head(life: Life, raiser: str) -> dict[str, Any]:
    return {
        "priority": life.chance.choice(("high", "medium", "medium", "low")),
        "raised_at": life.moment(),
        "raised_by": raiser,
        "contact": company.contact(life.asker),
        "from": life.asker,
        "to": life.doers,
    }


def _work(life: Life) -> list[dict[str, Any]]:
    titles = life.prose.several(3, "tasks")
    dues = (8, 11, 10)
    tasks = [
        {"id": f"T{place}", "title": title, "due": life.ahead(due)}
        for place, (title, due) in enumerate(zip(titles, dues, strict=True), 1)
    ]
    shares = {life.doers[0]: tasks[:2]}
    if len(life.doers) > 1:
        shares[life.doers[1]] = tasks[2:]
    decides = {"department": life.asker, "role": "decide", "contact": company.contact(life.asker)}
    return [decides] + [
        {
            "department": doer,
            "role": "support" if place else "lead",
            "contact": company.contact(doer),
            "tasks": share,
        }
        for place, (doer, share) in enumerate(shares.items())
    ]


def _deliverables(life: Life) -> list[dict[str, Any]]:
    topic = life.prose.topic
    measured = {name: topic[name] for name in ("metric", "comparison", "value", "unit")}
    return [
        {
            "id": "D1",
            "department": life.doers[0],
            "milestone": "M3",
            "kind": "quality",
            "title": topic["thing"],
            "criterion": measured,
        },
        {
            "id": "D2",
            "department": life.doers[-1],
            "milestone": "M3",
            "kind": "document",
            "title": topic["document"],
            "criterion": {"document": topic["document"]},
        },
    ]


def _milestones(life: Life) -> list[dict[str, Any]]:
    ends = {"agreed": 7, "tasks": 8, "delivered": 12, "accepted": 17}
    return [
        {
            "id": f"M{place}",
            "title": life.prose.one("milestones", end),
            "due": life.ahead(days),
            "ends": ["T1"] if end == "tasks" else end,
        }
        for place, (end, days) in enumerate(ends.items(), 1)
    ]
