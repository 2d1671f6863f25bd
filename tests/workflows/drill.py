"""A consensus proposed as a pull request, in a bare repository and at a forge over HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.forge.fake import Commit, FakeForge, Pull, User
from tests.gate.scene import account
from tests.gate.test_on_git import LEADS, Proposed
from tests.repository import git
from tests.workflows.runner import Runner

STRANGER = "mallory"
TOKENS = {"github.token": "t0ken", "steps.app.outputs.token": "app-t0ken"}


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
        return Runner(self.origin, workspace, {**TOKENS, **contexts}, variables)


def begun(proposed: Proposed, forge: FakeForge, origin: Path) -> Drill:
    """The author has opened it; nobody has said anything yet."""
    git(origin.parent, "init", "-q", "--bare", "-b", "main", str(origin))
    people = {person: forge.user(person, id=account(person).id) for person in (*LEADS, "fang-ke")}
    people[STRANGER] = forge.user(STRANGER)
    author, head = people["fang-ke"], proposed.id("work")
    commits = [Commit(head, author, author, signed=True)]
    pull = forge.pull(author, base=proposed.id("main"), head=head, commits=commits)
    drill = Drill(proposed, forge, origin, people, pull)
    drill.publish()
    return drill


def decisions(runner: Runner) -> dict[str, Any]:
    """What was decided, by the number of the pull request."""
    folder = runner.workspace / "build" / "decisions"
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def opened(drill: Drill) -> dict[str, str]:
    """What a pull request's event says."""
    return {"github.event.pull_request.number": str(drill.pull.number)}


def reviewed(drill: Drill) -> dict[str, str]:
    """What the end of the review signal says: no number, where the change is from a fork."""
    return {"github.event.workflow_run.head_sha": drill.pull.head}
