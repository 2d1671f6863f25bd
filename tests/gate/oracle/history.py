"""A history: what stood, what a change would do to it, who wrote it and who said what about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random

from tests.gate.oracle import attacks, crowd, deeds, lives
from tests.gate.oracle.company import FORGE, Company, company
from tests.gate.oracle.facts import Facts
from tests.gate.oracle.life import Life
from tests.gate.oracle.people import SHANGHAI

# Histories of one company follow each other, so that its registry is read once for many.
_PER_COMPANY = 50
_MOST_DAYS = 11
_STAGES = (
    *("proposed", "received", "received", "agreed", "agreed", "started", "started"),
    *("delivered", "rectifying", "accepted", "registered", "in-progress", "resolved"),
    *("proposed", "received", "agreed", "closed", "closed-feedback"),
)


@dataclass(slots=True)
class Scene:
    """A history in the making. `before` and `after` are the records of the change, pair by pair.

    `stood` is what else there was; `moved` is what others landed since the change forked;
    `spoilt` is what an attack does to the files of the head, `twisted` what it does to the
    result of the merge.
    """

    company: Company
    chance: Random
    before: list[Life | None]
    after: list[Life]
    bystander: Life
    stood: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, bytes] = field(default_factory=dict)
    spoilt: dict[str, bytes | None] = field(default_factory=dict)
    twisted: dict[str, bytes | None] = field(default_factory=dict)
    faulty: set[tuple[str, str]] = field(default_factory=set)
    taken_ids: set[str] = field(default_factory=set)
    old_registry: bytes = b""
    attack: str = "none"
    conflicts: bool = False


@dataclass(frozen=True, slots=True)
class History:
    seed: int
    kind: str
    attack: str
    facts: Facts
    forge: str = FORGE


_company = lru_cache(maxsize=64)(company)


def history(seed: int) -> History:
    """The history of a seed, always the same."""
    chance = Random(f"history {seed}")
    attack = attacks.chosen(chance) if chance.random() < 0.4 else None
    scene = _scene(_company(seed // _PER_COMPANY), chance, attacks.stages(attack))
    if chance.random() < 0.1:
        # Whoever wrote the change did so under another registry, with other leads.
        scene.old_registry = _company(seed // _PER_COMPANY + 1).files[attacks.REGISTRY]
    if attack:
        attacks.strike(scene, attack)
    facts = _facts(scene)
    crowd.write(facts, chance, seed)
    crowd.speak(facts, chance)
    kind = ", ".join(sorted({each.kind for each in _brought(facts)})) or "no entry"
    return History(seed, kind, scene.attack, facts)


def _brought(facts: Facts) -> list[object]:
    base = facts.trees["base"]
    return [each for each in facts.deeds if each.path not in base]


def _scene(made: Company, chance: Random, stages: tuple[str, ...]) -> Scene:
    bystander = lives.grown(made, chance, "received", 900)
    scene = Scene(made, chance, [], [], bystander)
    records = chance.choices((0, 1, 2), (6, 80, 14))[0]
    for number in range(1, records + 1):
        _record(scene, number, stages)
    if not records:
        attacks.policy(scene)
    if chance.random() < 0.25:
        _others_land(scene)
    return scene


def _record(scene: Scene, number: int, stages: tuple[str, ...]) -> None:
    stage = scene.chance.choice(stages or _STAGES)
    grown = lives.grown(scene.company, scene.chance, stage, number)
    if stage in ("proposed", "registered") and scene.chance.random() < 0.3:
        if scene.chance.random() < 0.8:
            lives.raise_later(grown, deeds.DAY)
        scene.before.append(None)
        scene.after.append(grown)
        return
    after = grown.copy()
    if scene.chance.random() < 0.1 and stage not in ("closed", "closed-feedback"):
        deeds.escalate(after, scene.chance)
    if scene.chance.random() < 0.15 and stage in deeds.BUSY:
        scene.chance.choice((deeds.minutes, deeds.risk))(after, scene.chance)
    scene.chance.choice(deeds.STAGES[stage])(after, scene.chance)
    if scene.chance.random() < 0.4:
        deeds.enter_later(after, scene.chance.choice(("15T18:00", "16T09:00")))
    scene.before.append(grown)
    scene.after.append(after)


def _others_land(scene: Scene) -> None:
    """Minutes of another record, or of the same, land while the change is open."""
    known = [each for each in scene.before if each] if scene.chance.random() < 0.5 else []
    open_ones = [each for each in known if each.kind == "request" and not each.is_confirmed]
    life = scene.chance.choice(open_ones) if open_ones else scene.bystander
    later = life.copy()
    recorder = life.contact(life.asker)
    name = later.add(
        *("minutes", "2026-07-14T18:00", recorder),
        held_at="2026-07-14T15:00",
        channel="chat",
        recorder=recorder,
        attendees=[recorder],
    )
    path = f"{life.folder}/{name}"
    scene.moved[path] = later.files()[path]


def _facts(scene: Scene) -> Facts:
    made, chance = scene.company, scene.chance
    fork = {**made.files, **scene.bystander.files(), **scene.stood}
    for life in scene.before:
        fork |= life.files() if life else {}
    head = dict(fork)
    for life in scene.after:
        head |= life.files()
    head = _with(head, scene.spoilt)
    base = {**fork, **scene.moved}
    merge = _with({**head, **scene.moved}, scene.twisted)
    if scene.old_registry and attacks.REGISTRY not in scene.spoilt:
        old = {attacks.REGISTRY: scene.old_registry}
        fork, head = fork | old, head | old
    taken = datetime(2026, 7, 16, 10, tzinfo=SHANGHAI) + timedelta(
        days=chance.randint(0, _MOST_DAYS), hours=chance.randint(0, 9)
    )
    facts = Facts(
        *(taken, "", made.roles, made.stand_ins, made.superiors, made.accounts, made.robots)
    )
    facts.trees |= {"base": base, "fork": fork, "head": head, "merge": merge}
    for before, after in zip(scene.before, scene.after, strict=True):
        if before:
            facts.parties |= before.parties("base")
            facts.origins.add(before.origin("base"))
            if before.is_agreed:
                facts.agreed.add(before.folder)
        facts.parties |= after.parties("merge")
        facts.origins.add(after.origin("merge"))
        facts.deeds |= after.deeds()
    facts.faulty, facts.taken_ids = scene.faulty, scene.taken_ids
    facts.conflicts = scene.conflicts
    return facts


def _with(tree: dict[str, bytes], changes: dict[str, bytes | None]) -> dict[str, bytes]:
    """A tree with other bytes in some files, and without those that are None."""
    left = {path: data for path, data in tree.items() if path not in changes}
    return left | {path: data for path, data in changes.items() if data is not None}


def hexed(text: str) -> str:
    """What looks like the id of a commit."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
