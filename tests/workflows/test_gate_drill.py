"""The gate's workflow, step by step, between a real repository and a forge over HTTP."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.forge.fake import status
from tests.gate.test_on_git import CONSENSUS, LEADS
from tests.repository import git
from tests.workflows.drill import STRANGER, Drill, decisions, opened, reviewed
from tests.workflows.runner import Runner


def decided(drill: Drill, workspace: Path, event: dict[str, str]) -> tuple[int, Any, Runner]:
    runner = drill.runner(workspace, **event)
    code = runner.run("gate", "decide")
    return code, decisions(runner).get(str(drill.pull.number)), runner


def posted(drill: Drill, workspace: Path, event: dict[str, str]) -> list[tuple[str, str, str]]:
    """Both jobs, one after the other; the statuses that stand at the forge then."""
    runner = drill.runner(workspace, **event)
    runner.run("gate", "decide")
    assert runner.run("gate", "post") == 0, runner.log
    return [(each["sha"], each["context"], each["state"]) for each in drill.forge.statuses]


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
    git_of_nobody.parent.mkdir(parents=True)
    git_of_nobody.write_text("#!/bin/sh\nkill -9 $PPID\n", encoding="utf-8")
    git_of_nobody.chmod(0o755)
    runner = drill.runner(workspace, **opened(drill))
    runner.variables["PATH"] = f"{git_of_nobody.parent}:{os.environ['PATH']}"
    assert runner.run("gate", "decide") != 0
    assert decisions(runner)[str(drill.pull.number)]["format"] == "accord-undecided/1"


@pytest.mark.parametrize("left", ["closed", "elsewhere"])
def test_what_the_event_names_is_only_a_hint(drill: Drill, workspace: Path, left: str) -> None:
    if left == "closed":
        drill.forge.close(drill.pull)
    else:
        drill.forge.retarget(drill.pull, "other", drill.pull.base)
    code, found, runner = decided(drill, workspace, opened(drill))
    assert (code, found) == (0, None), runner.log


def test_a_commit_at_which_nothing_stands_any_more_hides_nothing(
    drill: Drill, workspace: Path
) -> None:
    event = {"github.event.workflow_run.head_sha": "f" * 40}
    _, found, _ = decided(drill, workspace, event)
    assert found["verdict"] == "deny"


def test_a_review_of_one_does_not_decide_another(drill: Drill, workspace: Path) -> None:
    other = drill.forge.pull(drill.people[STRANGER], base=drill.pull.base, head="e" * 40)
    _, found, runner = decided(drill, workspace, reviewed(drill))
    assert found["verdict"] == "deny"
    assert str(other.number) not in decisions(runner)


def test_what_was_decided_is_posted_with_one_comment(drill: Drill, workspace: Path) -> None:
    head = drill.pull.head
    assert posted(drill, workspace, opened(drill)) == [(head, "accord/gate", "failure")]
    drill.approve(*LEADS)
    assert posted(drill, workspace, reviewed(drill))[1:] == [(head, "accord/gate", "success")]
    (comment,) = drill.forge.pulls[drill.pull.number].comments
    assert comment.edits == 1


def test_what_could_not_be_decided_is_posted_as_an_error(drill: Drill, workspace: Path) -> None:
    drill.approve(*LEADS)
    drill.forge.faults.on("/reviews", status(404))
    assert posted(drill, workspace, opened(drill)) == [(drill.pull.head, "accord/gate", "error")]


def test_with_no_open_pull_request_there_is_nothing_to_post(drill: Drill, workspace: Path) -> None:
    drill.forge.close(drill.pull)
    assert posted(drill, workspace, {}) == []


def test_the_token_of_the_app_is_only_where_something_is_posted(
    drill: Drill, workspace: Path
) -> None:
    drill.approve(*LEADS)
    posted(drill, workspace, opened(drill))
    for heard in drill.forge.heard:
        is_app = "app-t0ken" in heard.headers.get("Authorization", "")
        assert is_app or heard.method == "GET"
    told = {each.headers["Authorization"] for each in drill.forge.asked("/statuses", "POST")}
    assert told == {"Bearer app-t0ken"}
