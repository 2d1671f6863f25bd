"""What is refused whoever approves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from accord.forge.snapshot import Push
from accord.gate import decide
from accord.language import say
from tests.gate.scene import HEAD, Scene, account, digest_of, document, opened, sample
from tests.gate.test_who_approves import (
    ACCEPTED,
    AGREED,
    AT,
    PROPOSED,
    RECEIVED,
    adding,
    folder,
)

ALL = (
    *("zhao-qiang", "meng-xin", "lin-yue", "chen-jing", "su-wan", "tang-yi", "zhou-min"),
    *("sun-mei", "ma-chao", "luo-dan", "li-na", "he-jiayi"),
)


def refused(scene: Scene) -> set[str]:
    """The rules that refuse it though everybody approves."""
    decision = scene.approve(*ALL).decide()
    assert decision.allows is (not decision.refused)
    return {each.rule for each in decision.refused}


def test_merged_entries_and_agreed_forms_stay() -> None:
    entry = f"{folder(AGREED)}/2026-10-22-minutes.md"
    form = f"{folder(AGREED)}/request.md"
    scene = Scene.of(AGREED)
    edited = scene.with_file(entry, scene.base[entry] + b"\n")
    assert "entry-kept" in refused(edited)
    assert "entry-kept" in refused(scene.without(entry))
    assert "entry-kept" in refused(
        scene.without(entry).with_file(entry.replace("22", "23"), scene.base[entry])
    )
    assert "form-kept" in refused(scene.with_file(form, scene.base[form] + b"\n"))
    assert "form-kept" in refused(scene.without(form))


def test_where_a_record_comes_from_stays() -> None:
    form = f"{folder(PROPOSED)}/request.md"
    text = sample()[form].decode().replace("raised_by: meng-xin", "raised_by: zhao-qiang")
    assert "origin-kept" in refused(Scene.of(PROPOSED).with_file(form, text))


def _received(**said: str) -> Scene:
    """The receipt of a department, as of some instant, in a file of that day."""
    fields = {"kind": "receipt", "by": "deng-bo", "department": "SUP", "answer": "accepted"}
    path = f"{folder(RECEIVED)}/{said['at'][:10]}-receipt-SUP-9.md"
    return Scene.of(RECEIVED).with_file(path, document(**{**fields, **said}))


@pytest.mark.parametrize(
    ("said", "pushed", "is_refused"),
    [
        ({"at": "2026-10-27T09:30"}, "2026-10-29T17:59:00+08:00", False),
        ({"at": "2026-10-27T09:30"}, "2026-10-29T18:01:00+08:00", True),
        ({"at": "2026-10-26T17:00", "entered_at": AT}, "2026-10-30T09:40:00+08:00", False),
        (
            {"at": "2026-10-26T17:00", "entered_at": "2026-10-26T18:00"},
            "2026-10-30T09:40:00+08:00",
            True,
        ),
    ],
)
def test_nobody_is_punctual_afterwards(said: dict[str, str], pushed: str, is_refused: bool) -> None:
    scene = _received(**said)
    moment = datetime.fromisoformat(pushed)
    arrived = replace(scene, pushes=(Push(account("deng-bo"), HEAD, moment),))
    assert refused(arrived) == ({"entered-in-time"} if is_refused else set())
    assert not refused(scene), "of what nobody knows when it came nothing is said"


def test_nobody_raises_a_record_so_long_ago_that_others_are_late_at_once() -> None:
    form = f"{folder(PROPOSED)}/request.md"
    whole = Scene.of(PROPOSED)
    files = {path: data for path, data in whole.base.items() if path.startswith(folder(PROPOSED))}
    base = {path: data for path, data in whole.base.items() if path not in files}
    pushed = datetime.fromisoformat("2026-11-20T10:00:00+08:00")
    scene = replace(
        whole,
        base=base,
        head={**base, form: files[form]},
        pushes=(Push(account("meng-xin"), HEAD, pushed),),
        now="2026-11-20T11:00:00+08:00",
    )
    assert "entered-in-time" in refused(scene)


def test_what_nobody_saw_pushed_came_when_others_were_asked_at_the_earliest() -> None:
    scene = _received(at="2026-10-26T17:00")
    assert refused(replace(scene, opened="2026-10-30T09:00:00+08:00")) == {"entered-in-time"}


def test_where_there_is_no_forge_the_push_itself_is_when_it_comes() -> None:
    decision = _received(at="2026-10-26T17:00").decide(forge=False)
    assert [each.rule for each in decision.refused] == ["entered-in-time"]


def test_an_id_is_never_given_twice() -> None:
    form = f"{folder(PROPOSED)}/request.md"
    scene = Scene.of().with_file(form, sample()[form])
    assert refused(scene) == set()
    assert refused(replace(scene, taken={PROPOSED: say("It was taken.")})) == {"id-not-reused"}


def test_nobody_appoints_who_approves() -> None:
    registry = sample()["records/organization.yml"].decode()
    appointed = registry.replace("{person: sun-mei, from", "{person: shi-lan, from")
    assert appointed != registry
    scene = adding(PROPOSED, "decline", "HR", reason="不属于人力资源部")
    scene = scene.with_file("records/organization.yml", appointed).by("shi-lan")
    assert "policy-apart" in refused(scene)
    decision = scene.decide()
    assert {person for each in decision.needs for person in each.ask} >= {"sun-mei"}
    assert not any(each.met for each in decision.needs)


def test_an_entry_that_counts_for_nothing_does_not_land() -> None:
    assert "entry-allowed" in refused(adding(AGREED, "confirmation", departments=["MKT", "CS"]))


def test_a_consensus_on_something_else_does_not_land() -> None:
    digest = "v1:sha256:" + "0" * 64
    scene = adding(RECEIVED, "consensus", departments=["CS", "SUP", "TECH"], digest=digest, round=1)
    assert refused(scene) == {"consensus-fits"}


def test_what_can_not_be_read_does_not_land() -> None:
    path = f"{folder(AGREED)}/2026-10-30-risk-CS.md"
    assert "front-matter" in refused(Scene.of(AGREED).with_file(path, "---\nkind: [risk\n---\n"))
    assert "schema" in refused(Scene.of(AGREED).with_file(path, document(kind="risk", at=AT)))


def test_a_file_that_is_part_of_no_record_does_not_land() -> None:
    for path in (
        "records/requests/note.md",
        f"{folder(AGREED)}/deep/note.md",
        "records/requests/XLX-2026-090/2026-10-30-risk-CS.md",
        f"{folder(AGREED)}/note.txt",
        f"{folder(AGREED)}/2026-10-22-minutes.MKT.exe",
    ):
        assert refused(Scene.of(AGREED).with_file(path, "x\n")), path


def test_a_file_that_is_part_of_no_record_is_for_stewards_to_delete() -> None:
    for path in ("records/requests/.gitkeep", f"{folder(AGREED)}/deep/note.md"):
        scene = Scene.of(AGREED).with_base_file(path, "x\n").without(path)
        assert refused(scene) == set(), path
        assert scene.approve("li-na").decide().allows
        assert not scene.approve("lin-yue").decide().allows


def test_old_faults_are_no_hindrance_and_new_ones_are() -> None:
    path = f"{folder(AGREED)}/2026-10-29-note.md"
    scene = adding(
        AGREED, "response", "MKT", answers="2026-10-29-risk-CS.md", decision="add-support"
    )
    assert refused(scene.with_base_file(path, "broken")) == set()
    assert refused(scene.with_file(path, "broken"))


def test_a_change_of_nothing_does_not_land() -> None:
    assert refused(Scene.of(AGREED)) == {"nothing-changes"}


def test_what_a_merge_made_of_it_was_reviewed_by_nobody() -> None:
    scene = adding(ACCEPTED, "confirmation", departments=["FIN", "TECH"])
    path = f"{folder(ACCEPTED)}/2026-10-30-confirmation.md"
    assert refused(scene) == set()
    other = {**scene.head, path: scene.head[path] + b"\n"}
    assert refused(replace(scene, result=other)) == {"reviewed-bytes"}
    more = {**scene.head, f"{folder(ACCEPTED)}/2026-10-30-note.md": b"x"}
    assert "reviewed-bytes" in refused(replace(scene, result=more))


def test_nothing_of_what_was_proposed_is_left_out() -> None:
    scene = adding(RECEIVED, "consensus", departments=["CS", "SUP", "TECH"])
    amended = scene.with_file(f"{folder(RECEIVED)}/2026-10-30-minutes.md", "x")
    assert "reviewed-bytes" in refused(replace(amended, result=scene.head))


def test_what_does_not_merge_does_not_land() -> None:
    scene = adding(ACCEPTED, "confirmation", departments=["FIN", "TECH"])
    path = f"{folder(ACCEPTED)}/request.md"
    landing = replace(scene.landing(), result=None, conflicts=(path,))
    now = datetime.fromisoformat(scene.now)
    decision = decide(landing, scene.snapshot(), opened(scene.base), now)
    assert not decision.allows
    assert [(each.rule, each.path) for each in decision.refused] == [("merge-conflict", path)]


def test_a_registry_by_which_nobody_could_decide_does_not_land() -> None:
    scene = Scene.of()
    registry = scene.base["records/organization.yml"].decode()
    broken = registry.replace("timezone: Asia/Shanghai", "timezone: Asia/Nowhere")
    assert "schema" in refused(scene.with_file("records/organization.yml", broken))
    strange = registry.replace("{person: meng-xin, from", "{person: nobody-knows, from")
    assert "registry-references" in refused(scene.with_file("records/organization.yml", strange))
    table = scene.base["schema/workflow.yml"].decode()
    astray = table.replace("initial: proposed", "initial: nowhere")
    assert "workflow-names" in refused(scene.with_file("schema/workflow.yml", astray))


def test_amending_and_agreeing_in_one_change_needs_all() -> None:
    form = Scene.of(AGREED).base[f"{folder(AGREED)}/request.md"].decode()
    assert "background:" in form
    amend = document(
        kind="amendment", at="2026-10-30T09:00", by="lin-yue", changes={"background": "另一个目标"}
    )
    amend += "\n## 原因\n\n- 变化\n\n## 影响\n\n- 无\n"
    scene = Scene.of(AGREED).with_file(f"{folder(AGREED)}/2026-10-30-amendment.md", amend)
    digest = digest_of(scene.head, AGREED)
    agree = document(
        kind="consensus",
        at=AT,
        by="lin-yue",
        departments=["MKT", "CS", "OPS"],
        digest=digest,
        round=2,
    )
    scene = scene.with_file(f"{folder(AGREED)}/2026-10-30-consensus.md", agree)
    assert scene.approve("lin-yue", "luo-dan", "tang-yi").decide().allows
    assert not scene.approve("lin-yue", "luo-dan").decide().allows
