"""The steps of `intake` as they stand, between a real repository and a fake forge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.forge.fake import FakeForge
from tests.forge.fake.state import Issue, Pull
from tests.intake.conftest import Door, door
from tests.intake.issues import ACCOUNTS, REQUEST, event
from tests.repository import commit, git
from tests.workflows.drill import TOKENS
from tests.workflows.runner import Runner

__all__ = ["door"]  # a fixture
PATH = "records/requests/XLX-2026-001/request.md"


@dataclass
class Drill:
    """An issue at a forge, beside a bare repository whose people are known there."""

    door: Door
    forge: FakeForge
    origin: Path
    issue: Issue
    folder: Path
    runs: int = 0

    def run(self, said: dict[str, str], action: str = "opened", by: str = "he-jiayi") -> Runner:
        """Both jobs, in a workspace of their own, on what the event says."""
        self.runs += 1
        home = self.folder / f"run-{self.runs}"
        home.mkdir()
        it = self.door.asked("request", said, number=self.issue.number, by=by)
        (home / "event.json").write_text(event(it, action), "utf-8")
        variables = {
            "GITHUB_REPOSITORY": self.forge.repository,
            "GITHUB_API_URL": self.forge.api("github"),
            "GITHUB_EVENT_PATH": str(home / "event.json"),
        }
        runner = Runner(self.origin, home / "workspace", TOKENS, variables)
        assert runner.run("intake", "read") == 0, runner.log
        assert runner.run("intake", "propose") == 0, runner.log
        return runner

    @property
    def replies(self) -> list[str]:
        return [each.body for each in self.issue.comments]

    def pull(self) -> Pull:
        (only,) = self.forge.pulls.values()
        return only

    def at(self, ref: str, path: str) -> str:
        return git(self.origin, "show", f"{ref}:{path}")


@pytest.fixture
def drill(door: Door, tmp_path: Path) -> Iterator[Drill]:
    registry = door.root / "records" / "organization.yml"
    pinned = registry.read_text("utf-8") + "as_of: 2026-07-01T11:00\n"
    registry.write_text(pinned, "utf-8")
    commit(door.root)
    origin = tmp_path / "origin.git"
    git(door.root, "clone", "-q", "--bare", str(door.root), str(origin))
    with FakeForge() as forge:
        forge.now = datetime(2026, 7, 1, 3, 0, tzinfo=UTC)  # the pinned present
        forge.commit_of = lambda branch: git(origin, "rev-parse", f"refs/heads/{branch}").strip()
        for person, number in ACCOUNTS.items():
            forge.user(person, id=number)
        yield Drill(door, forge, origin, forge.issue(), tmp_path)


def test_an_issue_becomes_a_pull_request_of_the_app(drill: Drill) -> None:
    drill.run(REQUEST)
    pull = drill.pull()
    assert pull.author is drill.forge.me and pull.author.type == "Bot"
    assert (pull.head_ref, pull.base_ref) == (f"intake/issue-{drill.issue.number}", "main")
    assert pull.title.startswith("协作需求表 XLX-2026-001 会员日活动页改版")
    assert pull.text.endswith(f"Closes #{drill.issue.number}")
    assert "raised_by: he-jiayi" in drill.at(pull.head, PATH)
    assert git(drill.origin, "diff", "--name-only", "main", pull.head).split() == [PATH]
    assert (
        git(drill.origin, "log", "-1", "--format=%an %ae", pull.head) == "accord accord@localhost\n"
    )
    (reply,) = drill.replies
    assert "已生成合并请求" in reply


def test_a_commit_says_nothing_that_an_issue_said(drill: Drill) -> None:
    drill.run(REQUEST | {"title": "[skip ci] fixes #1"})
    message = git(drill.origin, "log", "-1", "--format=%B", drill.pull().head).strip()
    assert message == f"Write {PATH} as intake/issue-{drill.issue.number} says"


def test_an_edit_moves_the_same_pull_request_and_no_change_moves_nothing(drill: Drill) -> None:
    drill.run(REQUEST)
    first = drill.pull().head
    drill.run(REQUEST, "edited")
    assert git(drill.origin, "rev-parse", drill.pull().head_ref).strip() == first
    drill.run(REQUEST | {"title": "活动页改版"}, "edited")
    head = git(drill.origin, "rev-parse", drill.pull().head_ref).strip()
    assert head != first
    assert "title: 活动页改版" in drill.at(head, PATH)
    assert "XLX-2026-001 活动页改版" in drill.pull().title
    assert len(drill.replies) == 1


def test_a_refusal_is_replied_and_what_stood_stays(drill: Drill) -> None:
    drill.run(REQUEST)
    drill.run(REQUEST | {"to": "法务部"}, "edited")
    assert drill.at(drill.pull().head_ref, PATH).count("title: 会员日活动页改版") == 1
    (reply,) = drill.replies
    assert "有 1 处要改" in reply
    assert drill.issue.comments[0].edits == 1


def test_two_issues_at_once_have_two_ids(drill: Drill) -> None:
    drill.run(REQUEST)
    drill.issue = drill.forge.issue()
    drill.run(REQUEST | {"title": "另一件事"})
    branches = git(drill.origin, "for-each-ref", "--format=%(refname)", "refs/heads/intake").split()
    assert len(branches) == 2
    assert "title: 另一件事" in drill.at(branches[1], PATH.replace("001", "002"))


def test_what_others_put_onto_the_branch_stays(drill: Drill) -> None:
    drill.run(REQUEST)
    branch, work = drill.pull().head_ref, drill.folder / "work"
    git(drill.folder, "clone", "-q", str(drill.origin), str(work))
    git(work, "checkout", "-q", branch)
    file = work / PATH
    file.write_text(file.read_text("utf-8") + "\n补充。\n", "utf-8")
    commit(work)
    git(work, "push", "-q", "origin", f"HEAD:{branch}")
    drill.run(REQUEST | {"title": "又一次改版"}, "edited")
    assert drill.at(branch, PATH).endswith("\n补充。\n")
    assert "已经有人在合并请求的分支上提交过" in drill.replies[0]


def test_after_the_merge_the_issue_changes_nothing(drill: Drill) -> None:
    drill.run(REQUEST)
    pull = drill.pull()
    git(drill.origin, "update-ref", "refs/heads/main", pull.head)
    git(drill.origin, "update-ref", "-d", f"refs/heads/{pull.head_ref}")
    drill.forge.merge(pull, pull.head)
    drill.run(REQUEST | {"title": "活动页改版"}, "reopened")
    assert drill.pull() is pull
    assert "已经合并" in drill.replies[0]
    assert git(drill.origin, "for-each-ref", "refs/heads/intake") == ""


def test_the_gate_asks_a_member_since_a_program_opened_it(drill: Drill) -> None:
    runner = drill.run(REQUEST)
    pull = drill.pull()
    git(drill.origin, "update-ref", f"refs/pull/{pull.number}/head", pull.head)
    runner.contexts = {**TOKENS, "github.event.pull_request.number": str(pull.number)}
    git(runner.workspace, "fetch", "-q", "origin")
    assert runner.run("gate", "decide") == 0, runner.log
    decision = runner.workspace / "build" / "decisions" / f"{pull.number}.json"
    found = json.loads(decision.read_text("utf-8"))
    assert found["verdict"] == "deny"
    assert [each["met"] for each in found["needs"]] == [False]
    drill.forge.review(pull, drill.forge.users[ACCOUNTS["he-jiayi"]])
    assert runner.run("gate", "decide") == 0, runner.log
    assert json.loads(decision.read_text("utf-8"))["verdict"] == "allow"
