"""What somebody might try who wants to land what was not agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import TYPE_CHECKING

from tests.gate.oracle import deeds
from tests.gate.oracle.company import YEAR
from tests.gate.oracle.files import is_form
from tests.gate.oracle.papers import paper

if TYPE_CHECKING:
    from tests.gate.oracle.history import Scene

REGISTRY = "records/organization.yml"
_POLICY = (REGISTRY, "schema/wording.yml", "scripts/new.py", ".github/new.yml")
_SETTLING = frozenset(("acceptance", "resolution"))
_NONSENSE = (b"---\nkind: [\n---\n", b"\xff\xfe", b"kind: minutes\n")


Attack = Callable[["Scene"], bool]


def chosen(chance: Random) -> Attack:
    return chance.choice(_ATTACKS)


def stages(attack: Attack | None) -> tuple[str, ...]:
    """The stages of a record in which an attack has something to attack."""
    return _STAGES.get(attack, ()) if attack else ()


def strike(scene: Scene, attack: Attack) -> None:
    """Let somebody try; where the scene doesn't suit the attack, nothing happens."""
    if scene.after and attack(scene):
        scene.attack = attack.__name__.removeprefix("_")


def policy(scene: Scene) -> None:
    """A change of what is no record."""
    path = scene.chance.choice(_POLICY)
    scene.spoilt[path] = scene.company.files.get(path, b"") + b"# more\n"
    scene.attack = "policy"


def _merged_paths(scene: Scene) -> list[str]:
    """The merged entries of the records that change, and of the bystander."""
    files = [life.files() for life in (*scene.before, scene.bystander) if life]
    return sorted(path for each in files for path in each if not is_form(path))


def _edits_an_entry(scene: Scene) -> bool:
    path = scene.chance.choice(_merged_paths(scene))
    scene.spoilt[path] = _standing(scene, path) + b"\nMore.\n"
    return True


def _standing(scene: Scene, path: str) -> bytes:
    return next(
        life.files()[path]
        for life in (*scene.before, scene.bystander)
        if life and path in life.files()
    )


def _deletes_an_entry(scene: Scene) -> bool:
    scene.spoilt[scene.chance.choice(_merged_paths(scene))] = None
    return True


def _renames_an_entry(scene: Scene) -> bool:
    path = scene.chance.choice(_merged_paths(scene))
    scene.spoilt |= {path: None, path.replace(".md", "-9.md"): _standing(scene, path)}
    return True


def _edits_a_form(scene: Scene) -> bool:
    """Of a record that was agreed to, its form, without a word in any other field."""
    life = scene.after[0]
    before = scene.before[0]
    if not before or not before.is_agreed:
        return False
    life.word = "页面"
    return True


def _deletes_a_form(scene: Scene) -> bool:
    life = scene.before[0]
    if not life:
        return False
    scene.spoilt[f"{life.folder}/{life.kind}.md"] = None
    return True


def _deletes_a_record(scene: Scene) -> bool:
    scene.spoilt |= dict.fromkeys(scene.bystander.files(), None)
    return True


def _changes_the_origin(scene: Scene) -> bool:
    life, before = scene.after[0], scene.before[0]
    if not before or before.is_agreed:
        return False
    if scene.chance.random() < 0.5:
        life.form["raised_at"] = "2026-07-06T11:30"
    else:
        others = {f"{life.asker.lower()}-member", life.contact(life.asker)}
        life.form["raised_by"] = min(others - {life.form["raised_by"]})
    return True


def _appoints_itself(scene: Scene) -> bool:
    """Adds stewards and stand-ins to the registry beside a record."""
    registry = scene.company.files[REGISTRY].decode()
    row = f'stewards: [{{"person": "mkt-member", "from": "{YEAR}"}}, '
    scene.spoilt[REGISTRY] = registry.replace("stewards: [", row).encode()
    return True


def _touches_a_program(scene: Scene) -> bool:
    scene.spoilt["scripts/new.py"] = b"pass\n"
    return True


def _drops_a_department(scene: Scene) -> bool:
    """Takes a department out of the form in the change that agrees to it."""
    life, before = scene.after[0], scene.before[0]
    if not before or before.is_agreed or before.kind == "feedback" or len(before.asked) < 2:
        return False
    if before.entries:
        return False
    life.entries, life.form = dict(before.entries), dict(before.form)
    deeds.drop(life.form, life.asked[-1])
    life.agree(deeds.at(life))
    return True


def _agrees_to_something_else(scene: Scene) -> bool:
    """A consensus whose digest is that of other words."""
    life, before = scene.after[0], scene.before[0]
    if not before or before.is_agreed or before.kind == "feedback":
        return False
    life.entries, life.form = dict(before.entries), dict(before.form)
    name = life.agree(deeds.at(life))
    digest = str(life.entries[name]["digest"])
    other = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    life.entries[name] = {**life.entries[name], "digest": other}
    scene.faulty.add((f"{life.folder}/{name}", "wrong digest"))
    return True


def _leaves_out_a_signer(scene: Scene) -> bool:
    life, before = scene.after[0], scene.before[0]
    if not before or before.is_agreed or before.kind == "feedback":
        return False
    life.entries, life.form = dict(before.entries), dict(before.form)
    name = life.agree(deeds.at(life))
    fields = life.entries[name]
    life.entries[name] = {**fields, "departments": fields["departments"][1:]}
    scene.faulty.add((f"{life.folder}/{name}", "signer left out"))
    return True


def _comes_from_the_future(scene: Scene) -> bool:
    life = scene.after[0]
    name = life.speak("escalation", "2026-08-20T10:00", life.asker, to="exec-lead", reason="催办")
    return _fault(scene, name, "in the future")


def _comes_before_it_was_raised(scene: Scene) -> bool:
    life = scene.after[0]
    name = life.speak("escalation", "2026-07-03T10:00", life.asker, to="exec-lead", reason="催办")
    return _fault(scene, name, "before it was raised")


def _comes_too_early(scene: Scene) -> bool:
    """A confirmation of what was never accepted or resolved."""
    life, before = scene.after[0], scene.before[0]
    if not before or any(
        each["kind"] in ("acceptance", "resolution") for each in life.entries.values()
    ):
        return False
    more = {"result": "solved"} if life.kind == "feedback" else {}
    name = life.add(
        "confirmation",
        f"{deeds.DAY}T17:50",
        life.contact(life.asker),
        departments=[life.asker],
        **more,
    )
    return _fault(scene, name, "not in this state")


def _speaks_for_others(scene: Scene) -> bool:
    life = scene.after[0]
    name = life.add(
        *("escalation", f"{deeds.DAY}T17:40", f"{life.asked[0].lower()}-member"),
        department=life.asker,
        to="exec-lead",
        reason="催办",
    )
    writer = f"{life.asked[0].lower()}-member"
    if any(each.person == writer and each.department == life.asker for each in scene.company.roles):
        del life.entries[name]
        return False
    if any(each.deputy == writer for each in scene.company.stand_ins):
        del life.entries[name]
        return False
    return _fault(scene, name, "speaks for others")


def _fault(scene: Scene, name: str, why: str) -> bool:
    scene.faulty.add((f"{scene.after[0].folder}/{name}", why))
    return True


def _leaves_a_strange_file(scene: Scene) -> bool:
    path = f"{scene.after[0].folder}/notes.txt"
    scene.spoilt[path] = b"notes\n"
    scene.faulty.add((path, "strange file"))
    return True


def _writes_nonsense(scene: Scene) -> bool:
    path = f"{scene.after[0].folder}/{deeds.DAY}-minutes-7.md"
    scene.spoilt[path] = scene.chance.choice(
        (b"---\nkind: [\n---\n", b"\xff\xfe", b"kind: minutes\n")
    )
    scene.faulty.add((path, "unreadable"))
    return True


def _signs_anew(scene: Scene) -> bool:
    """A signature that was merged is replaced, or taken away."""
    path = scene.chance.choice(_merged_paths(scene)).replace(".md", ".MKT.sig")
    scene.stood[path] = b"signed\n"
    scene.spoilt[path] = scene.chance.choice((None, b"signed again\n"))
    return True


def _does_not_merge(scene: Scene) -> bool:
    scene.conflicts = True
    return True


def _merges_into_something_else(scene: Scene) -> bool:
    """What would land is not what stands in the head."""
    life = scene.after[0]
    path = scene.chance.choice(sorted(life.files()))
    twist = scene.chance.choice((None, life.files()[path] + b"\nMore.\n"))
    scene.twisted[path] = twist
    return True


def _merges_something_more(scene: Scene) -> bool:
    """The result of the merge brings an entry that the head does not hold."""
    life = scene.after[0]
    fields = {"kind": "escalation", "at": f"{deeds.DAY}T17:30", "by": life.contact(life.asker)}
    fields |= {"department": life.asker, "to": "exec-lead", "reason": "催办"}
    path = f"{life.folder}/{deeds.DAY}-escalation-{life.asker}-8.md"
    scene.twisted[path] = paper("escalation", fields)
    return True


def _changes_nothing(scene: Scene) -> bool:
    scene.after.clear()
    scene.after += [each.copy() for each in scene.before if each]
    scene.before[:] = [each for each in scene.before if each]
    return True


_ATTACKS: tuple[Attack, ...] = (
    _edits_an_entry,
    _deletes_an_entry,
    _renames_an_entry,
    _edits_a_form,
    _deletes_a_form,
    _deletes_a_record,
    _changes_the_origin,
    _appoints_itself,
    _touches_a_program,
    _drops_a_department,
    _drops_a_department,
    _agrees_to_something_else,
    _leaves_out_a_signer,
    _comes_from_the_future,
    _comes_before_it_was_raised,
    _comes_too_early,
    _speaks_for_others,
    _leaves_a_strange_file,
    _writes_nonsense,
    _signs_anew,
    _does_not_merge,
    _merges_into_something_else,
    _merges_something_more,
    _changes_nothing,
)
_STAGES: Mapping[Attack, tuple[str, ...]] = {
    _edits_a_form: ("agreed", "started", "delivered", "accepted"),
    _changes_the_origin: ("proposed", "received", "registered", "in-progress"),
    _drops_a_department: ("proposed",),
    _agrees_to_something_else: ("proposed", "received"),
    _leaves_out_a_signer: ("proposed", "received"),
    _comes_too_early: ("proposed", "received", "agreed", "registered"),
}
