"""What a repository holds under its proposals' refs is told as the gate would judge it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.commands import cli
from accord.forge.snapshot import Account, Commit, Review, Snapshot, Verdict, written
from accord.proposals.proposal import Proposal
from tests.proof.office import make_key
from tests.proposals.hosting import (
    NOW,
    OPEN,
    REQUESTS,
    instant,
    propose,
    raise_request,
    receive,
    told,
)
from tests.repository import commit, git

REGISTRY = "records/organization.yml"
YE_QING = Account(9000000016, "xinglan-ye-qing", True)


@pytest.fixture
def landed(sample: Path) -> Path:
    commit(sample)
    return sample


def only(root: Path) -> Proposal:
    found = told(root)
    assert len(found) == 1, found
    return found[0]


def missing(proposal: Proposal) -> list[list[tuple[str, ...]]]:
    """Whom to ask, for each record."""
    return [[each.ask for each in record.missing] for record in proposal.records]


def test_without_refs_nothing_is_proposed(landed: Path, sample: Path) -> None:
    assert told(landed) == ()


def test_without_git_nothing_is_proposed(sample: Path) -> None:
    assert told(sample) == ()
    git(sample, "init", "-q")
    assert told(sample) == ()


def test_a_new_record_and_an_entry_are_told_with_whom_to_ask(landed: Path) -> None:
    raise_request(landed, "XLX-2026-021")
    propose(landed)
    receive(landed)
    propose(landed, "refs/merge-requests/12/head")
    new, taken_on = told(landed)
    assert [each.head.name for each in (new, taken_on)] == ["#7", "#12"]
    (record,) = new.records
    assert (record.id, record.kind, record.is_new) == ("XLX-2026-021", "request", True)
    assert record.form
    assert (record.form["from"], record.form["to"]) == ("EXEC", ["MKT", "FIN", "HR"])
    assert record.effect.text.text("en") == "XLX-2026-021: new: Proposed"
    assert (new.faults, missing(new)) == (0, [[("meng-xin", "zhao-qiang")]])
    (record,) = taken_on.records
    assert (record.id, record.is_new) == (OPEN, False)
    assert record.effect.text.text("en") == f"{OPEN}: remains Proposed"
    assert [each.text("en") for each in record.effect.brings] == ["Receipt"]
    assert missing(taken_on) == [[("ye-qing", "sun-mei")]]


def test_the_files_here_stay_as_they_are(landed: Path) -> None:
    receive(landed)
    propose(landed)
    before = git(landed, "status", "--porcelain", "--ignored"), git(landed, "count-objects", "-v")
    only(landed)
    assert (
        git(landed, "status", "--porcelain", "--ignored"),
        git(landed, "count-objects", "-v"),
    ) == before


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_what_has_landed_is_proposed_no_more(landed: Path, how: str) -> None:
    receive(landed)
    made = propose(landed)
    (landed / "README.md").write_text("meanwhile", "utf-8")
    commit(landed)
    if how == "merge":
        git(landed, "merge", "-q", "--no-ff", "-m", "merged", made)
    elif how == "squash":
        git(landed, "merge", "-q", "--squash", made)
        commit(landed)
    else:
        git(landed, "cherry-pick", made)
    assert told(landed) == ()


def test_what_landed_meanwhile_is_no_part_of_it(landed: Path) -> None:
    receive(landed)
    made = propose(landed)
    receive(landed, department="MKT", by="he-jiayi").with_name("x")
    raise_request(landed, "XLX-2026-022")
    commit(landed, "others")
    assert [each.id for each in only(landed).records] == [OPEN]
    git(landed, "checkout", "-q", made)
    git(landed, "merge", "-q", "-m", "up to date", "main")
    git(landed, "update-ref", "refs/pull/7/head", "HEAD")
    git(landed, "checkout", "-q", "main")
    assert [each.id for each in only(landed).records] == [OPEN]


def test_two_that_took_one_id_are_told_apart(landed: Path) -> None:
    raise_request(landed, "XLX-2026-021", "我的需求")
    propose(landed)
    raise_request(landed, "XLX-2026-021", "别人的需求")
    commit(landed, "theirs")
    found = only(landed)
    assert found.faults == 1
    assert [each.form["title"] for each in found.records if each.form] == ["我的需求"]
    assert found.records[0].is_new


def test_a_change_can_neither_name_its_approver_nor_its_rules(landed: Path) -> None:
    receive(landed)
    registry = landed / REGISTRY
    registry.write_text(registry.read_text("utf-8").replace("ye-qing", "he-jiayi"), "utf-8")
    (landed / "schema/workflow.yml").write_text("nothing", "utf-8")
    propose(landed)
    found = only(landed)
    assert missing(found) == [[("ye-qing", "sun-mei")]]
    assert found.faults > 0


def test_what_touches_no_record_is_not_for_the_board(landed: Path) -> None:
    (landed / "README.md").write_text("hello", "utf-8")
    propose(landed)
    assert told(landed) == ()


def test_a_form_that_cannot_be_read_is_shown_as_such(landed: Path) -> None:
    raise_request(landed, "XLX-2026-021")
    (landed / REQUESTS / "XLX-2026-021/request.md").write_text("---\n<script>", "utf-8")
    propose(landed)
    (record,) = only(landed).records
    assert record.form is None
    assert only(landed).faults > 0


def test_links_and_modules_are_not_followed(landed: Path) -> None:
    folder = landed / REQUESTS / "XLX-2026-021"
    folder.mkdir()
    (folder / "request.md").symlink_to(landed / REQUESTS / OPEN / "request.md")
    propose(landed)
    assert [each.form for each in only(landed).records] == [None]


def test_a_bad_ref_hides_nothing_else(landed: Path, tmp_path: Path) -> None:
    receive(landed)
    propose(landed, "refs/pull/1/head")
    raise_request(landed, "XLX-2026-021")
    lost = propose(landed, "refs/pull/2/head")
    blob = git(landed, "rev-parse", f"{lost}:{REQUESTS}/XLX-2026-021/request.md").strip()
    raise_request(landed, "XLX-2026-022")
    gone = propose(landed, "refs/pull/3/head")
    git(landed, "checkout", "-q", "--orphan", "alone")
    git(landed, "update-ref", "refs/pull/4/head", commit(landed, "another history"))
    git(landed, "checkout", "-q", "main")
    tag = git(landed, "rev-parse", f"main:{REGISTRY}").strip()
    (landed / ".git/refs/pull/5").mkdir()
    (landed / ".git/refs/pull/5/head").write_text(f"{tag}\n", "utf-8")
    (landed / ".git/refs/pull/6").mkdir()
    (landed / ".git/refs/pull/6/head").write_text("0123456789" * 4 + "\n", "utf-8")
    for id in (blob, gone):
        path = landed / ".git/objects" / id[:2] / id[2:]
        path.chmod(0o644)
        path.unlink()
    found = {each.head.number: [record.id for record in each.records] for each in told(landed)}
    assert found == {1: [OPEN], 2: [], 3: [], 4: [], 6: []}  # 5 is no commit


def test_too_much_at_once_is_not_read(landed: Path) -> None:
    folder = landed / REQUESTS / OPEN
    for number in range(501):
        (folder / f"2026-10-30-minutes-{number}.md").write_text("x", "utf-8")
    propose(landed)
    assert only(landed).records == ()


def test_branches_count_where_the_registry_says_so(landed: Path) -> None:
    receive(landed)
    propose(landed, "refs/heads/proposal/hr")
    propose_nothing = told(landed)
    registry = landed / REGISTRY
    text = registry.read_text("utf-8")
    registry.write_text(f"proposal_refs: [refs/heads/proposal/*]\n{text}", "utf-8")
    assert propose_nothing == ()
    assert only(landed).head.name == "proposal/hr"
    registry.write_text(f"proposal_refs: []\n{text}", "utf-8")
    assert told(landed) == ()


def test_a_clone_and_its_origin_tell_the_same(landed: Path, tmp_path: Path) -> None:
    receive(landed)
    propose(landed)
    git(tmp_path, "clone", "-q", str(landed), "clone")
    clone = tmp_path / "clone"
    git(clone, "fetch", "-q", "origin", "+refs/pull/*/head:refs/remotes/origin/pull/*")
    assert [each.head.number for each in told(clone)] == [7]
    git(clone, "fetch", "-q", "origin", "+refs/pull/*:refs/pull/*")
    assert [each.head.number for each in told(clone)] == [7]


def test_a_bare_repository_tells_them_too(landed: Path, tmp_path: Path) -> None:
    receive(landed)
    propose(landed)
    git(tmp_path, "clone", "-q", "--mirror", str(landed), "bare.git")
    told_there = told(tmp_path / "bare.git", of=landed)
    assert [record.id for each in told_there for record in each.records] == [OPEN]


def reviews(root: Path, head: str, *approving: Account, base: str = "main") -> None:
    """What the forge tells of pull request 7."""
    author = Account(900, "author", True)
    at = instant(NOW)
    snapshot = Snapshot(
        forge="github",
        repository="o/r",
        pull=7,
        url="https://forge.example/o/r/pull/7",
        title="a change",
        taken_at=at,
        opened_at=at,
        base_ref="main",
        base_commit=git(root, "rev-parse", base).strip(),
        head_commit=head,
        author=author,
        commits=(Commit(head, author, False),),
        pushes=None,
        reviews=tuple(
            Review(number, each, Verdict.APPROVED, head, at)
            for number, each in enumerate(approving, 1)
        ),
    )
    (root / "build/reviews").mkdir(parents=True, exist_ok=True)
    (root / "build/reviews/7.json").write_text(written(snapshot), "utf-8")


def test_reviews_say_what_is_no_longer_missing(landed: Path) -> None:
    receive(landed)
    head = propose(landed)
    assert not only(landed).is_reviewed
    reviews(landed, head)
    found = only(landed)
    assert (found.is_reviewed, found.url) == (True, "https://forge.example/o/r/pull/7")
    assert missing(found) == [[("ye-qing", "sun-mei")]]
    reviews(landed, head, YE_QING)
    assert missing(only(landed)) == [[]]


def test_reviews_of_another_commit_or_unreadable_ones_say_nothing(landed: Path) -> None:
    receive(landed)
    head = propose(landed)
    reviews(landed, "0" * 40, YE_QING)
    assert not only(landed).is_reviewed
    (landed / "build/reviews/7.json").write_bytes(b"\xff{")
    assert not only(landed).is_reviewed
    reviews(landed, head, YE_QING)
    assert only(landed).is_reviewed


def test_signatures_beside_an_entry_count_and_forged_ones_are_faults(
    landed: Path, tmp_path: Path
) -> None:
    registry, entry = landed / REGISTRY, "  - {id: ye-qing,"
    keys = f"keys: [{{key: {make_key(tmp_path / 'ye-qing')}, from: 2026-01-01}}]"
    registry.write_text(registry.read_text("utf-8").replace(entry, f"{entry} {keys},"), "utf-8")
    commit(landed, "a key")
    path = receive(landed)
    words = ["sign", OPEN, path.name, "--key", str(tmp_path / "ye-qing"), "-C", str(landed)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    signed = path.read_text("utf-8")
    propose(landed, "refs/pull/1/head")
    path.write_text(f"{signed}\n更多。\n", "utf-8")
    (landed / done.stdout.strip()).write_bytes(
        git(landed, "show", f"refs/pull/1/head:{done.stdout.strip()}").encode()
    )
    propose(landed, "refs/pull/2/head")
    good, forged = told(landed)
    assert (missing(good), good.faults) == ([[]], 0)
    assert missing(forged) == [[("ye-qing", "sun-mei")]]
    assert forged.faults == 1


def test_what_is_meant_for_another_branch_is_not_shown(landed: Path) -> None:
    receive(landed)
    head = propose(landed)
    git(landed, "checkout", "-q", "--orphan", "other")
    commit(landed, "another history")
    git(landed, "checkout", "-q", "main")
    reviews(landed, head, base="other")
    assert told(landed) == ()


def test_hooks_and_filters_of_a_change_do_not_run(landed: Path, tmp_path: Path) -> None:
    """Attributes of a change could name a filter that somebody has set up here."""
    canary = tmp_path / "canary"
    git(landed, "config", "filter.x.smudge", f"touch {canary}")
    git(landed, "config", "diff.x.textconv", f"touch {canary};:")
    (landed / ".gitattributes").write_text("*.md filter=x diff=x\n", "utf-8")
    receive(landed)
    propose(landed)
    canary.unlink(missing_ok=True)
    assert only(landed).records
    assert not canary.exists()


def test_no_process_is_left_behind(landed: Path) -> None:
    receive(landed)
    propose(landed)
    only(landed)
    mine = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args="],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "cat-file" not in mine.stdout


def test_the_site_of_another_instant_leaves_out_what_is_open_at_present(
    landed: Path, tmp_path: Path
) -> None:
    raise_request(landed, "XLX-2026-021")
    propose(landed)
    shown = {}
    for at in ("", "2026-10-01T09:00"):
        folder = tmp_path / f"pages{at[:10]}"
        arguments = ["pages", str(folder), "-C", str(landed), *(["--as-of", at] if at else [])]
        assert CliRunner().invoke(cli, arguments).exit_code == 0
        shown[at] = "XLX-2026-021" in (folder / "board/index.md").read_text(encoding="utf-8")
    assert shown == {"": True, "2026-10-01T09:00": False}
