"""Who must approve what: every row of the table, on records of the sample."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from accord.forge.snapshot import Push, Verdict
from accord.gate.needs.approvers import APPROVERS
from accord.gate.telling.pages import as_text
from tests.gate.scene import HEAD, ROOT, Scene, account, digest_of, document, sample

PROPOSED = "XLX-2026-018"  # EXEC asks MKT, FIN, HR
RECEIVED = "XLX-2026-017"  # CS asks SUP, TECH
RUNNING = "XLX-2026-009"  # MKT asks DESIGN, SUP, TECH
AGREED = "XLX-2026-016"  # MKT asks CS, OPS
DELIVERED = "XLX-2026-013"  # HR asks FIN, OPS, TECH
ACCEPTED = "XLX-2026-015"  # FIN asks TECH
REPORTED = "20261027-HR-001"  # HR asks EXEC
RESOLVED = "20261012-SUP-001"  # SUP asks FIN
ESCALATED = "20261020-OPS-001"  # OPS asks TECH
AT = "2026-10-30T09:30"


def folder(id: str) -> str:
    return f"records/{'requests' if id.startswith('XLX') else 'feedback'}/{id}"


def adding(id: str, kind: str, department: str = "", **fields: object) -> Scene:
    """An entry brought to a record by nobody in particular."""
    stem = f"2026-10-30-{kind}-{department}".rstrip("-")
    told = {"department": department} if department else {}
    by = CONTACTS.get(department, "meng-xin")
    text = document(**{"kind": kind, "at": AT, "by": by, **told, **fields})
    return Scene.of(id).with_file(f"{folder(id)}/{stem}.md", text + BODY.get(kind, ""))


CONTACTS = {
    "MKT": "he-jiayi",
    "TECH": "wu-hao",
    "DESIGN": "jiang-ning",
    "OPS": "xu-fang",
    "FIN": "qian-li",
    "HR": "ye-qing",
    "SUP": "deng-bo",
    "CS": "fang-ke",
}
BODY = {
    "minutes": "\n## 各方意见\n\n- 已讨论\n\n## 达成共识\n\n- 按此执行\n\n## 决议\n\n- 通过\n",
    "progress": "\n## 已完成\n\n- 口径初稿\n\n## 下一步\n\n- 评审\n",
    "risk": "\n## 原因\n\n- 缺人\n\n## 影响\n\n- 晚三天\n\n## 调整方案\n\n- 加人\n",
    "response": "\n## 回应\n\n- 同意加人\n",
    "resolution": "\n## 解决方案\n\n- 已修复\n",
    "amendment": "\n## 原因\n\n- 市场变化\n\n## 影响\n\n- 无\n",
    "retrospective": "\n## 做得好的\n\n- 及时\n\n## 经验教训\n\n- 无\n",
}


def consensus(id: str, departments: list[str]) -> Scene:
    digest = digest_of(Scene.of(id).base, id)
    return adding(id, "consensus", departments=departments, digest=digest, round=1)


def missing(scene: Scene) -> set[str]:
    """Whom the gate would ask."""
    decision = scene.decide()
    assert not decision.refused, as_text(decision, "en")
    return {person for each in decision.needs if not each.met for person in each.ask}


def is_enough(scene: Scene, *people: str) -> None:
    """These, and only all of these, are enough."""
    refused = scene.decide().refused
    assert not refused, [(each.rule, each.path, each.message.text("en")) for each in refused]
    assert scene.approve(*people).decide().allows
    for left_out in people:
        rest = [each for each in people if each != left_out]
        assert not scene.approve(*rest).decide().allows


def test_every_approver_that_the_table_may_name_is_known() -> None:
    assert (
        set(json.loads((ROOT / "schema/workflow.json").read_bytes())["$defs"]["approver"]["enum"])
        == APPROVERS.keys()
    )


def test_a_receipt_is_for_a_member_of_the_department_it_speaks_for() -> None:
    scene = adding(PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    assert missing(scene) == {"ye-qing", "sun-mei"}
    for member in ("ye-qing", "sun-mei", "shi-lan"):
        is_enough(scene, member)
    assert not scene.approve("lin-yue", "zhao-qiang", "meng-xin").decide().allows


def test_a_decline_is_for_the_lead() -> None:
    scene = adding(PROPOSED, "decline", "HR", reason="不属于人力资源部")
    is_enough(scene, "sun-mei")
    assert not scene.approve("ye-qing", "shi-lan").decide().allows


def test_a_form_and_minutes_are_for_the_initiating_department() -> None:
    path = f"{folder(PROPOSED)}/request.md"
    form = sample()[path].decode().replace("priority: medium", "priority: high")
    scene = Scene.of(PROPOSED).with_file(path, form)
    is_enough(scene, "meng-xin")
    assert not scene.approve("lin-yue", "qian-li").decide().allows


def test_a_new_record_is_for_the_department_that_asks() -> None:
    path = f"{folder(PROPOSED)}/request.md"
    scene = Scene.of().with_file(path, sample()[path])
    is_enough(scene, "zhao-qiang")
    assert not scene.approve("lin-yue").decide().allows


def test_a_consensus_is_for_the_lead_of_every_involved_department() -> None:
    scene = consensus(RECEIVED, ["CS", "SUP", "TECH"])
    is_enough(scene, "luo-dan", "ma-chao", "chen-jing")
    assert not scene.approve("luo-dan", "ma-chao", "wu-hao", "li-na").decide().allows


def test_a_department_that_the_same_change_drops_must_agree_too() -> None:
    path = f"{folder(PROPOSED)}/request.md"
    form = sample()[path].decode()
    for line in [each for each in form.split("\n") if "department: HR" in each]:
        form = form.replace(line + "\n", "")
    dropped = Scene.of(PROPOSED).with_file(path, form.replace("[MKT, FIN, HR]", "[MKT, FIN]"))
    digest = digest_of(dropped.head, PROPOSED)
    departments = ["EXEC", "MKT", "FIN"]
    text = document(
        kind="consensus", at=AT, by="meng-xin", departments=departments, digest=digest, round=1
    )
    scene = dropped.with_file(f"{folder(PROPOSED)}/2026-10-30-consensus.md", text)
    assert not scene.approve("zhao-qiang", "lin-yue", "zhou-min").decide().allows
    is_enough(scene, "zhao-qiang", "lin-yue", "zhou-min", "sun-mei")


def test_a_department_that_only_the_entry_names_must_agree_too() -> None:
    scene = consensus(RECEIVED, ["CS", "SUP", "TECH", "FIN"])
    assert "zhou-min" in {person for each in scene.decide().needs for person in each.ask}


def test_an_amendment_is_for_the_initiating_lead() -> None:
    scene = adding(AGREED, "amendment", changes={"priority": "high"})
    assert missing(scene) == {"lin-yue"}
    is_enough(scene, "lin-yue")


def test_a_hold_of_feedback_may_come_from_a_working_department() -> None:
    scene = adding(ESCALATED, "hold", "TECH", reason="等待厂商补丁", until="2026-11-20")
    is_enough(scene, "chen-jing")
    is_enough(scene, "tang-yi")
    assert not scene.approve("wu-hao", "xu-fang", "lin-yue").decide().allows


def test_a_hold_of_a_request_is_for_the_initiating_lead_alone() -> None:
    scene = adding(RUNNING, "hold", "MKT", reason="等待预算", until="2026-11-20")
    is_enough(scene, "lin-yue")
    assert not scene.approve("chen-jing", "su-wan", "ma-chao").decide().allows


def test_an_acceptance_is_for_the_leads_of_those_who_sign_it() -> None:
    verdicts = [{"id": "D1", "verdict": "pass", "measured": 100}]
    scene = adding(DELIVERED, "acceptance", departments=["HR"], deliverables=verdicts)
    needs = scene.decide().needs
    assert [each.ask for each in needs] == [("sun-mei",)]


def test_an_acceptance_by_who_does_not_accept_is_for_nobody() -> None:
    verdicts = [{"id": "D1", "verdict": "fail"}]
    scene = adding(DELIVERED, "acceptance", departments=["MKT"], deliverables=verdicts)
    assert [each.need.offices for each in scene.decide().needs] == [()]


def test_a_confirmation_of_a_request_is_for_the_leads_who_sign() -> None:
    scene = adding(ACCEPTED, "confirmation", departments=["FIN", "TECH"])
    is_enough(scene, "zhou-min", "chen-jing")


def test_a_confirmation_of_feedback_is_for_who_raised_it() -> None:
    scene = adding(RESOLVED, "confirmation", departments=["SUP"], result="solved")
    raiser = next(iter(missing(scene)))
    is_enough(scene, raiser)
    others = {"ma-chao", "deng-bo", "cao-rui"} - {raiser}
    assert not scene.approve(*others).decide().allows


def test_where_the_raiser_has_left_the_contact_confirms() -> None:
    form = sample()[f"{folder(RESOLVED)}/feedback.md"].decode()
    assert "raised_by: cao-rui" in form or "raised_by: deng-bo" in form
    raiser = "cao-rui" if "raised_by: cao-rui" in form else "deng-bo"
    other = "deng-bo" if raiser == "cao-rui" else "cao-rui"
    scene = adding(RESOLVED, "confirmation", departments=["SUP"], result="solved")
    registry = scene.base["records/organization.yml"].decode()
    line = next(each for each in registry.split("\n") if f"id: {raiser}," in each)
    left = registry.replace(
        line, line.replace("from: 2026-01-01", "from: 2026-01-01, until: 2026-10-20")
    )
    scene = scene.with_base_file("records/organization.yml", left)
    changed = form.replace(f"contact: {raiser}", f"contact: {other}")
    scene = scene.with_base_file(f"{folder(RESOLVED)}/feedback.md", changed)
    assert missing(scene) == {other}


def test_a_response_is_for_the_one_who_is_asked() -> None:
    scene = adding(
        AGREED, "response", "MKT", answers="2026-10-29-risk-CS.md", decision="add-support"
    )
    is_enough(scene, "he-jiayi")
    wrong = adding(
        AGREED, "response", "OPS", answers="2026-10-29-risk-CS.md", decision="add-support"
    )
    assert [each.need.offices for each in wrong.decide().needs] == [()]


def test_a_response_to_an_escalation_is_for_the_addressee_in_person() -> None:
    scene = adding("XLX-2026-010", "response", "EXEC", answers="2026-10-26-escalation-TECH.md")
    assert missing(scene) == {"zhao-qiang"}
    assert not scene.approve("meng-xin").decide().allows
    registry = scene.base["records/organization.yml"].decode()
    away = "  - {person: zhao-qiang, deputy: meng-xin, from: 2026-10-01, until: 2026-11-30}\n"
    deputized = registry.replace("stand_ins:\n", f"stand_ins:\n{away}")
    scene = scene.with_base_file("records/organization.yml", deputized)
    assert missing(scene) == {"zhao-qiang"}
    assert not scene.approve("meng-xin").decide().allows


def test_an_escalation_is_open_to_everybody_who_works_here_and_nobody_can_hinder_it() -> None:
    scene = adding(AGREED, "escalation", "OPS", to="zhao-qiang", reason="库存没有着落")
    assert scene.by("xie-yun").decide().allows
    assert scene.by("xie-yun").review("lin-yue", Verdict.CHANGES_REQUESTED).decide().allows
    assert not scene.decide().allows, "of a stranger, somebody who works here approves it"
    is_enough(scene, "xie-yun")


CANCEL = "不再需要"


def test_a_cancel_before_agreement_is_for_the_initiating_lead() -> None:
    scene = adding(PROPOSED, "cancel", reason=CANCEL)
    is_enough(scene, "zhao-qiang")


def cancelling(pushed_at: str | None, head: str = HEAD) -> Scene:
    work = [{"department": code, "outcome": "discarded"} for code in ("MKT", "CS", "OPS")]
    scene = adding(AGREED, "cancel", reason=CANCEL, work=work)
    if pushed_at is None:
        return scene
    push = Push(account("lin-yue"), head, datetime.fromisoformat(pushed_at))
    return replace(scene, pushes=(push,))


def test_a_cancel_after_agreement_is_for_every_involved_lead() -> None:
    is_enough(cancelling(None), "lin-yue", "luo-dan", "tang-yi")


@pytest.mark.parametrize(
    ("pushed_at", "enough"),
    [
        ("2026-10-22T17:00:00+08:00", True),  # the fifth working day has ended on 29 October
        ("2026-10-23T10:00:00+08:00", False),
        (None, False),
    ],
)
def test_of_a_lead_who_is_silent_the_superior_speaks(pushed_at: str | None, enough: bool) -> None:
    scene = cancelling(pushed_at).approve("lin-yue", "luo-dan", "zhao-qiang")
    assert scene.decide().allows is enough


def test_nobody_is_silent_before_the_pull_request_is_opened() -> None:
    scene = cancelling("2026-10-22T17:00:00+08:00").approve("lin-yue", "luo-dan", "zhao-qiang")
    assert replace(scene, opened="2026-10-22T17:30:00+08:00").decide().allows
    assert not replace(scene, opened="2026-10-29T09:00:00+08:00").decide().allows


def test_a_lead_who_answers_is_not_silent() -> None:
    scene = cancelling("2026-10-22T17:00:00+08:00").approve("lin-yue", "luo-dan", "zhao-qiang")
    for verdict in (Verdict.CHANGES_REQUESTED, Verdict.DISMISSED, Verdict.UNKNOWN):
        assert not scene.review("tang-yi", verdict).decide().allows
    assert scene.review("tang-yi", Verdict.COMMENTED).decide().allows


def test_a_superior_hinders_nothing_while_the_leads_speak_for_themselves() -> None:
    scene = cancelling(None).approve("lin-yue", "luo-dan", "tang-yi")
    assert scene.review("zhao-qiang", Verdict.CHANGES_REQUESTED).decide().allows
    late = cancelling("2026-10-22T17:00:00+08:00").approve("lin-yue", "luo-dan")
    assert not late.review("zhao-qiang", Verdict.CHANGES_REQUESTED).decide().allows


def test_silence_is_counted_from_when_these_bytes_were_pushed() -> None:
    scene = cancelling("2026-10-22T17:00:00+08:00").approve("lin-yue", "luo-dan", "zhao-qiang")
    first = datetime.fromisoformat("2026-10-22T17:00:00+08:00")
    pushes = (
        Push(account("lin-yue"), "01d" * 13 + "0", first),
        Push(account("lin-yue"), HEAD, first + timedelta(days=7)),
    )
    assert not replace(scene, pushes=pushes).decide().allows
    same = replace(scene, pushes=pushes, earlier={"01d" * 13 + "0": scene.head})
    assert same.decide().allows
    between = (pushes[0], Push(None, "02d" * 13 + "0", first + timedelta(days=6)), pushes[1])
    assert not replace(same, pushes=between).decide().allows


def test_a_mended_entry_needs_what_its_predecessor_needed() -> None:
    old = "2026-10-20-receipt-CS.md"
    scene = adding(
        AGREED,
        "receipt",
        "OPS",
        answer="accepted",
        contact="xu-fang",
        supersedes=old,
    )
    asked = {person for each in scene.decide().needs for person in each.ask}
    assert {"luo-dan", "fang-ke", "tang-yi", "xu-fang"} <= asked
    assert not scene.approve("xu-fang").decide().allows


def test_a_withdrawal_needs_what_was_withdrawn() -> None:
    scene = Scene.of(AGREED).with_file(
        f"{folder(AGREED)}/2026-10-30-risk.md",
        document(
            kind="risk",
            at=AT,
            by="fang-ke",
            supersedes="2026-10-29-risk-CS.md",
            void="true",
            reason="已解除",
        ),
    )
    assert missing(scene) == {"luo-dan", "fang-ke"}


def test_what_is_no_record_is_for_a_steward_and_not_for_its_author() -> None:
    scene = Scene.of().with_file("docs/zh/index.md", "# 首页\n")
    is_enough(scene, "meng-xin")
    is_enough(scene, "li-na")
    assert not scene.by("meng-xin").decide().allows
    assert scene.by("meng-xin").approve("li-na").decide().allows
    assert not scene.approve("zhao-qiang", "chen-jing").decide().allows


def test_a_policy_that_names_others_than_stewards_names_nobody() -> None:
    table = sample()["schema/workflow.yml"].decode()
    open_to_all = table.replace("policy: {approve: steward}", "policy: {approve: open}")
    assert open_to_all != table
    scene = Scene.of().with_base_file("schema/workflow.yml", open_to_all)
    scene = scene.with_file("docs/zh/index.md", "# 首页\n")
    assert not scene.approve("meng-xin", "li-na").decide().allows


def test_of_a_file_that_is_no_fact_a_steward_disposes() -> None:
    path = f"{folder(AGREED)}/2026-10-29-note.md"
    scene = Scene.of(AGREED).with_base_file(path, "broken").without(path)
    assert missing(scene) == {"meng-xin", "li-na"}
    is_enough(scene, "li-na")
    assert not scene.approve("lin-yue", "he-jiayi").decide().allows


def test_of_a_record_whose_form_never_counted_a_steward_disposes() -> None:
    path = f"{folder(PROPOSED)}/request.md"
    scene = Scene.of().with_base_file(path, "broken").without(path)
    is_enough(scene, "li-na")


def test_nothing_that_lands_goes_without_somebody_who_approves() -> None:
    scene = Scene.of(AGREED).with_base_file(f"{folder(AGREED)}/2026-10-29-note.md", "broken")
    scene = scene.with_file(f"{folder(AGREED)}/2026-10-29-note.md", "broken in the same way")
    assert not scene.decide().allows
