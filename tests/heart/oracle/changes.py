"""How each kind of entry changes a scene, in the plainest words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy

from accord.consensus import digest
from tests.heart.oracle.scenes import Fields, Scene, Told, judges

_AGREED = ("id", "from", "to", "background", "work", "deliverables", "milestones", "acceptance_by")


def after(before: Scene, told: Told, state: str) -> Scene:
    scene = copy(before)
    scene.at, scene.told, scene.state, scene.judged, scene.verdicts = (
        told.at,
        told,
        state,
        set(),
        set(),
    )
    for name in ("asked", "plans", "percent", "stand", "given", "passed_by", "items"):
        setattr(scene, name, dict(getattr(before, name)))
    scene.out, scene.solved = set(before.out), set(before.solved)
    if change := _CHANGES.get(told.kind):
        change(scene, told)
    return scene


def _receipt(scene: Scene, told: Told) -> None:
    scene.out -= told.who


def _decline(scene: Scene, told: Told) -> None:
    scene.out |= told.who
    for code in told.who:
        scene.plans.pop(code, None)


def _referral(scene: Scene, told: Told) -> None:
    for code in told.fields.get("remove", ()):
        scene.asked.pop(code, None)
        scene.plans.pop(code, None)
        scene.out.discard(code)
        scene.solved.discard(code)
    for code in told.fields.get("add", ()):
        scene.asked.setdefault(code, told.at)


def _amendment(scene: Scene, told: Told) -> None:
    fixed = ("id", "from", "raised_at", "raised_by")
    changes = {key: value for key, value in told.fields["changes"].items() if key not in fixed}
    scene.form = {**scene.form, **changes}


def parties(form: Fields) -> set[str]:
    """Who asks, is asked, works or delivers."""
    working = {each["department"] for each in (*form.get("work", ()), *form["deliverables"])}
    return working | {form["from"], *form["to"]}


def _consensus(scene: Scene, told: Told) -> None:
    needed = parties(scene.form) | (parties(scene.agreed) if scene.agreed else set())
    if not needed <= told.who or told.fields["digest"] != digest(scene.form, _AGREED):
        return
    old = {each["id"]: each for each in (scene.agreed or {"deliverables": ()})["deliverables"]}
    new = {each["id"]: each for each in scene.form["deliverables"]}
    same = {name for name in new if old.get(name) == new[name]}
    scene.agreed, scene.agreed_by = scene.form, told
    scene.asked = {code: scene.asked.get(code, told.at) for code in scene.form["to"]}
    scene.stand = {name: scene.stand[name] if name in same else "open" for name in new}
    scene.given = {name: scene.given[name] for name in scene.given if name in same}
    scene.passed_by = {name: scene.passed_by[name] for name in scene.passed_by if name in same}
    scene.items = {
        name: each
        for name, each in scene.items.items()
        if each["mended"] or each["deliverable"] in same
    }


def _plan(scene: Scene, told: Told) -> None:
    scene.plans |= {code: list(told.fields["tasks"]) for code in told.who}


def _progress(scene: Scene, told: Told) -> None:
    scene.percent |= {each["id"]: each["percent"] for each in told.fields["tasks"]}


def _delivery(scene: Scene, told: Told) -> None:
    for name in told.fields.get("rectified", ()):
        if name in scene.items and not scene.items[name]["mended"]:
            scene.items[name] = {**scene.items[name], "mended": told}
    waiting = {each["deliverable"] for each in scene.items.values() if not each["mended"]}
    for line in told.fields["deliverables"]:
        name = line["id"]
        if line["self_check"] == "fail" or name in waiting:
            continue
        if scene.stand.get(name) in ("open", "delivered", "rectify"):
            scene.stand[name], scene.given[name] = "delivered", told.names[0]
            scene.passed_by[name] = set()
            scene.judged.add(name)


def _acceptance(scene: Scene, told: Told) -> None:
    signing = judges(scene.form) & told.who
    for line in told.fields["deliverables"] if signing else ():
        name, verdict = line["id"], line["verdict"]
        standing = scene.stand.get(name)
        if standing != "delivered" and not (standing == "rectify" and verdict == "fail"):
            continue
        scene.judged.add(name)
        scene.verdicts.add(verdict)
        if verdict == "pass":
            scene.passed_by[name] = scene.passed_by.get(name, set()) | signing
            if judges(scene.form) <= scene.passed_by[name]:
                scene.stand[name] = "passed"
        else:
            scene.passed_by[name] = set()
            scene.stand[name] = "rectify" if verdict == "rectify" else "open"
    ordered = {
        each["id"]: {**each, "order": told, "mended": None} for each in told.fields.get("items", ())
    }
    scene.items = {
        name: each
        for name, each in (scene.items | (ordered if signing else {})).items()
        if each["mended"] or scene.stand.get(each["deliverable"]) == "rectify"
    }


def _resolution(scene: Scene, told: Told) -> None:
    scene.solved |= told.who


def _confirmation(scene: Scene, told: Told) -> None:
    if told.fields.get("result") == "not-solved":
        scene.solved = set()


_CHANGES: Mapping[str, Callable[[Scene, Told], None]] = {
    "receipt": _receipt,
    "decline": _decline,
    "referral": _referral,
    "amendment": _amendment,
    "consensus": _consensus,
    "plan": _plan,
    "progress": _progress,
    "delivery": _delivery,
    "acceptance": _acceptance,
    "resolution": _resolution,
    "confirmation": _confirmation,
}
