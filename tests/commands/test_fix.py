"""`accord fix` shows first, asks at a terminal, and never writes half."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.commands import cli
from tests.repository import commit, git

FORM = "records/feedback/20261027-HR-001/feedback.md"
CONSENSUS = "records/requests/XLX-2026-014/2026-09-18-consensus.md"


@pytest.fixture
def merged(sample: Path) -> Path:
    commit(sample)
    return sample


def fix(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["fix", "-C", str(root), "--lang", "en", *words])


def spoil(root: Path, path: str = FORM, sign: str = "title：") -> str:
    """Type one full-width colon; gives back what stood there."""
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text.replace(sign.replace("：", ": "), sign), "utf-8")
    return text


def test_nothing_to_mend(merged: Path) -> None:
    done = fix(merged)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing to mend.\n")


@pytest.mark.parametrize("words", [(), ("--diff",), ("--diff", "--yes")])
def test_where_nobody_can_be_asked_the_changes_are_only_shown(
    merged: Path, words: tuple[str, ...]
) -> None:
    spoil(merged)
    typed = (merged / FORM).read_bytes()
    done = fix(merged, *words)
    assert done.exit_code == 1
    lines = done.stdout.split("\n")
    assert lines[0] == f"{FORM}: full-width signs"
    assert [line[:7] for line in lines if line[:1] in ("-", "+")] == ["-title：", "+title:"]
    assert (merged / FORM).read_bytes() == typed


def test_check_only_names_the_files(merged: Path) -> None:
    spoil(merged)
    done = fix(merged, "--check", "--yes")
    assert (done.exit_code, done.stdout) == (1, f"{FORM}: full-width signs\n")


def test_with_yes_the_file_is_mended_and_nothing_else(merged: Path) -> None:
    right = spoil(merged)
    assert fix(merged, "--yes").exit_code == 0
    assert (merged / FORM).read_text("utf-8") == right
    assert git(merged, "status", "--porcelain") == ""
    assert fix(merged).stderr == "Nothing to mend.\n"


def test_a_merged_entry_stays_and_it_is_said_why(merged: Path) -> None:
    spoil(merged, CONSENSUS, "round：")
    done = fix(merged, "--yes")
    assert done.exit_code == 0
    assert done.stderr.startswith(f"{CONSENSUS}: This entry was merged and stays")
    assert git(merged, "status", "--porcelain").strip() == f"M {CONSENSUS}"


def test_what_the_main_branch_of_origin_does_not_hold_may_change(
    merged: Path, tmp_path: Path
) -> None:
    """Although it has been committed here."""
    (merged / CONSENSUS).rename(tmp_path / "aside")
    git(merged, "commit", "-qam", "without the consensus")
    git(tmp_path, "clone", "-q", str(merged), "clone")
    clone = tmp_path / "clone"
    (clone / CONSENSUS).write_bytes((tmp_path / "aside").read_bytes())
    spoil(clone, CONSENSUS, "round：")
    commit(clone)
    assert fix(clone, "--check").stdout.startswith(CONSENSUS)
    assert fix(clone, "--check", "--base", "HEAD~1").stdout.startswith(CONSENSUS)
    assert fix(clone, "--check", "--base", "HEAD").stdout == ""


def test_paths_say_where_to_look(merged: Path) -> None:
    spoil(merged)
    assert fix(merged, "--check", str(merged / "records/requests")).exit_code == 0
    assert fix(merged, "--check", str(merged / FORM)).exit_code == 1
    assert fix(merged, "--check", str(merged.parent)).exit_code == 2


def test_without_git_everything_may_be_mended_and_it_is_said(sample: Path) -> None:
    spoil(sample, CONSENSUS, "round：")
    done = fix(sample, "--yes")
    assert done.exit_code == 0
    assert "nothing counts as merged" in done.stderr


def test_a_base_that_is_not_there_ends_in_one_line(merged: Path) -> None:
    done = fix(merged, "--base", "nowhere")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_programs_get_json(merged: Path) -> None:
    spoil(merged)
    told = json.loads(fix(merged, "--json").stdout)
    what = [{"path": FORM, "what": ["full-width signs"]}]
    assert told == {"written": False, "mends": what, "kept": []}
    assert json.loads(fix(merged, "--json", "--yes").stdout)["written"] is True


def test_hidden_characters_are_shown_written_out(merged: Path) -> None:
    text = (merged / FORM).read_text("utf-8")
    (merged / FORM).write_text(text.replace("title: ", "title: \x1b[2J\u200b"), "utf-8")
    shown = fix(merged).stdout
    assert "\x1b" not in shown
    assert "<U+200B>" in shown


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1)])
def test_at_a_terminal_it_asks(merged: Path, answer: str, code: int) -> None:
    right = spoil(merged)
    ours, theirs = pty.openpty()
    call = "from accord.commands import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", call, "fix", "-C", str(merged), "--lang", "zh"],
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, answer.encode())
    said = b""
    while chunk := _read(ours):
        said += chunk
    assert process.wait() == code
    assert "写入" in said.decode()
    assert ((merged / FORM).read_text("utf-8") == right) is (code == 0)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:
        return b""
