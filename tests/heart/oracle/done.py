"""Whether a task, a milestone or a delivery is done in a scene."""

from __future__ import annotations

from typing import Any

from tests.heart.oracle.scenes import Scene

Subject = tuple[str, str]  # the rule and the id of what is owed


def is_done(scene: Scene, subject: Subject) -> bool:
    rule, name = subject
    if rule == "task":
        return _task_done(scene, name)
    if rule == "delivery":
        return scene.stand.get(name, "open") != "open"
    node = next((each for each in scene.terms["milestones"] if each["id"] == name), None)
    return bool(node) and _reached(scene, node)


def _task_done(scene: Scene, name: str) -> bool:
    if scene.percent.get(name) == 100:
        return True
    planned = parts(scene, name)
    if planned:
        return all(scene.percent.get(each) == 100 for each in planned)
    whole = next(
        (
            each.get("under")
            for tasks in scene.plans.values()
            for each in tasks
            if each["id"] == name
        ),
        None,
    )
    return scene.percent.get(whole) == 100 if whole else False


def parts(scene: Scene, name: str) -> list[str]:
    return [
        each["id"] for tasks in scene.plans.values() for each in tasks if each.get("under") == name
    ]


def _reached(scene: Scene, node: Any) -> bool:
    if node["ends"] == "agreed":
        return scene.agreed is not None
    if not isinstance(node["ends"], str):
        return all(_task_done(scene, each) for each in node["ends"])
    names = _deliverables(scene, node["due"])
    wanted = {"passed"} if node["ends"] == "accepted" else {"delivered", "rectify", "passed"}
    return bool(names) and all(scene.stand.get(each) in wanted for each in names)


def _deliverables(scene: Scene, day: str) -> list[str]:
    """What must be delivered by a day: what is due with a milestone by then, or else all."""
    form = scene.agreed or {"milestones": (), "deliverables": ()}
    early = {each["id"] for each in form["milestones"] if each["due"] <= day}
    due = [each["id"] for each in form["deliverables"] if each["milestone"] in early]
    return due or [each["id"] for each in form["deliverables"]]
