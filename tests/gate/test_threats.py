"""What must never land: each attempt on a real repository and a forge that remembers.

The registry's people have accounts on the forge; reviews are read from it as from a real one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from accord.forge.snapshot import Snapshot
from accord.forge.taking import take
from accord.forge.trouble import ForgeError
from tests.forge.calling import asking
from tests.forge.fake import Commit, FakeForge, Pull, Review, User, meanwhile, status
from tests.gate.scene import account, digest_of, document
from tests.gate.test_on_git import (
    CONSENSUS,
    LEADS,
    Proposed,
    landed,
    proposed,
    rules,
    sample_of,
)
from tests.gate.test_who_approves import AGREED, CONTACTS, PROPOSED, RECEIVED, folder
from tests.repository import git

NOW = datetime(2026, 10, 30, 2, 0, tzinfo=UTC)
BOTH = pytest.mark.parametrize("dialect", ["github", "gitea"])
__all__ = ["proposed"]


class Company:
    """A repository, its forge, and the pull request of the branch `work`."""

    def __init__(self, git: Proposed, forge: FakeForge) -> None:
        self.git, self.forge, self.dialect = git, forge, "github"
        forge.now = NOW - timedelta(days=1)
        self.users: dict[str, User] = {}
        self.pull: Pull

    def user(self, person: str) -> User:
        """Somebody's account, with the number that the registry gives."""
        if person not in self.users:
            known = account(person)
            self.users[person] = self.forge.user(known.login, id=known.id)
        return self.users[person]

    def propose(self, by: str | User = "fang-ke", *, signed: bool = False) -> None:
        """Open a pull request of what the branch holds."""
        author = self.user(by) if isinstance(by, str) else by
        ids = git(self.git.root, "rev-list", "main..work").split()
        commits = [Commit(each, author, author, signed) for each in ids]
        base, head = self.git.id("main"), self.git.id("work")
        self.pull = self.forge.pull(author, base=base, head=head, commits=commits)

    def push(self, by: str = "fang-ke") -> None:
        self.git.commit()
        self.forge.push(self.pull, self.git.id("work"), by=self.user(by))

    def approve(self, *people: str) -> list[Review]:
        return [self.forge.review(self.pull, self.user(each)) for each in people]

    def take(self) -> Snapshot:
        return take(asking(self.forge, self.dialect), self.pull.number, lambda: NOW)

    def decide(self) -> dict[str, Any]:
        return self.git.decide(self.take())

    def allows(self) -> bool:
        return self.decide()["verdict"] == "allow"


@pytest.fixture
def company(proposed: Proposed) -> Iterator[Company]:
    """A consensus is proposed."""
    with FakeForge() as forge:
        there = Company(proposed, forge)
        there.propose()
        yield there


def entry(company: Company, id: str, kind: str, department: str = "", **fields: object) -> str:
    """Write an entry into the branch, beside nothing else; where it stands."""
    git(company.git.root, "reset", "-q", "--hard", "main")
    stem = f"2026-10-30-{kind}-{department}".rstrip("-")
    told = {"department": department} if department else {}
    by = CONTACTS.get(department, "meng-xin")
    text = document(**{"kind": kind, "at": "2026-10-30T09:30", "by": by, **told, **fields})
    path = f"{folder(id)}/{stem}.md"
    company.git.write(path, text)
    return path


# --- Somebody appoints who approves ---


def test_a_change_appoints_its_own_approver(company: Company) -> None:
    registry = company.git.root / "records/organization.yml"
    text = registry.read_text("utf-8")
    appointed = text.replace("{person: chen-jing, from", "{person: wu-hao, from")
    company.git.write("records/organization.yml", appointed)
    company.push()
    company.approve("luo-dan", "ma-chao", "wu-hao", "meng-xin")
    found = company.decide()
    assert "policy-apart" in rules(found)
    assert [each["person"] for each in found["needs"][2]["ask"]] == ["chen-jing"]


@pytest.mark.parametrize(
    "path",
    [
        "schema/workflow.yml",
        "scripts/accord/gate/decision.py",
        ".github/workflows/gate.yml",
        ".github/CODEOWNERS",
        "records/calendar.yml",
    ],
)
def test_trusted_files_are_for_stewards_alone_and_never_beside_records(
    company: Company, path: str
) -> None:
    company.git.write(path, "x: 1\n")
    company.push()
    company.approve(*LEADS, "meng-xin", "li-na")
    assert "policy-apart" in rules(company.decide())
    git(company.git.root, "reset", "-q", "--hard", "main")
    company.git.write(path, "x: 2\n")
    company.push()
    company.approve(*LEADS, "zhao-qiang")
    found = company.decide()
    assert [each["met"] for each in found["needs"]] == [False]


# --- Stale, dismissed, taken back ---


@BOTH
def test_all_leads_approve(company: Company, dialect: str) -> None:
    if dialect == "gitea":
        in_registry(company, "forge: github", "forge: gitea")
    company.dialect = dialect
    assert not company.allows()
    company.approve(*LEADS)
    assert company.allows()


def test_approve_push_merge(company: Company) -> None:
    company.approve(*LEADS)
    text = (company.git.root / CONSENSUS).read_text("utf-8")
    company.git.write(CONSENSUS, text + "\n以后费用全部由贵部承担。\n")
    company.push()
    assert not company.allows()
    company.approve(*LEADS)
    assert company.allows()


def test_approve_dismiss(company: Company) -> None:
    reviews = company.approve(*LEADS)
    company.forge.dismiss(reviews[0])
    assert not company.allows()


def test_an_older_approval_is_not_revived_by_a_dismissal(company: Company) -> None:
    company.approve(*LEADS)
    later = company.forge.review(company.pull, company.user("luo-dan"), "CHANGES_REQUESTED")
    assert not company.allows()
    company.forge.dismiss(later)
    assert not company.allows()


@pytest.mark.parametrize("state", ["CHANGES_REQUESTED", "SOMETHING_NEW"])
def test_what_comes_after_an_approval_takes_it_back(company: Company, state: str) -> None:
    company.approve(*LEADS)
    company.forge.review(company.pull, company.user("chen-jing"), state)
    assert not company.allows()


def test_pending_and_without_a_commit(company: Company) -> None:
    company.approve("luo-dan", "ma-chao")
    company.forge.review(company.pull, company.user("chen-jing"), "PENDING")
    assert not company.allows()
    company.forge.review(company.pull, company.user("chen-jing"), commit=None)
    assert not company.allows()


# --- Whose account it is ---


def test_nobody_approves_for_another(company: Company) -> None:
    company.approve("luo-dan", "ma-chao", "wu-hao", "li-na", "zhao-qiang", "su-wan")
    assert not company.allows()


def test_a_program_a_deleted_account_and_a_namesake(company: Company) -> None:
    company.approve("luo-dan", "ma-chao")
    chen = account("chen-jing")
    review = company.forge.review(company.pull, company.forge.user(chen.login, id=77))
    assert not company.allows()
    review.user = company.forge.user(chen.login, id=chen.id, kind="Bot")
    assert not company.allows()
    review.user = company.user("chen-jing")
    company.forge.users[chen.id] = review.user
    assert company.allows()
    company.forge.delete(review.user)
    assert not company.allows()


def test_a_renamed_login_is_nobody_else(company: Company) -> None:
    company.approve(*LEADS)
    company.forge.rename(company.user("chen-jing"), "another-name")
    assert company.allows()


def test_a_former_lead(company: Company) -> None:
    company.approve("luo-dan", "ma-chao")
    in_registry(
        company,
        "leads: [{person: chen-jing, from: 2026-01-01}]",
        "leads: [{person: chen-jing, from: 2026-01-01, until: 2026-10-28},"
        " {person: wu-hao, from: 2026-10-29}]",
    )
    company.approve("chen-jing")
    assert not company.allows()
    company.approve("wu-hao")
    assert company.allows()


def in_registry(company: Company, old: str, new: str) -> None:
    """The stewards change the registry meanwhile, on main."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    landed(company.git, "records/organization.yml", change)


def test_the_author_consents_for_the_own_department_and_nobody_else(company: Company) -> None:
    path = entry(company, PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    company.git.commit()
    company.propose("shi-lan")
    assert company.allows()
    company.propose("lin-yue")
    assert not company.allows()
    company.approve("lin-yue")
    assert not company.allows(), path


def test_what_another_pushes_takes_the_authors_consent_away(company: Company) -> None:
    path = entry(company, PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    company.git.commit()
    company.propose("shi-lan")
    text = (company.git.root / path).read_text("utf-8")
    company.git.write(path, text.replace("ye-qing", "sun-mei"))
    company.push(by="lin-yue")
    assert not company.allows()
    company.approve("lin-yue")
    assert not company.allows()
    company.approve("ye-qing")
    assert company.allows()


def test_a_commit_in_the_authors_name_that_another_has_pushed(company: Company) -> None:
    entry(company, PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    company.git.commit()
    company.propose("shi-lan")
    company.git.write("docs/note.md", "x\n")
    head = company.git.commit()
    git(company.git.root, "reset", "-q", "--hard", "HEAD~1")
    forged = Commit(company.git.id("work"), company.user("shi-lan"), company.user("shi-lan"))
    company.forge.push(
        company.pull, company.git.id("work"), by=company.user("lin-yue"), commits=[forged]
    )
    assert not company.allows(), head
    forged.signed = True
    assert company.allows()


def test_where_the_forge_does_not_tell_who_pushed_a_signature_must(company: Company) -> None:
    entry(company, PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    company.git.commit()
    company.forge.tells_activities = False
    company.propose("shi-lan")
    assert not company.allows()
    company.propose("shi-lan", signed=True)
    assert company.allows()


def test_a_change_that_a_program_opened_has_no_author(company: Company) -> None:
    entry(company, PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    company.git.commit()
    company.propose(company.forge.user("helper[bot]", kind="Bot"), signed=True)
    assert not company.allows()
    company.approve("ye-qing")
    assert company.allows()


# --- Departments are counted ---


def test_one_person_approves_several_times_and_for_several_departments(company: Company) -> None:
    in_registry(company, "leads: [{person: ma-chao,", "leads: [{person: chen-jing,")
    company.approve("luo-dan", "chen-jing", "chen-jing", "chen-jing")
    assert not company.allows()


def test_a_department_is_dropped_in_the_same_change(company: Company) -> None:
    path = f"{folder(PROPOSED)}/request.md"
    form = (company.git.root / path).read_text("utf-8")
    git(company.git.root, "reset", "-q", "--hard", "main")
    lines = [each for each in form.split("\n") if "department: HR" not in each]
    company.git.write(path, "\n".join(lines).replace("[MKT, FIN, HR]", "[MKT, FIN]"))
    digest = digest_of(sample_of(company.git.root), PROPOSED)
    told = {"departments": ["EXEC", "MKT", "FIN"], "digest": digest, "round": 1}
    text = document(kind="consensus", at="2026-10-30T09:00", by="zhao-qiang", **told)
    company.git.write(f"{folder(PROPOSED)}/2026-10-30-consensus.md", text)
    company.push()
    company.approve("zhao-qiang", "lin-yue", "zhou-min")
    found = company.decide()
    assert not found["refused"]
    assert [each["departments"] for each in found["needs"] if not each["met"]] == [["HR"]]
    company.approve("sun-mei")
    assert company.allows()


# --- What the forge answers ---


@BOTH
def test_the_review_that_counts_stands_on_a_later_page(company: Company, dialect: str) -> None:
    if dialect == "gitea":
        in_registry(company, "forge: github", "forge: gitea")
    company.dialect = dialect
    company.approve(*LEADS)
    for _ in range(120):
        company.forge.review(company.pull, company.user("su-wan"), "COMMENTED")
    assert company.allows()
    company.forge.review(company.pull, company.user("chen-jing"), "CHANGES_REQUESTED")
    assert not company.allows()


def test_a_page_that_can_not_be_read_is_no_page_without_reviews(company: Company) -> None:
    company.approve(*LEADS)
    for _ in range(120):
        company.forge.review(company.pull, company.user("su-wan"), "COMMENTED")
    company.forge.faults.on("page=2", status(502), times=50)
    with pytest.raises(ForgeError):
        company.take()


def test_a_head_that_moves_while_it_is_read(company: Company) -> None:
    company.approve(*LEADS)
    text = (company.git.root / CONSENSUS).read_text("utf-8")
    company.git.write(CONSENSUS, text + "\n以后费用全部由贵部承担。\n")
    company.git.commit()
    head, by = company.git.id("work"), company.user("fang-ke")
    deed = meanwhile(lambda: company.forge.push(company.pull, head, by=by))
    company.forge.faults.on("/reviews", deed)
    assert company.take().head_commit == head
    assert not company.allows()


def test_a_head_that_moves_after_it_was_read(company: Company) -> None:
    company.approve(*LEADS)
    read = company.take()
    company.git.write("docs/note.md", "x\n")
    company.push()
    assert company.git.decide(read)["code"] == 2


def test_a_pull_request_that_was_meant_for_another_branch(company: Company) -> None:
    root = company.git.root
    git(root, "checkout", "-q", "--orphan", "weak")
    company.git.write("records/organization.yml", "weak: true\n")
    weak = company.git.commit()
    git(root, "checkout", "-q", "work")
    company.approve(*LEADS)
    company.forge.retarget(company.pull, "weak", weak)
    assert company.decide()["code"] == 2
    company.forge.retarget(company.pull, "main", company.git.id("main"))
    assert company.allows()


# --- What was agreed to, changed afterwards ---


def test_an_amendment_beside_a_consensus_merged_both_ways(company: Company) -> None:
    amend = {"changes": {"background": "改为另一个目标，请按新目标执行。"}}
    path = entry(company, AGREED, "amendment", **amend)
    text = (company.git.root / path).read_text("utf-8")
    company.git.write(path, text + "\n## 原因\n\n- 变化\n\n## 影响\n\n- 无\n")
    company.git.commit()
    company.propose("lin-yue")
    assert company.allows(), "the amendment alone; nothing counts until all agree anew"
    digest = digest_of(sample_of(company.git.root), AGREED)
    agree = document(
        kind="consensus",
        at="2026-10-30T09:40",
        by="lin-yue",
        departments=["MKT", "CS", "OPS"],
        digest=digest,
        round=2,
    )
    on_amended = f"{folder(AGREED)}/2026-10-30-consensus.md"
    company.git.write(on_amended, agree)
    company.push(by="lin-yue")
    company.approve("luo-dan", "tang-yi")
    assert company.allows()
    git(company.git.root, "rm", "-q", path)
    company.push(by="lin-yue")
    company.approve("luo-dan", "tang-yi", "lin-yue")
    assert "consensus-fits" in rules(company.decide()), "without what it agrees to it is nothing"


def test_an_amendment_that_lands_first_leaves_an_agreed_delivery_open(company: Company) -> None:
    company.approve(*LEADS)
    form = f"{folder(RECEIVED)}/request.md"
    landed(company.git, form, lambda text: text.replace("background: ", "background: 另：", 1))
    company.pull.base = company.git.id("main")
    assert rules(company.decide()) == {"consensus-fits"}


# --- History ---


@pytest.mark.parametrize("how", ["delete", "rename", "edit", "move", "record", "folder"])
def test_history_stays(company: Company, how: str) -> None:
    root, old = company.git.root, f"{folder(AGREED)}/2026-10-22-minutes.md"
    git(root, "reset", "-q", "--hard", "main")
    if how == "delete":
        git(root, "rm", "-q", old)
    elif how == "rename":
        git(root, "mv", old, old.replace("22", "23"))
    elif how == "edit":
        company.git.write(old, (root / old).read_text("utf-8").replace("。", "！", 1))
    elif how == "move":
        git(root, "mv", old, f"{folder(RECEIVED)}/2026-10-22-minutes.md")
    elif how == "record":
        git(root, "rm", "-qr", folder(AGREED))
    else:
        git(root, "mv", folder(AGREED), folder(AGREED).replace("016", "099"))
    company.push()
    company.approve(*LEADS, "lin-yue", "tang-yi", "meng-xin", "li-na", "zhao-qiang")
    assert rules(company.decide()) & {"entry-kept", "form-kept"}


@pytest.mark.parametrize(
    ("at", "refused"), [("2026-11-30T09:00", True), ("2026-10-27T09:00", False)]
)
def test_what_has_not_happened_yet_is_no_fact(company: Company, at: str, refused: bool) -> None:
    path = entry(company, PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    text = (company.git.root / path).read_text("utf-8").replace("2026-10-30T09:30", at)
    git(company.git.root, "reset", "-q", "--hard", "main")
    company.git.write(path.replace("2026-10-30", at[:10]), text)
    company.git.commit()
    company.propose("ye-qing")
    assert bool(rules(company.decide())) is refused


def test_a_record_is_not_set_back_before_its_beginning(company: Company) -> None:
    path = entry(company, PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    text = (company.git.root / path).read_text("utf-8")
    git(company.git.root, "reset", "-q", "--hard", "main")
    earlier = text.replace("2026-10-30T09:30", "2026-09-30T09:30")
    company.git.write(path.replace("2026-10-30", "2026-09-30"), earlier)
    company.git.commit()
    company.propose("ye-qing")
    assert rules(company.decide())


def test_an_entry_can_not_be_slipped_in_before_what_has_been_agreed(company: Company) -> None:
    path = entry(company, AGREED, "decline", "OPS", reason="不属于运营部")
    text = (company.git.root / path).read_text("utf-8")
    git(company.git.root, "reset", "-q", "--hard", "main")
    early = text.replace("2026-10-30T09:30", "2026-10-21T18:00")
    company.git.write(path.replace("2026-10-30", "2026-10-21"), early)
    company.git.commit()
    company.propose("tang-yi")
    company.approve("tang-yi", "lin-yue", "luo-dan")
    decision = company.decide()
    assert decision["verdict"] == "deny" or "→" not in decision["effects"][0]["text"]["en"]


def test_nothing_of_the_change_is_checked_out_or_run(company: Company, tmp_path: Path) -> None:
    company.approve(*LEADS)
    git(company.git.root, "checkout", "-q", "main")
    before = sorted(path for path in company.git.root.rglob("*") if ".git" not in path.parts)
    assert company.allows()
    after = sorted(path for path in company.git.root.rglob("*") if ".git" not in path.parts)
    assert before == after
    assert git(company.git.root, "status", "--porcelain") == ""
    assert not [*tmp_path.glob("*.orig")]
