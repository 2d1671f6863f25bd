"""What the gate makes of tables and registries that other companies might write."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from accord.forge.snapshot import Push, Verdict
from accord.gate import Signed
from accord.gate.needs.offices import Office, Role
from accord.gate.proving import statements
from accord.gate.telling.pages import as_text
from tests.gate.scene import HEAD, Scene, account, document
from tests.gate.test_who_approves import (
    AGREED,
    AT,
    PROPOSED,
    RECEIVED,
    RESOLVED,
    adding,
    cancelling,
    consensus,
    folder,
)

TABLE = "schema/workflow.yml"


def deciding(scene: Scene, old: str, new: str) -> Scene:
    """The same under another table."""
    table = scene.base[TABLE].decode()
    assert old in table
    return scene.with_base_file(TABLE, table.replace(old, new))


def offices(scene: Scene) -> list[tuple[Office, ...]]:
    return [each.need.offices for each in scene.decide().needs]


@pytest.mark.parametrize(
    ("approver", "expected"),
    [
        ("steward", (Office(Role.STEWARD),)),
        ("nobody", ()),
        ("open", (Office(Role.ANYBODY),)),
        ("the-one-asked", ()),
        ("speaking-department", ()),
    ],
)
def test_a_form_is_for_whom_the_table_names(approver: str, expected: tuple[Office, ...]) -> None:
    form = f"{folder(PROPOSED)}/request.md"
    scene = Scene.of(PROPOSED)
    scene = scene.with_file(form, scene.base[form] + "\n补充一句。\n".encode())
    scene = deciding(
        scene, "form: {approve: initiating-department}", f"form: {{approve: {approver}}}"
    )
    assert offices(scene) == [expected]
    if not expected:
        assert "nobody may" in as_text(scene.decide(), "en")


def test_what_takes_the_place_of_nothing_is_for_nobody_too() -> None:
    name = "2026-10-01-receipt-HR.md"
    scene = adding(
        PROPOSED, "receipt", "HR", answer="accepted", supersedes=name, reason="原单据有误"
    )
    assert () in offices(scene)


def test_schemas_that_can_not_be_read_do_not_land() -> None:
    scene = Scene.of(AGREED).with_file("schema/entries/risk.json", "{").approve("li-na")
    assert [each.rule for each in scene.decide().refused] == ["schema"]


def confirmation() -> Scene:
    return adding(RESOLVED, "confirmation", departments=["SUP"], result="solved")


def raiser() -> str:
    (need,) = confirmation().decide().needs
    return next(iter(need.ask))


def test_who_is_asked_in_person_consents_by_authorship() -> None:
    assert confirmation().by(raiser()).decide().allows


def test_who_is_asked_in_person_consents_from_another_department_too() -> None:
    scene = confirmation()
    registry = scene.base["records/organization.yml"].decode()
    line = next(each for each in registry.split("\n") if f"id: {raiser()}," in each)
    moved = "department: OPS, earlier: [{department: SUP, until: 2026-10-29}]"
    changed = registry.replace(line, line.replace("department: SUP", moved))
    scene = scene.with_base_file("records/organization.yml", changed)
    assert scene.by(raiser()).decide().allows


NOW = datetime.fromisoformat(f"{AT}:00+08:00")


def test_only_what_binds_and_may_land_is_stated() -> None:
    receipt = adding(PROPOSED, "receipt", "HR", answer="accepted").approve("sun-mei")
    assert receipt.decide().allows
    assert not [*statements(receipt.decide(), NOW)]
    assert not [*statements(confirmation().decide(), NOW)]


def test_who_approved_is_stated_with_the_account_where_one_is_known() -> None:
    who = raiser()
    (stated,) = statements(confirmation().approve(who).review(None).decide(), NOW)
    (approval,) = stated.approvals
    assert (approval.department, approval.person) == ("SUP", who)
    assert approval.account is not None
    (stated,) = statements(confirmation().approve(who).review("meng-xin").decide(), NOW)
    assert [each.person for each in stated.approvals] == [who]


def test_what_anybody_may_approve_proves_nothing() -> None:
    table = "approve: {request: both-sides-leads, feedback: raiser}"
    scene = deciding(confirmation(), table, "approve: open").approve("xie-yun")
    assert scene.decide().allows
    assert not [*statements(scene.decide(), NOW)]


def test_a_decision_is_told_in_a_sentence() -> None:
    scene = adding(PROPOSED, "receipt", "HR", answer="accepted")
    assert "approvals missing: 1" in as_text(scene.decide(), "en")
    assert "everybody who must approve it has" in as_text(scene.approve("sun-mei").decide(), "en")
    broken = scene.with_file(f"{folder(PROPOSED)}/2026-10-30-risk-HR.md", document(kind="risk"))
    assert "to mend" in as_text(broken.decide(), "en")


def test_a_table_that_names_nobody_for_a_case_lets_nobody_approve_it() -> None:
    table = "approve: {request: initiating-lead, feedback: initiating-or-working-lead}"
    scene = adding("20261020-OPS-001", "hold", "OPS", reason="等待", until="2026-11-20")
    kept = {role for each in offices(scene) for office in each for role in (office.role,)}
    assert kept == {Role.LEAD}
    assert offices(deciding(scene, table, "approve: {request: initiating-lead}")) == [()]


def test_what_somebody_confirms_in_person_counts_for_the_department_that_asked() -> None:
    assert offices(confirmation()) == [(Office(Role.PERSON, "SUP", raiser()),)]


def late(scene: Scene) -> Scene:
    """The forge has held the change for so long that silence is over."""
    pushed = datetime.fromisoformat("2026-10-01T17:00:00+08:00")
    return replace(scene, pushes=(Push(account("lin-yue"), HEAD, pushed),))


def test_nobody_speaks_for_a_silent_lead_but_in_a_cancel() -> None:
    agreeing = late(consensus(RECEIVED, ["CS", "SUP", "TECH"])).approve("luo-dan", "ma-chao")
    assert not agreeing.approve("zhao-qiang").decide().allows
    assert agreeing.approve("chen-jing").decide().allows


def test_a_superior_who_proposes_the_cancel_has_not_approved_it() -> None:
    scene = late(cancelling(None)).approve("lin-yue", "luo-dan")
    assert scene.approve("zhao-qiang").decide().allows
    assert not scene.by("zhao-qiang").decide().allows


def test_silence_is_over_after_the_fifth_working_day_and_not_with_it() -> None:
    scene = cancelling("2026-10-23T10:00:00+08:00").approve("lin-yue", "luo-dan", "zhao-qiang")
    assert not replace(scene, now="2026-10-30T18:00:00+08:00").decide().allows
    assert replace(scene, now="2026-10-30T18:00:01+08:00").decide().allows


def test_a_key_that_signed_stays_in_the_registry() -> None:
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHVhbGx5LW5vLWtleS1hdC1hbGwtYnV0LWxvbmc="
    base = Scene.of(AGREED)
    registry = base.base["records/organization.yml"].decode()
    keyed = f"{registry}gate_keys:\n  - {{key: {key}, from: 2026-01-01}}\n"
    scene = base.with_base_file("records/organization.yml", keyed)
    scene = scene.with_file("records/organization.yml", registry)
    assert {each.rule for each in scene.decide().refused} == {"key-kept"}


@pytest.mark.parametrize(
    ("path", "old", "new", "rules"),
    [
        ("records/calendar.yml", "13:00-18:00", "13:00-17:30", {"calendar-kept"}),
        ("records/calendar.yml", "date: 2026-12-31", "date: 2026-12-30", set()),
        (
            "schema/workflow.yml",
            "high: {hours: 24}, medium",
            "high: {hours: 9}, medium",
            {"limit-kept"},
        ),
    ],
)
def test_what_has_judged_what_was_due_stays(path: str, old: str, new: str, rules: set[str]) -> None:
    """It matters as soon as there is a record; what lies ahead may change."""
    scene = Scene.of(AGREED)
    text = scene.base[path].decode()
    assert old in text
    changed = scene.with_file(path, text.replace(old, new))
    assert {each.rule for each in changed.decide().refused} == rules
    assert not Scene.of().with_file(path, text.replace(old, new)).decide().refused


def test_what_is_refused_says_where_and_what_to_do() -> None:
    (refused,) = Scene.of(AGREED).decide().refused
    assert refused.position.line == 1
    assert refused.help.text("en").endswith(".")


def test_who_has_left_is_not_asked() -> None:
    scene = adding(PROPOSED, "decline", "HR", reason="不属于人力资源部")
    registry = scene.base["records/organization.yml"].decode()
    line = next(each for each in registry.split("\n") if "id: sun-mei," in each)
    until = line.replace("from: 2026-01-01", "from: 2026-01-01, until: 2026-10-20")
    left = registry.replace(line, until)
    gone = scene.with_base_file("records/organization.yml", left).decide()
    assert [each.ask for each in scene.decide().needs] == [("sun-mei",)]
    assert [each.ask for each in gone.needs] == [()]
    assert "nobody is there who may" in as_text(gone, "en")


def test_of_whom_nothing_counts_is_told_why() -> None:
    scene = adding(PROPOSED, "decline", "HR", reason="不属于人力资源部")
    login = account("sun-mei").login
    for verdict, why in (
        (Verdict.COMMENTED, "A comment is no approval."),
        (Verdict.PENDING, "The review has been begun and not submitted."),
        (Verdict.DISMISSED, "The review was dismissed."),
    ):
        told = scene.review("sun-mei", verdict).decide().disregarded
        assert (login, why) in [(each.who, each.why.text("en")) for each in told]


def test_a_need_says_of_which_document_it_is() -> None:
    form = f"{folder(PROPOSED)}/request.md"
    scene = adding(PROPOSED, "receipt", "HR", answer="accepted")
    scene = scene.with_file(form, scene.base[form] + "\n补充一句。\n".encode())
    needs = [each.need for each in scene.decide().needs]
    assert {each.record for each in needs} == {PROPOSED}
    assert {each.what.text("en") for each in needs} == {"Request", "Receipt"}


def test_without_a_forge_nobody_has_an_account() -> None:
    path = f"{folder(RESOLVED)}/2026-10-30-confirmation.md"
    signed = Signed(path, "SUP", raiser(), datetime.fromisoformat("2026-10-30T09:30:00+08:00"))
    decision = replace(confirmation(), signatures=(signed,)).decide(forge=False)
    (stated,) = statements(decision, NOW)
    assert [(each.person, each.account) for each in stated.approvals] == [(raiser(), None)]


@pytest.mark.parametrize("path", ["docs/a\ufffd.md", "docs" + "/a" * 16 + ".md"])
def test_a_name_that_can_not_be_told_from_others_does_not_land(path: str) -> None:
    scene = Scene.of().with_file(path, "x").approve("meng-xin")
    assert [(each.rule, each.path) for each in scene.decide().refused] == [("file", path)]
