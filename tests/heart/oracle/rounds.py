"""Who must bring about a consensus: the first, and new rounds."""

from __future__ import annotations

from collections.abc import Iterator

from tests.heart.oracle.days import after_working_days
from tests.heart.oracle.scenes import Life, Scene
from tests.heart.oracle.verdict import Change, Debt, stand


def first_consensus(life: Life) -> Iterator[Debt]:
    """Five working days after everybody took it on, as long as nobody takes that back."""
    scenes = life.scenes
    for place in range(1, len(scenes)):
        if scenes[place].state != "received" or scenes[place - 1].state == "received":
            continue
        changes: list[Change] = [(scenes[place].at, "open", None)]
        for scene in scenes[place + 1 :]:
            if scene.agreed:
                changes.append((scene.at, "done", scene.told))
                break
            if scene.state != "received":
                changes.append((scene.at, "moot", None))
                break
        yield _debt(life, life.id, scenes[place], changes, 5)


def new_rounds(life: Life) -> Iterator[Debt]:
    """Three working days after a date was given up or a deliverable failed; one at a time."""
    waiting: tuple[Scene, list[Change]] | None = None
    for scene in life.scenes:
        if waiting and scene.agreed_by is scene.told:
            waiting[1].append((scene.at, "done", scene.told))
        elif waiting and scene.state in ("accepted", "closed", "cancelled"):
            waiting[1].append((scene.at, "moot", None))
        elif not waiting and _calls_for_a_round(life, scene):
            waiting = (scene, [(scene.at, "open", None)])
            continue
        else:
            continue
        told = waiting[0].told
        assert told
        yield _debt(life, told.names[0], waiting[0], waiting[1], 3)
        waiting = None
    if waiting and waiting[0].told:
        yield _debt(life, waiting[0].told.names[0], waiting[0], waiting[1], 3)


def _calls_for_a_round(life: Life, scene: Scene) -> bool:
    told = scene.told
    if not told or not scene.agreed or scene.state in ("accepted", "closed", "cancelled"):
        return False
    if told.kind == "acceptance":
        return "fail" in scene.verdicts
    if told.kind == "response" and told.fields.get("decision") == "reschedule":
        raised = {name for each in life.entries if each.kind == "escalation" for name in each.names}
        return told.who <= {scene.form["from"]} or told.fields["answers"] in raised
    return False


def _debt(life: Life, subject: str, start: Scene, changes: list[Change], number: int) -> Debt:
    due = after_working_days(start.at, number, life.holds)
    outcome, settled, by = stand(changes, due, life.now)
    who = life.scenes[0].form["from"]
    return Debt("consensus", who, subject, due, outcome, settled, by.names[0] if by else None)
