"""Without a forge: signatures beside what a change brings, on real git with real keys."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.commands import cli
from accord.gate.git.gathering import Undecidable, named
from tests.proof.conftest import keys, office
from tests.proof.office import FEEDBACK, sign_beside
from tests.repository import commit, git

__all__ = ["keys", "office"]  # the fixtures
ENTRY = "2026-06-01-confirmation.md"
FOLDER = f"records/feedback/{FEEDBACK}"
SIGNED = datetime.fromisoformat("2026-06-01T12:00+08:00")


@pytest.fixture
def proposed(office: Path) -> Path:
    """The feedback before it was confirmed, and a branch that confirms it; nobody has signed."""
    text = (office / FOLDER / ENTRY).read_bytes()
    git(office, "rm", "-q", f"{FOLDER}/{ENTRY}", f"{FOLDER}/2026-06-04-retrospective-FIN.md")
    commit(office, "before it was confirmed")
    git(office, "checkout", "-qb", "work")
    (office / FOLDER / ENTRY).write_bytes(text)
    commit(office, "confirmed")
    return office


def decided(root: Path, *arguments: str) -> Result:
    asked = ["gate", "-C", str(root), "--base", "main", "--head", "work", "--lang", "en"]
    return CliRunner().invoke(cli, [*asked, "--as-of", "2026-06-02T09:00", *arguments])


def sign(root: Path, key: Path, by: tuple[str, str] = ("FIN", "dong-fei")) -> Path:
    path = sign_beside(root, key, FEEDBACK, ENTRY, by, SIGNED)
    commit(root, "signed")
    return path


def test_nobody_has_approved_what_nobody_has_signed(proposed: Path) -> None:
    assert decided(proposed).exit_code == 1


def test_the_signature_of_who_must_approve_is_enough(proposed: Path, keys: Path) -> None:
    sign(proposed, keys / "dong-fei")
    done = decided(proposed)
    assert done.exit_code == 0, done.output


def test_the_signature_of_somebody_else_is_not(proposed: Path, keys: Path) -> None:
    sign(proposed, keys / "chen-jing", ("FIN", "chen-jing"))
    assert decided(proposed).exit_code == 1


def test_a_forged_signature_is_refused_though_others_hold(proposed: Path, keys: Path) -> None:
    sign(proposed, keys / "dong-fei")
    sign_beside(proposed, keys / "chen-jing", FEEDBACK, ENTRY, ("TECH", "dong-fei"), SIGNED)
    commit(proposed, "signed with another key")
    done = decided(proposed)
    assert done.exit_code == 1
    assert "signature-holds" in decided(proposed, "--format", "json").output


def test_a_signature_of_another_text_is_refused(proposed: Path, keys: Path) -> None:
    sign(proposed, keys / "dong-fei")
    with (proposed / FOLDER / ENTRY).open("a", encoding="utf-8") as file:
        file.write("补充一句。\n")
    commit(proposed, "something else")
    assert decided(proposed).exit_code == 1


def test_what_is_no_signature_is_refused(proposed: Path, keys: Path) -> None:
    path = sign(proposed, keys / "dong-fei")
    path.write_bytes(b"signed\n")
    commit(proposed, "no signature")
    assert decided(proposed).exit_code == 1


def test_what_was_signed_before_is_no_matter_of_the_change(proposed: Path, keys: Path) -> None:
    git(proposed, "checkout", "-q", "main")
    sign_beside(proposed, keys / "dong-fei", FEEDBACK, "feedback.md", ("FIN", "dong-fei"))
    commit(proposed, "the form is signed")
    git(proposed, "checkout", "-q", "work")
    git(proposed, "rebase", "-q", "main")
    sign(proposed, keys / "dong-fei")
    done = decided(proposed)
    assert done.exit_code == 0, done.output


def test_of_a_part_of_a_repository_nothing_is_decided(proposed: Path) -> None:
    with pytest.raises(Undecidable):
        named(proposed / "records", "main", "work", None, None)
