"""After a landing the gate decides again, and keeps a signed statement of who approved."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.commands import cli
from accord.commands.deciding import decided
from accord.commands.setting import Setting
from accord.forge.snapshot import written
from accord.gate.proving import statements
from accord.proof import branch
from accord.proof.branch import NAME
from accord.proof.signed import opened
from tests.gate.scene import NOW
from tests.gate.test_on_git import AT, CONSENSUS, LEADS, Proposed, proposed
from tests.gate.test_who_approves import RECEIVED
from tests.proof.office import make_key
from tests.repository import commit, git

__all__ = ["proposed"]  # the fixture
REGISTRY = "records/organization.yml"


@pytest.fixture
def key(proposed: Proposed, tmp_path: Path) -> Path:
    """The gate's key, which the registry of main has; the proposal has been rebased on that."""
    place = tmp_path / "gate-key"
    public = make_key(place)
    git(proposed.root, "checkout", "-q", "main")
    with (proposed.root / REGISTRY).open("a", encoding="utf-8") as file:
        file.write(f"gate_keys:\n  - {{key: {public}, from: 2026-10-01}}\n")
    commit(proposed.root, "the gate's key")
    git(proposed.root, "checkout", "-q", "work")
    git(proposed.root, "rebase", "-q", "main")
    return place


def prove(proposed: Proposed, key: Path, landed: str, base: str, at: str = NOW) -> Result:
    file = proposed.root.parent / "reviews.json"
    arguments = ["prove", "-C", str(proposed.root), "--reviews", str(file), "--key", str(key)]
    arguments += ["--base", base, "--head", "work", "--merge", landed]
    return CliRunner().invoke(cli, [*arguments, "--as-of", at, "--lang", "en"])


def snapshot_taken(proposed: Proposed) -> str:
    """The reviews as they are before it lands; where main then stands."""
    file = proposed.root.parent / "reviews.json"
    file.write_text(written(proposed.snapshot()), encoding="utf-8")
    return proposed.id("main")


def merged(root: Path) -> None:
    git(root, "merge", "-q", "--no-ff", "-m", "land", "work")


def squashed(root: Path) -> None:
    git(root, "merge", "-q", "--squash", "work")
    commit(root, "land")


def rebased(root: Path) -> None:
    (root / "docs").mkdir(exist_ok=True)
    git(root, "cherry-pick", "work")
    git(root, "commit", "-q", "--amend", "-m", "another id")


def landed(proposed: Proposed, how: Callable[[Path], None]) -> str:
    git(proposed.root, "checkout", "-q", "main")
    how(proposed.root)
    return proposed.id("main")


@pytest.mark.parametrize("how", [merged, squashed, rebased])
def test_what_was_approved_is_stated_and_audited_as_reviewed(
    proposed: Proposed, key: Path, how: Callable[[Path], None]
) -> None:
    proposed.approve(*LEADS)
    base = snapshot_taken(proposed)
    now = landed(proposed, how)
    done = prove(proposed, key, now, base)
    assert done.exit_code == 0, done.output
    (path,) = done.output.split()
    assert path.startswith(f"{RECEIVED}/2026-10-30-consensus.")
    kept = branch.read(proposed.root)
    assert kept
    statement = opened(kept.files[path]).statement
    approved = {each.department: each.person for each in statement.approvals}
    assert approved == {"CS": "luo-dan", "SUP": "ma-chao", "TECH": "chen-jing"}
    assert all(each.account and each.account[0] == "github" for each in statement.approvals)
    audit = CliRunner().invoke(cli, ["audit", RECEIVED, "-C", str(proposed.root), "--json"])
    assert audit.exit_code == 0
    assert {each["standing"] for each in json.loads(audit.output)["lines"]} == {"reviewed"}


def test_again_changes_nothing(proposed: Proposed, key: Path) -> None:
    proposed.approve(*LEADS)
    base = snapshot_taken(proposed)
    now = landed(proposed, squashed)
    assert prove(proposed, key, now, base).output
    tip = proposed.id(NAME)
    again = prove(proposed, key, now, base, at="2026-10-30T11:00")
    assert (again.exit_code, again.output) == (0, "")
    assert proposed.id(NAME) == tip


def test_what_nobody_allowed_is_not_stated(proposed: Proposed, key: Path) -> None:
    proposed.approve(*LEADS[1:])
    base = snapshot_taken(proposed)
    done = prove(proposed, key, landed(proposed, merged), base)
    assert done.exit_code == 1
    assert "can't land" in done.output
    assert branch.read(proposed.root) is None


def test_what_was_smuggled_into_the_landing_is_not_stated(proposed: Proposed, key: Path) -> None:
    proposed.approve(*LEADS)
    base = snapshot_taken(proposed)
    git(proposed.root, "checkout", "-q", "main")
    git(proposed.root, "merge", "-q", "--squash", "work")
    entry = proposed.root / CONSENSUS
    entry.write_bytes(entry.read_bytes() + b"\nmore\n")
    done = prove(proposed, key, commit(proposed.root, "land"), base)
    assert done.exit_code == 1
    assert branch.read(proposed.root) is None


def test_only_a_key_of_the_gate_that_is_valid_today_will_do(
    proposed: Proposed, key: Path, tmp_path: Path
) -> None:
    proposed.approve(*LEADS)
    base = snapshot_taken(proposed)
    now = landed(proposed, squashed)
    make_key(tmp_path / "other")
    for wrong in (tmp_path / "other", tmp_path / "none"):
        done = prove(proposed, wrong, now, base)
        assert done.exit_code == 2
        assert "Traceback" not in done.output
    assert branch.read(proposed.root) is None
    assert prove(proposed, key, now, base).exit_code == 0


def test_a_branch_that_has_grown_apart_is_not_added_to(proposed: Proposed, key: Path) -> None:
    proposed.approve(*LEADS)
    base = snapshot_taken(proposed)
    now = landed(proposed, squashed)
    for name in ("refs/heads", "refs/remotes/origin"):
        blank = git(proposed.root, "commit-tree", "-m", name, f"{now}^{{tree}}").strip()
        git(proposed.root, "update-ref", f"{name}/{NAME}", blank)
    done = prove(proposed, key, now, base)
    assert done.exit_code == 2
    assert "grown apart" in done.output


@pytest.mark.usefixtures("key")
def test_a_decision_that_does_not_allow_states_nothing(proposed: Proposed) -> None:
    setting = Setting(proposed.root, NOW, "en")
    denied = decided(setting, "main", "work", None, None)
    assert not denied.allows
    assert [*statements(denied, AT)] == []


def test_without_a_forge_signatures_are_stated_without_accounts(
    proposed: Proposed, key: Path, tmp_path: Path
) -> None:
    git(proposed.root, "checkout", "-q", "main")
    registry = proposed.root / REGISTRY
    text = registry.read_text("utf-8")
    for person in LEADS:
        keyed = f"keys: [{{key: {make_key(tmp_path / person)}, from: 2026-10-01}}]"
        text = text.replace(f"  - {{id: {person},", f"  - {{id: {person}, {keyed},")
    registry.write_text(text, "utf-8")
    commit(proposed.root, "keys of people")
    git(proposed.root, "checkout", "-q", "work")
    git(proposed.root, "rebase", "-q", "main")
    for person in LEADS:
        arguments = ["sign", RECEIVED, "2026-10-30-consensus", "--key", str(tmp_path / person)]
        done = CliRunner().invoke(cli, [*arguments, "-C", str(proposed.root), "--as-of", NOW])
        assert done.exit_code == 0, done.output
    commit(proposed.root, "signed")
    base = proposed.id("main")
    now = landed(proposed, merged)
    arguments = ["prove", "-C", str(proposed.root), "--key", str(key), "--as-of", NOW]
    arguments += ["--base", base, "--head", "work", "--merge", now, "--lang", "en"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    kept = branch.read(proposed.root)
    assert kept
    statement = opened(kept.files[done.output.strip()]).statement
    assert {each.person for each in statement.approvals} == set(LEADS)
    assert {each.account for each in statement.approvals} == {None}


def test_entries_that_bind_nobody_are_not_stated(proposed: Proposed, key: Path) -> None:
    git(proposed.root, "reset", "-q", "--hard", "main")
    proposed.write("docs/note.md", "# Note\n")
    proposed.commit()
    proposed.approve("li-na")
    base = snapshot_taken(proposed)
    done = prove(proposed, key, landed(proposed, squashed), base)
    assert (done.exit_code, done.output) == (0, "")
    assert branch.read(proposed.root) is None
