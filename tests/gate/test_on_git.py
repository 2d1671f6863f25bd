"""The command on real repositories: branches, merges, moved heads, and what others landed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord.commands import cli
from accord.forge.snapshot import Commit, Push, Review, Snapshot, Verdict, written
from tests.gate.scene import NOW, account, digest_of, document, sample
from tests.gate.test_who_approves import ACCEPTED, PROPOSED, RECEIVED, folder
from tests.repository import commit, git

AT = datetime.fromisoformat("2026-10-30T09:00:00+08:00")
CONSENSUS = f"{folder(RECEIVED)}/2026-10-30-consensus.md"
LEADS = ("luo-dan", "ma-chao", "chen-jing")


@dataclass
class Proposed:
    """A branch `work` of the sample, and its pull request."""

    root: Path
    reviews: tuple[Review, ...] = ()

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def commit(self, message: str = "work") -> str:
        return commit(self.root, message)

    def approve(self, *people: str, at: str | None = None) -> None:
        """They approve what the branch holds, or held at a commit."""
        seen = at or self.id("work")
        for person in people:
            number = len(self.reviews) + 1
            review = Review(number, account(person), Verdict.APPROVED, seen, AT)
            self.reviews = (*self.reviews, review)

    def id(self, name: str) -> str:
        return git(self.root, "rev-parse", name).strip()

    def snapshot(self) -> Snapshot:
        ids = git(self.root, "rev-list", "main..work").split()
        author = account("fang-ke")
        return Snapshot(
            forge="github",
            repository="xinglan/accord",
            pull=7,
            url="https://github.com/xinglan/accord/pull/7",
            title="共识",
            taken_at=AT,
            opened_at=AT,
            base_ref="main",
            base_commit=self.id("main"),
            head_commit=self.id("work"),
            author=author,
            commits=tuple(Commit(each, author, verified=True) for each in ids),
            pushes=(Push(author, self.id("work"), AT),),
            reviews=self.reviews,
        )

    def decide(
        self, snapshot: Snapshot | None = None, *more: str, expect: int | None = None
    ) -> dict[str, Any]:
        """What the command says, as JSON; of one that could not decide, its line as `error`."""
        file = self.root.parent / "reviews.json"
        file.write_text(written(snapshot or self.snapshot()), encoding="utf-8")
        arguments = ["gate", "-C", str(self.root), "--base", "main", "--head", "work"]
        arguments += ["--reviews", str(file), "--as-of", NOW, "--format", "json", "--lang", "en"]
        done = CliRunner().invoke(cli, [*arguments, *more])
        found: dict[str, Any] = (
            {"error": done.output, "code": done.exit_code}
            if done.exit_code not in (0, 1) or not done.stdout
            else json.loads(done.stdout) | {"code": done.exit_code}
        )
        if expect is not None:
            assert found["code"] == expect, found
        return found


@pytest.fixture
def proposed(sample: Path) -> Proposed:
    """The sample, and a consensus proposed on a branch."""
    write_sample(sample)
    commit(sample, "the sample")
    git(sample, "checkout", "-qb", "work")
    change = Proposed(sample)
    digest = digest_of(sample_of(sample), RECEIVED)
    text = document(
        kind="consensus",
        at="2026-10-30T09:00",
        by="luo-dan",
        departments=["CS", "SUP", "TECH"],
        digest=digest,
        round=1,
    )
    change.write(CONSENSUS, text)
    change.commit()
    return change


def write_sample(root: Path) -> None:
    """The registry with an account for everybody."""
    path = "records/organization.yml"
    (root / path).write_bytes(sample()[path])


def sample_of(root: Path) -> dict[str, bytes]:
    paths = (path for part in ("schema", "records") for path in (root / part).rglob("*"))
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def rules(found: dict[str, Any]) -> set[str]:
    return {each["rule"] for each in found["refused"]}


def test_all_leads_approve_the_head(proposed: Proposed) -> None:
    found = proposed.decide(expect=1)
    assert found["verdict"] == "deny"
    assert [each["met"] for each in found["needs"]] == [False] * 3
    proposed.approve(*LEADS)
    found = proposed.decide(expect=0)
    assert found["verdict"] == "allow"
    assert found["effects"][0]["text"]["en"].startswith(f"{RECEIVED}: Received → Agreed")
    assert found["effects"][0]["text"]["zh"].startswith(f"{RECEIVED}：已接收 → 已达成共识")
    assert found["language"] == "zh"
    assert set(found["comment"]) == {"zh", "en"}


def test_approve_then_push_then_merge(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    proposed.write(CONSENSUS, (proposed.root / CONSENSUS).read_text("utf-8") + "\n另加一句。\n")
    proposed.commit()
    found = proposed.decide(expect=1)
    assert len(found["disregarded"]) == len(LEADS)


def test_the_same_bytes_after_a_rebase_stay_approved(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    git(proposed.root, "checkout", "-q", "main")
    proposed.write("docs/note.md", "# Note\n")
    proposed.commit("others")
    git(proposed.root, "checkout", "-q", "work")
    git(proposed.root, "rebase", "-q", "main")
    proposed.decide(expect=0)
    git(proposed.root, "commit", "-q", "--amend", "-m", "another message")
    proposed.decide(expect=0)


def test_a_commit_that_was_thrown_away_proves_nothing(proposed: Proposed) -> None:
    proposed.approve(*LEADS, at="dead" * 10)
    found = proposed.decide(expect=1)
    assert "is not here" in found["disregarded"][0]["text"]["en"]


def test_a_head_that_has_moved_is_not_decided_on(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    before = proposed.snapshot()
    proposed.write("records/requests/note.md", "x\n")
    proposed.commit()
    assert "has moved" in proposed.decide(before, expect=2)["error"]


def test_a_pull_request_for_another_branch_is_not_decided_on(proposed: Proposed) -> None:
    git(proposed.root, "checkout", "-q", "--orphan", "elsewhere")
    weak = proposed.commit("a branch with a registry of its own")
    git(proposed.root, "checkout", "-q", "work")
    proposed.approve(*LEADS)
    retargeted = replace(proposed.snapshot(), base_ref="elsewhere", base_commit=weak)
    assert "elsewhere" in proposed.decide(retargeted, expect=2)["error"]
    unknown = replace(proposed.snapshot(), base_commit="dead" * 10)
    proposed.decide(unknown, expect=2)


def test_what_was_not_fetched_is_not_decided_on(proposed: Proposed, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{proposed.root}", str(shallow))
    git(shallow, "branch", "main", "HEAD")
    proposed.approve(*LEADS)
    there = Proposed(shallow)
    found = there.decide(proposed.snapshot(), expect=2)
    assert "unshallow" in found["error"]
    assert "no commit" in proposed.decide(None, "--head", "nowhere", expect=2)["error"]
    orphan = git(proposed.root, "commit-tree", "-m", "alone", "work^{tree}").strip()
    assert "no history" in proposed.decide(None, "--base", orphan, expect=2)["error"]


def test_a_file_that_is_no_snapshot_is_not_decided_on(proposed: Proposed) -> None:
    file = proposed.root.parent / "other.json"
    for text in ("", "{}", "<html>"):
        file.write_text(text, encoding="utf-8")
        proposed.decide(None, "--reviews", str(file), expect=2)
    proposed.decide(None, "--reviews", str(file) + "x", expect=2)


def landed(proposed: Proposed, path: str, change: Callable[[str], str]) -> None:
    """Others land an edit of a file meanwhile."""
    git(proposed.root, "checkout", "-q", "main")
    place = proposed.root / path
    proposed.write(path, change(place.read_text("utf-8") if place.exists() else ""))
    proposed.commit("others")
    git(proposed.root, "checkout", "-q", "work")


def test_what_others_landed_beside_it_is_not_taken_for_its_own(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    landed(proposed, "docs/note.md", lambda _: "# Note\n")
    proposed.decide(expect=0)
    landed(proposed, f"{folder(PROPOSED)}/request.md", lambda text: text + "\n另注。\n")
    found = proposed.decide(expect=0)
    assert [each["record"] for each in found["effects"]] == [RECEIVED]


def test_two_changes_that_merge_cleanly_into_what_nobody_approved(proposed: Proposed) -> None:
    form = f"{folder(RECEIVED)}/request.md"
    text = (proposed.root / form).read_text("utf-8")
    lines = text.split("\n")
    first, last = lines.index("priority: high"), text.rstrip("\n") + "\n\n补充一段。\n"
    git(proposed.root, "reset", "-q", "--hard", "main")
    lines[first] = "priority: medium"
    proposed.write(form, "\n".join(lines))
    proposed.commit()
    proposed.approve("luo-dan", "xie-yun")
    proposed.decide(expect=0)
    landed(proposed, form, lambda _: last)
    found = proposed.decide(expect=1)
    assert rules(found) == {"reviewed-bytes"}


def test_a_form_changed_under_a_consensus_makes_it_unfit(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    form = f"{folder(RECEIVED)}/request.md"
    landed(proposed, form, lambda text: text.replace("background: ", "background: 另：", 1))
    assert rules(proposed.decide(expect=1)) == {"consensus-fits"}


def test_the_second_of_two_records_of_one_id_is_told_what_to_do(proposed: Proposed) -> None:
    form = (proposed.root / folder(PROPOSED) / "request.md").read_text("utf-8")
    form = form.replace(PROPOSED, "XLX-2026-021")
    path = "records/requests/XLX-2026-021/request.md"
    proposed.write(path, form)
    proposed.commit()
    landed(proposed, path, lambda _: form.replace("priority: medium", "priority: low"))
    found = proposed.decide(expect=1)
    assert rules(found) == {"merge-conflict"}
    assert found["refused"][0]["path"] == path
    assert "accord renumber" in found["refused"][0]["help"]["en"]


def test_the_merge_that_is_named_is_what_is_decided_on(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    landed(proposed, "docs/note.md", lambda _: "# Note\n")
    tip = proposed.id("main")
    git(proposed.root, "checkout", "-q", "--detach", "main")
    git(proposed.root, "merge", "-q", "--no-ff", "-m", "trial", "work")
    good = proposed.id("HEAD")
    proposed.decide(None, "--merge", good, expect=0)
    git(proposed.root, "checkout", "-q", "--detach", tip)
    git(proposed.root, "merge", "-q", "--squash", "work")
    squashed = proposed.commit("squashed")
    proposed.decide(None, "--merge", squashed, expect=0)
    proposed.write(CONSENSUS, "another\n")
    evil = proposed.commit("evil")
    assert "reviewed-bytes" in rules(proposed.decide(None, "--merge", evil, expect=1))
    git(proposed.root, "checkout", "-q", "work")
    landed(proposed, "docs/more.md", lambda _: "# More\n")
    assert "does not contain" in proposed.decide(None, "--merge", good, expect=2)["error"]


def test_a_change_of_mode_alone_is_a_change(proposed: Proposed) -> None:
    git(proposed.root, "checkout", "-q", "-B", "work", "main")
    git(proposed.root, "update-index", "--chmod=+x", f"{folder(ACCEPTED)}/request.md")
    git(proposed.root, "commit", "-qm", "a program")
    assert rules(proposed.decide(expect=1)) == {"form-kept"}


def test_links_and_strange_names_are_refused(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    link = proposed.root / folder(RECEIVED) / "2026-10-30-minutes.md"
    link.symlink_to("request.md")
    proposed.commit()
    proposed.approve(*LEADS)
    assert rules(proposed.decide(expect=1)) == {"file"}
    link.unlink()
    (proposed.root / folder(RECEIVED) / "2026-10-30-MINUTES.txt").write_text("x", "utf-8")
    proposed.commit()
    proposed.approve(*LEADS)
    assert rules(proposed.decide(expect=1)) == {"file"}


def test_a_registry_of_the_base_that_can_not_be_read_decides_nothing(proposed: Proposed) -> None:
    landed(proposed, "records/organization.yml", lambda _: "name: [\n")
    assert "can't be read" in proposed.decide(expect=2)["error"]


def test_for_people_it_is_told_in_their_language(proposed: Proposed) -> None:
    proposed.approve("luo-dan", "ma-chao")
    file = proposed.root.parent / "reviews.json"
    file.write_text(written(proposed.snapshot()), encoding="utf-8")
    arguments = ["gate", "-C", str(proposed.root), "--base", "main", "--head", "work"]
    arguments += ["--reviews", str(file), "--as-of", NOW, "--lang", "zh"]
    told = CliRunner().invoke(cli, arguments)
    assert told.exit_code == 1
    assert "还不能合并：还缺 1 项批准" in told.stdout
    assert "协作共识 2026-10-30-consensus.md：技术部负责人：待批准，请找陈静" in told.stdout
    page = CliRunner().invoke(cli, [*arguments, "--format", "markdown"])
    assert page.stdout.startswith("### 还不能合并")
    assert "| ⏳ | XLX-2026-017 | 协作共识 2026-10-30-consensus.md | 技术部负责人 |" in page.stdout
