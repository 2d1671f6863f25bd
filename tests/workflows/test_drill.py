"""The gate's workflow, step by step, between a real repository and a forge over HTTP."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.forge.fake import Commit, FakeForge, Pull, User, status
from tests.gate.scene import account
from tests.gate.test_on_git import CONSENSUS, LEADS, Proposed, proposed
from tests.repository import git
from tests.workflows.runner import Runner

__all__ = ["proposed"]  # the fixture
STRANGER = "mallory"


@dataclass
class Drill:
    """A consensus proposed as a pull request, in a bare repository and at a forge."""

    change: Proposed
    forge: FakeForge
    origin: Path
    people: dict[str, User]
    pull: Pull

    def approve(self, *people: str, state: str = "APPROVED") -> None:
        for person in people:
            self.forge.review(self.pull, self.people[person], state)

    def publish(self) -> None:
        """What git has: main, and the branch as GitHub keeps it for the pull request."""
        head = f"work:refs/pull/{self.pull.number}/head"
        git(self.change.root, "push", "-q", "--force", str(self.origin), "main", head)

    def push(self, by: str = "fang-ke") -> None:
        """Move the branch, at the forge and in git."""
        self.forge.push(self.pull, self.change.id("work"), by=self.people[by])
        self.publish()

    def runner(self, workspace: Path, **contexts: str) -> Runner:
        variables = {
            "GITHUB_REPOSITORY": self.forge.repository,
            "GITHUB_API_URL": self.forge.api("github"),
        }
        return Runner(self.origin, workspace, {"github.token": "t0ken", **contexts}, variables)


@pytest.fixture
def drill(proposed: Proposed, tmp_path: Path) -> Iterator[Drill]:
    origin = tmp_path / "origin.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(origin))
    with FakeForge() as forge:
        people = {
            person: forge.user(person, id=account(person).id)
            for person in (*LEADS, "fang-ke", "lin-yue")
        }
        people[STRANGER] = forge.user(STRANGER)
        author = people["fang-ke"]
        head = proposed.id("work")
        pull = forge.pull(
            author,
            base=proposed.id("main"),
            head=head,
            commits=[Commit(head, author, author, signed=True)],
        )
        made = Drill(proposed, forge, origin, people, pull)
        made.publish()
        yield made


def decisions(runner: Runner) -> dict[str, Any]:
    folder = runner.workspace / "build" / "decisions"
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


def opened(drill: Drill) -> dict[str, str]:
    """What a pull request's event says."""
    return {"github.event.pull_request.number": str(drill.pull.number)}


def reviewed(drill: Drill) -> dict[str, str]:
    """What the end of the review signal says: no number, where the change is from a fork."""
    return {"github.event.workflow_run.head_sha": drill.pull.head}


def decided(drill: Drill, workspace: Path, event: dict[str, str]) -> tuple[int, Any, Runner]:
    runner = drill.runner(workspace, **event)
    code = runner.run("gate", "decide")
    return code, decisions(runner).get(str(drill.pull.number)), runner


def test_nobody_has_approved(drill: Drill, workspace: Path) -> None:
    code, found, runner = decided(drill, workspace, opened(drill))
    assert code == 0, runner.log
    assert found["verdict"] == "deny"
    assert [each["departments"] for each in found["needs"]] == [["CS"], ["SUP"], ["TECH"]]
    assert not any(each["met"] for each in found["needs"])


def test_all_leads_approve(drill: Drill, workspace: Path) -> None:
    drill.approve(*LEADS)
    code, found, runner = decided(drill, workspace, reviewed(drill))
    assert code == 0, runner.log
    assert (found["verdict"], found["head"]) == ("allow", drill.pull.head)
    # Nothing of the change was checked out: not where a workflow would run it.
    assert not (workspace / CONSENSUS).exists()
    assert git(workspace, "rev-parse", "HEAD") == git(drill.origin, "rev-parse", "main")


def test_an_approval_taken_back(drill: Drill, workspace: Path) -> None:
    drill.approve(*LEADS)
    drill.approve(LEADS[0], state="CHANGES_REQUESTED")
    _, found, _ = decided(drill, workspace, reviewed(drill))
    assert found["verdict"] == "deny"


def test_one_more_word_after_the_approvals(drill: Drill, workspace: Path) -> None:
    drill.approve(*LEADS)
    text = (drill.change.root / CONSENSUS).read_text(encoding="utf-8")
    drill.change.write(CONSENSUS, text + "\n另加一句。\n")
    drill.change.commit()
    drill.push()
    _, found, _ = decided(drill, workspace, opened(drill))
    assert found["verdict"] == "deny"
    assert len(found["disregarded"]) == len(LEADS)


def test_an_approval_of_the_same_words_outlives_a_forced_push(
    drill: Drill, workspace: Path
) -> None:
    """What was approved is gone from every branch; the forge still has it, and git fetches it."""
    drill.approve(*LEADS)
    git(drill.change.root, "commit", "-q", "--amend", "-m", "the same, told better")
    drill.push()
    _, found, runner = decided(drill, workspace, opened(drill))
    assert found["verdict"] == "allow", runner.log


def test_a_status_and_an_event_that_others_forge(drill: Drill, workspace: Path) -> None:
    """A workflow of the branch says yes, in the gate's own words; the decision is no."""
    forged = {"context": "accord/gate", "state": "success", "sha": drill.pull.head}
    drill.forge.statuses.append(forged)
    workflow = ".github/workflows/gate.yml"
    drill.change.write(workflow, "on: [push]\njobs: {yes: {steps: [{run: 'true'}]}}\n")
    drill.change.commit()
    drill.push()
    drill.approve(*LEADS)
    _, found, _ = decided(drill, workspace, opened(drill))
    assert found["verdict"] == "deny"  # records and anything else never land together


def test_git_and_the_forge_speak_of_two_heads(drill: Drill, workspace: Path) -> None:
    drill.approve(*LEADS)
    drill.forge.push(drill.pull, "f" * 40, by=drill.people["fang-ke"])
    code, found, runner = decided(drill, workspace, opened(drill))
    assert code == 2
    assert found["format"] == "accord-undecided/1"
    assert found["head"] == "f" * 40
    assert f"{drill.pull.number}: " in runner.log


def test_one_that_cannot_be_decided_hides_no_other(drill: Drill, workspace: Path) -> None:
    drill.approve(*LEADS)
    other = drill.forge.pull(drill.people[STRANGER], base=drill.pull.base, head="e" * 40)
    code, found, runner = decided(drill, workspace, {})
    assert code == 2
    assert found["verdict"] == "allow"
    assert decisions(runner)[str(other.number)]["format"] == "accord-undecided/1"


def test_the_reviews_cannot_be_read(drill: Drill, workspace: Path) -> None:
    drill.approve(*LEADS)
    drill.forge.faults.on("/reviews", status(404))
    code, found, _ = decided(drill, workspace, opened(drill))
    assert (code, found["format"]) == (2, "accord-undecided/1")
    assert set(found["text"]) == {"zh", "en"}


def test_a_run_that_is_killed_has_said_so_before(drill: Drill, workspace: Path) -> None:
    """An older status must not stand on because nothing newer was written."""
    drill.approve(*LEADS)
    git_of_nobody = workspace.parent / "bin" / "git"
    git_of_nobody.parent.mkdir()
    git_of_nobody.write_text("#!/bin/sh\nkill -9 $PPID\n", encoding="utf-8")
    git_of_nobody.chmod(0o755)
    runner = drill.runner(workspace, **opened(drill))
    runner.variables["PATH"] = f"{git_of_nobody.parent}:{os.environ['PATH']}"
    assert runner.run("gate", "decide") != 0
    assert decisions(runner)[str(drill.pull.number)]["format"] == "accord-undecided/1"


@pytest.mark.parametrize("left", ["closed", "elsewhere", "another commit"])
def test_what_the_event_names_is_only_a_hint(drill: Drill, workspace: Path, left: str) -> None:
    event = opened(drill)
    if left == "closed":
        drill.forge.close(drill.pull)
    elif left == "elsewhere":
        drill.forge.retarget(drill.pull, "other", drill.pull.base)
    else:
        event = {"github.event.workflow_run.head_sha": "f" * 40}
    code, found, runner = decided(drill, workspace, event)
    assert (code, found) == (0, None), runner.log
