"""What ends a record: acceptance, rectification, confirmation, and looking back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from tests.heart.oracle.days import after_working_days, day_of, on_date
from tests.heart.oracle.scenes import Life, Scene, Told, judges
from tests.heart.oracle.verdict import Change, Debt, stand

# Who is gone, and since the end of which day.
GONE = {"pan-yu": date(2026, 7, 15)}


def acceptances(life: Life) -> Iterator[Debt]:
    for place, scene in enumerate(life.scenes):
        if scene.told and scene.told.kind == "delivery" and scene.judged:
            for who in sorted(judges(scene.form)):
                yield _acceptance(life, place, scene.told, who)


def _acceptance(life: Life, place: int, delivery: Told, who: str) -> Debt:
    start = life.scenes[place]
    changes: list[Change] = [(start.at, "open", None)]
    for scene in life.scenes[place + 1 :]:
        if not _waiting(scene, delivery, who):
            told = scene.told
            judged = told and told.kind == "acceptance" and who in told.who and scene.judged
            changes.append((scene.at, "done" if judged else "moot", told))
            break
    terms = start.terms
    nodes = {each["id"]: date.fromisoformat(each["due"]) for each in terms["milestones"]}
    days = [
        nodes[each["milestone"]] for each in terms["deliverables"] if each["id"] in start.judged
    ]
    counted = after_working_days(start.at, 3, life.holds)
    due = max(counted, *(on_date(day, life.holds)[0] for day in days))
    outcome, settled, by = stand(changes, due, life.now)
    name = delivery.names[0]
    return Debt("acceptance", who, name, due, outcome, settled, by.names[0] if by else None)


def _waiting(scene: Scene, delivery: Told, who: str) -> bool:
    """Whether anything of a delivery still waits for the verdict of a department."""
    return scene.is_open and any(
        given == delivery.names[0]
        and scene.stand.get(name) == "delivered"
        and who not in scene.passed_by.get(name, ())
        for name, given in scene.given.items()
    )


def rectifications(life: Life) -> Iterator[Debt]:
    seen: set[tuple[str, str]] = set()
    for place, scene in enumerate(life.scenes):
        for name, item in scene.items.items():
            key = (name, item["order"].names[0])
            if key not in seen:
                seen.add(key)
                yield _rectification(life, place, name)


def _rectification(life: Life, place: int, name: str) -> Debt:
    item = life.scenes[place].items[name]
    changes: list[Change] = [(life.scenes[place].at, "open", None)]
    for scene in life.scenes[place + 1 :]:
        there = scene.items.get(name)
        if there and there["mended"]:
            changes.append((scene.at, "done", there["mended"]))
            break
        if not there or there["order"] is not item["order"] or not scene.is_open:
            changes.append((scene.at, "moot", None))
            break
    due, _ = on_date(date.fromisoformat(item["due"]), life.holds)
    outcome, settled, by = stand(changes, due, life.now)
    return Debt(
        "rectification",
        item["department"],
        name,
        due,
        outcome,
        settled,
        by.names[0] if by else None,
    )


def confirmations(life: Life) -> Iterator[Debt]:
    waiting = "accepted" if life.kind == "request" else "resolved"
    for place in range(1, len(life.scenes)):
        start = life.scenes[place]
        if start.state == waiting != life.scenes[place - 1].state:
            form = start.form
            sides = sorted({form["from"], *form["to"]}) if life.kind == "request" else [""]
            for who in sides:
                yield _confirmation(life, place, who, waiting)


def _confirmation(life: Life, place: int, who: str, waiting: str) -> Debt:
    start = life.scenes[place]
    changes: list[Change] = [(start.at, "open", None)]
    for scene in life.scenes[place + 1 :]:
        told = scene.told
        if told and told.kind == "confirmation" and (not who or who in told.who):
            changes.append((scene.at, "done", told))
            break
        if scene.state != waiting:
            changes.append((scene.at, "moot", None))
            break
    due = after_working_days(start.at, 3, life.holds)
    outcome, settled, by = stand(changes, due, life.now)
    return Debt(
        "confirmation",
        who or _raiser(start, settled or life.now),
        life.id,
        due,
        outcome,
        settled,
        by.names[0] if by else None,
    )


def _raiser(scene: Scene, moment: datetime) -> str:
    raiser = scene.form["raised_by"]
    gone = raiser in GONE and day_of(moment) > GONE[raiser]
    return str(scene.form["contact"] if gone else raiser)


def retrospective(life: Life, missed: bool) -> Iterator[Debt]:
    """Owed after the end where something went wrong; `missed` is whether a milestone was."""
    end = life.ended
    if not end or end.state == "declined":
        return
    rework = any(each.verdicts & {"rectify", "fail"} for each in life.scenes)
    unsolved = any(each.fields.get("result") == "not-solved" for each in life.entries)
    escalated = any(each.kind == "escalation" for each in life.entries)
    given_up = end.state == "cancelled" and end.agreed is not None
    if not (rework or unsolved or escalated or given_up or missed):
        return
    changes: list[Change] = [(end.at, "open", None)]
    held = next((each for each in life.entries if each.kind == "retrospective"), None)
    if held:
        changes = [(held.at, "done", held)]
    due = after_working_days(end.at, 5, life.holds)
    outcome, settled, by = stand(changes, due, life.now)
    who = end.form["from"]
    name = by.names[0] if by else None
    yield Debt("retrospective", who, life.id, due, outcome, settled, name)
