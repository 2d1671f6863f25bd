"""CODEOWNERS names the stewards of the registry, and leaves the records to the gate."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from accord.commands import cli

ROOT = Path(__file__).parents[2]
REGISTRY = "records/organization.yml"


def owners(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["owners", "-C", str(root), *arguments], standalone_mode=False)


def test_the_committed_file_is_what_the_registry_says() -> None:
    committed = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert owners(ROOT).output == committed


def test_the_stewards_of_the_day_own_all_but_the_records(sample: Path) -> None:
    """As GitHub reads it: the last line that fits counts, and one without owners has none."""
    registry = sample / REGISTRY
    text = registry.read_text(encoding="utf-8")
    text = text.replace("{person: li-na, from: 2026-01-01}", "{person: li-na, from: 2027-01-01}")
    registry.write_text(text, encoding="utf-8")
    said = owners(sample).output.splitlines()
    assert [line for line in said if line and not line.startswith("#")] == [
        "* @xinglan-meng-xin",
        "/records/requests/",
        "/records/feedback/",
    ]
    later = owners(sample, "--as-of", "2027-01-01T09:00").output
    assert "* @xinglan-meng-xin @xinglan-li-na\n" in later


def test_stewards_without_accounts_can_own_nothing(sample: Path) -> None:
    registry = sample / REGISTRY
    text = registry.read_text(encoding="utf-8").replace("forge: github", "forge: gitlab")
    registry.write_text(text, encoding="utf-8")
    done = owners(sample, "--lang", "en")
    assert done.exit_code != 0
    assert "No steward has a GitHub account" in str(done.exception)
