"""Whatever base is named, the check compares with it or says in a line what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import commit, git

ENTRY = "records/requests/XLX-2026-001/2026-02-28-progress-TECH.md"


def check(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as people run it."""
    command = [Path(sys.executable).parent / "accord", "check", "-C", root, "--lang", "en"]
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parents[1])}
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, env=environment
    )


@pytest.fixture
def history(sample: Path) -> Path:
    """Two commits on main, and a branch of the first."""
    commit(sample)
    git(sample, "branch", "work")
    (sample / "README.md").write_text("later", "utf-8")
    commit(sample, "later")
    return sample


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stdout
    assert done.stderr.startswith("accord: ")
    assert done.stderr.count("\n") == 1
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize(
    "revision", ["nowhere", "", "--output=x", "main..work", "HEAD:records", "0" * 40, "-", "a b"]
)
def test_an_unknown_revision(history: Path, revision: str) -> None:
    refused(check(history, "--base", revision), "git fetch origin", repr(revision))


def test_no_repository(sample: Path) -> None:
    refused(check(sample, "--base", "main"), "in no git repository")


def test_a_repository_without_a_commit(sample: Path) -> None:
    git(sample, "init", "-q")
    refused(check(sample, "--base", "main"), "'main'")


def test_a_history_that_was_cut_off(history: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{history}", "shallow")
    refused(
        check(tmp_path / "shallow", "--base", "HEAD"), "git fetch --unshallow", "fetch-depth: 0"
    )


def test_histories_that_have_nothing_in_common(history: Path) -> None:
    git(history, "checkout", "-q", "--orphan", "alone")
    refused(check(history, "--base", "main"), "no history in common")
    commit(history, "alone")
    refused(check(history, "--base", "main"), "no history in common")


def test_what_others_have_landed_meanwhile_is_no_part_of_the_change(history: Path) -> None:
    new = history / "records/requests/XLX-2026-001/2026-10-30-minutes.md"
    text = (history / "records/requests/XLX-2026-001/2026-02-02-minutes.md").read_text("utf-8")
    new.write_text(text.replace("at: 2026-02-02", "at: 2026-10-30"), "utf-8")
    commit(history, "minutes land on main")
    git(history, "checkout", "-q", "work")
    assert check(history, "--base", "main").returncode == 0


def test_the_command_to_restore_names_where_the_change_began(history: Path) -> None:
    began = git(history, "rev-parse", "work").strip()
    git(history, "checkout", "-q", "work")
    (history / ENTRY).unlink()
    done = check(history, "--base", "main")
    assert done.returncode == 1
    assert f"--source={began[:10]} " in done.stdout


def test_with_paths_only_what_is_wrong_there_is_told(history: Path) -> None:
    (history / ENTRY).unlink()
    folder = history / "records/requests/XLX-2026-001"
    assert check(history, "--base", "main", str(folder)).returncode == 1
    assert check(history, "--base", "main", str(history / "records/feedback")).returncode == 0


def test_a_base_whose_registry_is_broken_can_be_mended(sample: Path) -> None:
    registry = sample / "records/organization.yml"
    text = registry.read_text("utf-8")
    registry.write_text("name: [", "utf-8")
    commit(sample)
    registry.write_text(text, "utf-8")
    assert check(sample, "--base", "main").returncode == 0
    (sample / ENTRY).unlink()
    done = check(sample, "--base", "main")
    assert "entry-kept" in done.stdout


def test_a_folder_of_a_larger_repository(sample: Path) -> None:
    outer = sample.parent
    commit(outer)
    (outer / "elsewhere.txt").write_text("x", "utf-8")
    git(outer, "add", "elsewhere.txt")
    assert check(sample, "--base", "main").returncode == 0
    (sample / ENTRY).write_text("---\n", "utf-8")
    done = check(sample, "--base", "main")
    assert f"{ENTRY}:1:1: error" in done.stdout
    assert f"git restore --source=main --staged --worktree -- {ENTRY}" in done.stdout


def test_a_first_change_brings_everything(sample: Path) -> None:
    (sample.parent / "empty").mkdir()
    git(sample, "init", "-q", "-b", "main")
    git(sample, "commit", "-q", "--allow-empty", "-m", "nothing")
    done = check(sample, "--base", "main", "--format", "json")
    assert done.returncode == 0
    assert '"entered-in-time"' in done.stdout


def test_annotations_start_with_what_the_change_touches(history: Path) -> None:
    forms = sorted(history.glob("records/requests/*/request.md"))
    for form in forms[:-1]:
        form.write_text(form.read_text("utf-8").replace("priority: ", "priority: x"), "utf-8")
    commit(history, "many faults")
    touched = forms[-1]
    touched.write_text(touched.read_text("utf-8").replace("priority: ", "priority: x"), "utf-8")
    first = check(history, "--base", "main", "--format", "github").stdout.splitlines()[0]
    assert f"file={touched.relative_to(history)}," in first
