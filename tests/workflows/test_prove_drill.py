"""What the workflow `prove` leaves behind, between a real repository and a forge over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.commands import cli
from tests.gate.test_on_git import LEADS
from tests.gate.test_proving import merged, squashed
from tests.gate.test_who_approves import RECEIVED
from tests.repository import commit, git
from tests.workflows.drill import Drill
from tests.workflows.runner import Runner

PROOF = "refs/heads/accord-proof"


def land(drill: Drill, how: Callable[[Path], None]) -> str:
    """Merge it, here and at the forge; where main stood before."""
    before = drill.change.id("main")
    git(drill.change.root, "checkout", "-q", "main")
    how(drill.change.root)
    git(drill.change.root, "push", "-q", str(drill.origin), "main")
    drill.forge.merge(drill.pull, drill.change.id("main"))
    return before


def proved(drill: Drill, workspace: Path, key: Path, since: str) -> tuple[int, Runner]:
    contexts = {
        "github.event.before": since,
        "secrets.GATE_SIGNING_KEY": key.read_text(encoding="utf-8").rstrip("\n"),
    }
    runner = drill.runner(workspace, **contexts)
    return runner.run("prove", "prove"), runner


def standings(drill: Drill, folder: Path) -> dict[str, str]:
    """What an audit says in a clone of somebody who has never been here."""
    git(folder, "clone", "-q", str(drill.origin), "fresh")
    arguments = ["audit", RECEIVED, "-C", str(folder / "fresh"), "--json"]
    done = CliRunner().invoke(cli, arguments)
    return {each["department"]: each["standing"] for each in json.loads(done.output)["lines"]}


@pytest.mark.parametrize("how", [merged, squashed])
def test_what_was_approved_is_proved_for_every_clone(
    drill: Drill, workspace: Path, key: Path, tmp_path: Path, how: Callable[[Path], None]
) -> None:
    drill.approve(*LEADS)
    code, runner = proved(drill, workspace, key, land(drill, how))
    assert code == 0, runner.log
    assert standings(drill, tmp_path) == dict.fromkeys(("CS", "SUP", "TECH"), "reviewed")


def test_what_nobody_approved_is_red_and_stays_a_claim(
    drill: Drill, workspace: Path, key: Path
) -> None:
    drill.approve(*LEADS[:2])
    code, _ = proved(drill, workspace, key, land(drill, merged))
    assert code == 1
    assert PROOF not in git(drill.origin, "for-each-ref")


def test_what_came_by_no_pull_request_is_red_and_hides_nothing(
    drill: Drill, workspace: Path, key: Path, tmp_path: Path
) -> None:
    """Somebody with the power to do so pushed to main; what was agreed before is proved."""
    drill.approve(*LEADS)
    since = land(drill, merged)
    drill.change.write("records/calendar.yml", "# nothing\n")
    commit(drill.change.root, "pushed past all rules")
    git(drill.change.root, "push", "-q", str(drill.origin), "main")
    code, runner = proved(drill, workspace, key, since)
    assert code == 1, runner.log
    assert PROOF in git(drill.origin, "for-each-ref")


def test_two_runs_that_publish_at_once_lose_nothing(
    drill: Drill, workspace: Path, key: Path, tmp_path: Path
) -> None:
    """The first push is refused, as where somebody was faster; all is stated anew on theirs."""
    drill.approve(*LEADS)
    theirs = commit_of_others(drill)
    code, runner = proved(drill, workspace, key, land(drill, merged))
    assert code == 0, runner.log
    assert theirs in git(drill.origin, "rev-list", PROOF).split()
    assert standings(drill, tmp_path)["TECH"] == "reviewed"


def commit_of_others(drill: Drill) -> str:
    """A commit that arrives on the branch just before the first push of the run."""
    empty = git(drill.origin, "hash-object", "-t", "tree", "-w", "/dev/null").strip()
    theirs = git(drill.origin, "commit-tree", "-m", "theirs", empty).strip()
    hook = drill.origin / "hooks" / "pre-receive"
    hook.write_text(
        "#!/bin/sh\n"
        f"git rev-parse -q --verify {PROOF} >/dev/null && exit 0\n"
        "read old new ref\n"
        f'[ "$ref" = {PROOF} ] || exit 0\n'
        "unset GIT_QUARANTINE_PATH\n"
        f"git update-ref {PROOF} {theirs}\n"
        "exit 1\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    return theirs


def test_a_run_again_changes_nothing(drill: Drill, workspace: Path, key: Path) -> None:
    drill.approve(*LEADS)
    since = land(drill, merged)
    proved(drill, workspace, key, since)
    before = git(drill.origin, "rev-parse", PROOF)
    code, runner = proved(drill, workspace, key, since)
    assert code == 0, runner.log
    assert git(drill.origin, "rev-parse", PROOF) == before
