"""Who must answer: receipts, and responses to risks, questions, calls for help and escalations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tests.heart.oracle.days import after_days, after_hours, after_working_days
from tests.heart.oracle.scenes import Life, Scene, Told
from tests.heart.oracle.verdict import Change, Debt, stand

# What a department may say without answering whether it takes a record on.
_NO_ANSWER = ("escalation", "minutes", "hold", "resume")


def receipts(life: Life) -> Iterator[Debt]:
    """What a department says in the very minute in which it is asked is an answer too."""
    asked: dict[tuple[str, datetime], Scene] = {}
    for scene in life.scenes:
        for code, since in scene.asked.items():
            asked.setdefault((code, since), scene)
    for (code, since), first in asked.items():
        due = _answer_by(life.at(since).form["priority"], since, life)
        changes = _answered(life, code, since, life.scenes.index(first))
        outcome, settled, by = stand(changes, due, life.now)
        yield Debt("receipt", code, life.id, due, outcome, settled, by.names[0] if by else None)


def _answered(life: Life, code: str, since: datetime, asking: int) -> list[Change]:
    changes: list[Change] = [(since, "open", None)]
    for place, scene in enumerate(life.scenes):
        told = scene.told
        if len(changes) > 1 and scene.at > changes[-1][0]:
            break
        if scene.at >= since and told and code in told.who and told.kind not in _NO_ANSWER:
            return [*changes, (scene.at, "done", told)]
        is_moot = scene.asked.get(code) != since or not scene.is_open
        if len(changes) == 1 and place >= asking and is_moot:
            changes.append((scene.at, "moot", None))
    return changes


def _answer_by(priority: str, since: datetime, life: Life) -> datetime:
    if priority == "high":
        return after_hours(since, 24, life.holds)
    if priority == "medium":
        return after_working_days(since, 3, life.holds)
    return after_days(since, 7, life.holds)


def responses(life: Life) -> Iterator[Debt]:
    for place, scene in enumerate(life.scenes):
        if scene.told:
            for who in _asked_by(scene.told, scene):
                yield _response(life, place, scene.told, who)


def _asked_by(told: Told, scene: Scene) -> list[str]:
    """Whom an entry asks for a response."""
    if told.kind == "risk" or told.fields.get("answer") in ("objected", "needs-information"):
        return [scene.form["from"]]
    if told.kind == "escalation":
        return [told.fields["to"]]
    return list(told.fields.get("help", ())) if told.kind == "progress" else []


def _response(life: Life, place: int, question: Told, who: str) -> Debt:
    changes: list[Change] = [(question.at, "open", None)]
    for scene in life.scenes[place + 1 :]:
        told = scene.told
        if len(changes) > 1 and scene.at > changes[-1][0]:
            break  # what is answered at the very instant at which it ceased to matter is answered
        if told and _answers(told, question, who):
            changes.append((scene.at, "done", told))
            break
        if len(changes) == 1 and _is_moot(scene, question):
            changes.append((scene.at, "moot", None))
    high = life.at(question.at).form["priority"] == "high"
    due = (
        after_hours(question.at, 24, life.holds)
        if high
        else after_working_days(question.at, 1, life.holds)
    )
    outcome, settled, by = stand(changes, due, life.now)
    name = question.names[0]
    return Debt("response", who, name, due, outcome, settled, by.names[0] if by else None)


def _answers(told: Told, question: Told, who: str) -> bool:
    """The one asked answers; who decides on an escalation has been seen to when it was approved."""
    if told.kind != "response" or told.fields["answers"] not in question.names:
        return False
    return question.kind == "escalation" or told.who <= {who}


def _is_moot(scene: Scene, question: Told) -> bool:
    """Whoever objected or asked waits no longer: they took it on, gave it up, or are not asked."""
    if not scene.is_open or question.kind != "receipt":
        return not scene.is_open
    (code,) = question.who
    told = scene.told
    return bool(
        told
        and (
            scene.agreed_by is told
            or code in scene.out
            or code in told.fields.get("remove", ())
            or (
                code in told.who
                and (told.kind == "plan" or told.fields.get("answer") == "accepted")
            )
        )
    )
