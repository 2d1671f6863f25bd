"""What must hold of the workflows, whoever changes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.workflows.runner import WORKFLOWS, workflow

GITHUB = WORKFLOWS.parent
FILES = sorted(WORKFLOWS.glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
PRIVILEGED = {
    "pull_request_target",
    "workflow_run",
    "issues",
}  # run the file of main, with its token
OF_THE_CHANGE = {"pull_request", "pull_request_review", "merge_group"}  # run the change's file
SECRETS = re.compile(r"\bsecrets\b")


NAMES = [path.stem for path in FILES]
every_workflow = pytest.mark.parametrize("name", NAMES)


def steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for job, its in workflow(name)["jobs"].items():
        yield from ((job, step) for step in its["steps"])


def has_trusted_powers(name: str) -> bool:
    """Whether a run of it may hold a token or secrets while a stranger's change causes it."""
    return bool(PRIVILEGED & workflow(name)["on"].keys())


def test_these_are_the_workflows() -> None:
    assert NAMES == ["code", "gate", "intake", "prove", "publish", "review", "validate"]


@every_workflow
def test_every_action_is_pinned(name: str) -> None:
    for _, step in steps(name):
        if "uses" in step:
            assert PINNED.fullmatch(step["uses"]), step["uses"]


@every_workflow
def test_nothing_is_granted_by_default_and_no_job_asks_for_all(name: str) -> None:
    found = workflow(name)
    assert found["permissions"] == {}
    for job in found["jobs"].values():
        assert isinstance(job["permissions"], dict)


def test_what_each_job_may_do() -> None:
    """No job of ours writes to the repository with its own token; the App does."""
    granted = {
        (name, job): {**its["permissions"]}
        for name in NAMES
        for job, its in workflow(name)["jobs"].items()
    }
    reading = {"contents": "read", "pull-requests": "read"}
    assert granted == {
        ("code", "code"): {"contents": "read"},
        ("gate", "decide"): reading,
        ("gate", "post"): {"contents": "read"},
        ("intake", "read"): {"contents": "read"},
        ("intake", "propose"): {"contents": "read"},
        ("prove", "prove"): reading,
        ("publish", "build"): reading,
        ("publish", "deploy"): {"pages": "write", "id-token": "write"},
        ("review", "signal"): {},
        ("validate", "records"): {"contents": "read"},
    }


@every_workflow
def test_values_of_events_reach_the_shell_as_variables_only(name: str) -> None:
    for _, step in steps(name):
        assert "${{" not in step.get("run", ""), step["run"]


@every_workflow
def test_where_strangers_cause_a_run_with_powers_only_main_is_checked_out(name: str) -> None:
    if not has_trusted_powers(name):
        return
    for _, step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["ref"] == "main"
            assert "repository" not in step["with"]
        run = step.get("run", "")
        assert not re.search(r"git (checkout|switch|worktree|reset|restore|merge)\b", run), run


@every_workflow
def test_no_cache_that_another_run_could_have_filled(name: str) -> None:
    for _, step in steps(name):
        assert "actions/cache" not in step.get("uses", "")
        assert "cache" not in step.get("with", {})


@every_workflow
def test_no_checkout_leaves_a_token_behind(name: str) -> None:
    for _, step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@every_workflow
def test_secrets_are_read_in_the_protected_environment_alone(name: str) -> None:
    found = workflow(name)
    for job in found["jobs"].values():
        if SECRETS.search(json.dumps(job)):
            assert job["environment"] == "gate"
    assert not SECRETS.search(json.dumps({**found, "jobs": {}}))


@every_workflow
def test_where_the_change_brings_the_file_there_is_nothing_to_take(name: str) -> None:
    found = workflow(name)
    if OF_THE_CHANGE & found["on"].keys():
        assert not PRIVILEGED & found["on"].keys()
        for job in found["jobs"].values():
            assert "environment" not in job
            assert set(job["permissions"].values()) <= {"read"}


def test_there_is_no_merge_queue_whose_runs_would_take_the_file_of_the_change() -> None:
    assert not any("merge_group" in workflow(name)["on"] for name in NAMES)


def test_the_gate_runs_when_a_review_was_signalled() -> None:
    assert workflow("gate")["on"]["workflow_run"]["workflows"] == [workflow("review")["name"]]
    assert workflow("gate")["on"]["workflow_run"]["types"] == ["completed"]
    assert workflow("publish")["on"]["workflow_run"]["workflows"] == [workflow("prove")["name"]]


def test_what_was_not_decided_is_posted_too() -> None:
    jobs = workflow("gate")["jobs"]
    assert "if" not in jobs["decide"]
    assert jobs["post"]["if"] == "${{ !cancelled() }}"


def test_no_decision_is_cut_short_or_overtaken() -> None:
    assert workflow("gate")["concurrency"]["cancel-in-progress"] == "false"
    assert "concurrency" not in workflow("prove")


def ruleset(name: str) -> dict[str, Any]:
    text = (GITHUB / "rulesets" / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    assert found["enforcement"] == "active"
    assert found["conditions"]["ref_name"]["exclude"] == []
    return found


def test_no_job_can_pass_for_the_required_status() -> None:
    """A job that is skipped counts as passed; so the App posts the status, and no job is it."""
    rules = {rule["type"]: rule.get("parameters", {}) for rule in ruleset("main")["rules"]}
    required = rules["required_status_checks"]["required_status_checks"]
    assert [each["context"] for each in required] == ["accord/gate"]
    assert all("integration_id" in each for each in required)
    jobs = {
        label
        for name in NAMES
        for job, its in workflow(name)["jobs"].items()
        for label in (job, its.get("name"))
    }
    assert not jobs & {each["context"] for each in required}


def test_main_moves_by_agreed_pull_requests_alone() -> None:
    found = ruleset("main")
    rules = {rule["type"]: rule.get("parameters", {}) for rule in found["rules"]}
    assert found["bypass_actors"] == []
    assert found["conditions"]["ref_name"]["include"] == ["refs/heads/main"]
    assert {"deletion", "non_fast_forward", "pull_request"} <= rules.keys()
    assert rules["required_status_checks"]["strict_required_status_checks_policy"] is True
    # Rebased, one pull request lands as several commits, none of which was decided on.
    assert "rebase" not in rules["pull_request"]["allowed_merge_methods"]


def test_nobody_rewrites_the_proofs_and_only_the_app_adds_to_them() -> None:
    """In two sets, because whoever may bypass a set may bypass all of it."""
    kept, written = ruleset("accord-proof-kept"), ruleset("accord-proof-written")
    for each in (kept, written):
        assert each["conditions"]["ref_name"]["include"] == ["refs/heads/accord-proof"]
    assert kept["bypass_actors"] == []
    assert {rule["type"] for rule in kept["rules"]} == {"deletion", "non_fast_forward"}
    assert {rule["type"] for rule in written["rules"]} == {"creation", "update"}
    assert [each["actor_type"] for each in written["bypass_actors"]] == ["Integration"]


def test_the_placeholder_of_the_app_is_no_number_that_github_would_take() -> None:
    for path in (GITHUB / "rulesets").glob("*.json"):
        for id in re.findall(r'"(?:integration_id|actor_id)": ([^,}]*)', path.read_text("utf-8")):
            assert id == '"APP_ID"'
