"""Which approvals count: the last word of a person's account, on exactly these bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest

from accord.forge.snapshot import Account, Commit, Push, Verdict
from accord.gate import Made, Signed
from tests.gate.scene import HEAD, Scene, account
from tests.gate.test_who_approves import AGREED, AT, PROPOSED, adding, consensus, folder

OLD = "01d" * 13 + "0"
RECEIPT = f"{folder(PROPOSED)}/2026-10-30-receipt-HR.md"


def receipt() -> Scene:
    return adding(PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")


def decline() -> Scene:
    return adding(PROPOSED, "decline", "HR", reason="不属于人力资源部")


def why_not(scene: Scene) -> list[str]:
    """Why the reviews are not enough."""
    decision = scene.decide()
    assert not decision.allows
    return [each.why.text("en") for each in decision.disregarded if each.who != "stranger"]


@pytest.mark.parametrize(
    "last", [Verdict.CHANGES_REQUESTED, Verdict.DISMISSED, Verdict.UNKNOWN], ids=str
)
def test_the_last_decisive_review_counts(last: Verdict) -> None:
    scene = receipt().approve("sun-mei")
    assert scene.decide().allows
    assert not scene.review("sun-mei", last).decide().allows
    assert scene.review("sun-mei", last).review("sun-mei").decide().allows


@pytest.mark.parametrize("last", [Verdict.COMMENTED, Verdict.PENDING], ids=str)
def test_what_decides_nothing_takes_nothing_back_and_is_no_approval(last: Verdict) -> None:
    assert receipt().approve("sun-mei").review("sun-mei", last).decide().allows
    assert not receipt().review("sun-mei", last).decide().allows


def test_the_order_is_that_of_the_server_and_not_of_the_list() -> None:
    late, early = "2026-10-30T09:00:00+08:00", "2026-10-30T08:00:00+08:00"
    scene = receipt().review("sun-mei", Verdict.CHANGES_REQUESTED, at=late)
    assert not scene.review("sun-mei", at=early).decide().allows
    scene = receipt().review("sun-mei", Verdict.CHANGES_REQUESTED, at=early)
    assert scene.review("sun-mei", at=late).decide().allows


def test_a_review_without_an_instant_makes_the_account_useless() -> None:
    assert not receipt().approve("sun-mei").review("sun-mei", at=None).decide().allows


def test_an_approval_is_of_bytes() -> None:
    scene = receipt().review("sun-mei", commit=OLD)
    assert why_not(scene) == [f"The approved commit {OLD[:10]} is not here."]
    assert replace(scene, earlier={OLD: scene.head}).decide().allows
    other = {**scene.head, RECEIPT: scene.head[RECEIPT] + b"\n"}
    assert why_not(replace(scene, earlier={OLD: other})) == [
        f"It has changed since {OLD[:10]}, which was approved."
    ]
    assert not replace(scene, earlier={OLD: scene.base}).decide().allows


def test_an_approval_without_a_commit_is_of_nothing() -> None:
    assert why_not(receipt().review("sun-mei", commit=None)) == ["The approval names no commit."]


def test_of_two_records_only_the_one_that_stayed_is_approved() -> None:
    other = adding(
        AGREED,
        "plan",
        "OPS",
        tasks=[{"id": "T9", "title": "备货", "owner": "xu-fang", "due": "2026-11-20"}],
    )
    path = f"{folder(AGREED)}/2026-10-30-plan-OPS.md"
    scene = receipt()
    scene = replace(
        scene, base={**scene.base, **other.base}, head={**scene.head, **other.base}
    ).with_file(path, other.head[path])
    stale = {**scene.head, path: b"earlier"}
    scene = replace(scene.review("sun-mei", commit=OLD), earlier={OLD: stale})
    assert [(each.need.record, each.met) for each in scene.decide().needs] == [
        (AGREED, False),
        (PROPOSED, True),
    ]
    assert why_not(scene) == ["Part of it has changed since."]


def test_bots_deleted_accounts_and_strangers_count_for_nothing() -> None:
    real = account("sun-mei")
    for who in (replace(real, human=False), None, Account(77, real.login, human=True)):
        assert why_not(receipt().review(who))


def test_a_renamed_login_is_the_same_person() -> None:
    assert receipt().review(replace(account("sun-mei"), login="renamed")).decide().allows


def test_an_account_of_two_people_is_nobodys() -> None:
    scene = receipt()
    number = account("sun-mei").id
    registry = scene.base["records/organization.yml"].decode()
    other = account("ye-qing").id
    shared = scene.with_base_file(
        "records/organization.yml", registry.replace(str(other), str(number))
    )
    assert not shared.review(Account(number, "x", human=True)).decide().allows


def test_another_account_of_the_author_is_the_author() -> None:
    number = account("li-na").id
    scene = Scene.of().with_file("docs/new.md", "新")
    registry = scene.base["records/organization.yml"].decode()
    two = f"{{forge: github, id: {number}, login: a}}, {{forge: github, id: 77, login: b}}"
    found = re.sub(rf"\{{forge: github, id: {number}, [^}}]*\}}", two, registry)
    scene = scene.with_base_file("records/organization.yml", found).by("li-na")
    second = Account(77, "b", human=True)
    assert why_not(scene.review(second)) == ["It is the author's own review."]
    assert scene.by("meng-xin").review(second).decide().allows


def test_a_former_lead_counts_until_the_last_day() -> None:
    scene = adding("20261020-OPS-001", "hold", "OPS", reason="等待", until="2026-11-20")
    for at, counts in (("2026-06-30T23:59:59+08:00", True), ("2026-07-01T00:00:00+08:00", False)):
        assert scene.review("gao-lei", at=at).decide().allows is counts


def test_the_day_is_that_of_the_organization() -> None:
    scene = adding("20261020-OPS-001", "hold", "OPS", reason="等待", until="2026-11-20")
    assert scene.review("gao-lei", at="2026-06-30T15:59:59+00:00").decide().allows
    assert not scene.review("gao-lei", at="2026-06-30T16:00:00+00:00").decide().allows


def test_a_stand_in_counts_on_the_days_agreed() -> None:
    scene = adding("20261020-OPS-001", "hold", "TECH", reason="等待", until="2026-11-20")
    for day, counts in (("08-09", False), ("08-10", True), ("08-21", True), ("08-22", False)):
        at = f"2026-{day}T12:00:00+08:00"
        assert scene.review("wu-hao", at=at).decide().allows is counts


def test_a_request_for_changes_by_who_may_approve_stands_in_the_way() -> None:
    scene = receipt().approve("ye-qing").review("sun-mei", Verdict.CHANGES_REQUESTED)
    assert [each.objecting for each in scene.decide().needs] == [("sun-mei",)]
    assert not scene.decide().allows
    outsider = receipt().approve("ye-qing").review("lin-yue", Verdict.CHANGES_REQUESTED)
    assert outsider.decide().allows


def test_one_person_counts_for_one_department() -> None:
    scene = consensus("XLX-2026-017", ["CS", "SUP", "TECH"])
    registry = scene.base["records/organization.yml"].decode()
    both = registry.replace("{person: ma-chao, from", "{person: chen-jing, from")
    assert both != registry
    scene = scene.with_base_file("records/organization.yml", both)
    assert not scene.approve("luo-dan", "chen-jing").decide().allows
    assert not scene.approve("luo-dan", "chen-jing").approve("chen-jing").decide().allows


def test_the_assignment_finds_who_speaks_for_whom() -> None:
    scene = consensus("XLX-2026-017", ["CS", "SUP", "TECH"])
    registry = scene.base["records/organization.yml"].decode()
    absent = {"ma-chao": "chen-jing", "chen-jing": "wu-hao"}
    stand_in = "stand_ins:\n" + "".join(
        f"  - {{person: {person}, deputy: {deputy}, from: 2026-10-01, until: 2026-11-30}}\n"
        for person, deputy in absent.items()
    )
    scene = scene.with_base_file(
        "records/organization.yml", registry.replace("stand_ins:\n", stand_in)
    )
    decision = scene.approve("luo-dan", "chen-jing", "wu-hao").decide()
    assert decision.allows
    assert sorted(each.by for each in decision.needs) == [
        ("chen-jing",),
        ("luo-dan",),
        ("wu-hao",),
    ]


# --- Authorship ---


def test_authorship_is_consent_for_the_own_department() -> None:
    assert receipt().by("shi-lan").decide().allows
    assert not receipt().by("lin-yue").decide().allows


def test_a_lead_consents_by_authorship_where_a_lead_is_needed_and_a_member_does_not() -> None:
    assert decline().by("sun-mei").decide().allows
    assert not decline().by("ye-qing").decide().allows


def test_the_authors_own_review_is_nothing_more() -> None:
    scene = decline().by("ye-qing").approve("ye-qing")
    assert "It is the author's own review." in why_not(scene)


def test_authorship_wants_every_commit() -> None:
    scene = receipt().by("sun-mei")
    mine, other = Commit(HEAD, account("sun-mei"), True), Commit(OLD, account("lin-yue"), True)
    touching = frozenset((RECEIPT,))
    both = (Made(HEAD, touching), Made(OLD, touching))
    assert not replace(scene, commits=both, told=(mine, other)).decide().allows
    assert not replace(scene, commits=both, told=(mine,)).decide().allows
    assert (
        not replace(scene, commits=both, told=(mine, replace(other, author=None))).decide().allows
    )
    elsewhere = (Made(HEAD, touching), Made(OLD, frozenset(("docs/x.md",))))
    assert replace(scene, commits=elsewhere, told=(mine, other)).decide().allows


def test_authorship_wants_somebody_to_vouch_for_it() -> None:
    scene = receipt().by("sun-mei")
    scene = replace(scene, told=(Commit(HEAD, account("sun-mei"), verified=False),))
    assert not scene.decide().allows
    at = datetime.fromisoformat(AT + ":00+08:00")
    mine, other = Push(account("sun-mei"), HEAD, at), Push(account("lin-yue"), OLD, at)
    assert replace(scene, pushes=(mine,)).decide().allows
    for pushes in ((mine, other), (mine, replace(other, account=None)), ()):
        assert not replace(scene, pushes=pushes).decide().allows


def test_an_author_who_is_a_program_or_is_gone_consents_to_nothing() -> None:
    scene = receipt()
    robot = replace(account("sun-mei"), human=False)
    assert not replace(scene, author=robot, told=(Commit(HEAD, robot, True),)).decide().allows
    assert not replace(scene, author=None).decide().allows
    assert replace(scene, author=None).approve("ye-qing").decide().allows


# --- Without a forge ---


def test_signatures_count_for_their_document_and_department() -> None:
    at = datetime.fromisoformat(AT + ":00+08:00")
    scene = decline()
    path = f"{folder(PROPOSED)}/2026-10-30-decline-HR.md"
    signed = Signed(path, "HR", "sun-mei", at)
    assert replace(scene, signatures=(signed,)).decide(forge=False).allows
    for wrong in (
        replace(signed, path=RECEIPT),
        replace(signed, department="MKT"),
        replace(signed, person="ye-qing"),
        replace(signed, at=at.replace(year=2027)),
    ):
        assert not replace(scene, signatures=(wrong,)).decide(forge=False).allows
    assert not scene.decide(forge=False).allows


def test_a_signature_of_who_is_asked_in_person_is_for_the_department_of_the_document() -> None:
    name = "2026-10-26-escalation-TECH.md"
    scene = adding("XLX-2026-010", "response", "EXEC", answers=name)
    path = f"{folder('XLX-2026-010')}/2026-10-30-response-EXEC.md"
    signed = Signed(path, "EXEC", "zhao-qiang", datetime.fromisoformat(AT + ":00+08:00"))
    assert replace(scene, signatures=(signed,)).decide(forge=False).allows
    other = replace(signed, department="TECH")
    assert not replace(scene, signatures=(other,)).decide(forge=False).allows


def test_a_signature_set_back_by_a_former_lead_counts_for_nothing() -> None:
    scene = adding("20261020-OPS-001", "hold", "OPS", reason="等待", until="2026-11-20")
    path = f"{folder('20261020-OPS-001')}/2026-10-30-hold-OPS.md"
    at = datetime.fromisoformat("2026-06-01T12:00:00+08:00")
    signed = Signed(path, "OPS", "gao-lei", at)
    assert not replace(scene, signatures=(signed,)).decide(forge=False).allows


def test_without_a_forge_the_author_is_who_signed_every_commit() -> None:
    scene, touching = receipt(), frozenset((RECEIPT,))
    mine, other = Made(HEAD, touching, "shi-lan"), Made(OLD, touching, "lin-yue")
    assert replace(scene, commits=(mine,)).decide(forge=False).allows
    for commits in ((mine, other), (mine, replace(other, signer=None)), (other,), ()):
        assert not replace(scene, commits=commits).decide(forge=False).allows
