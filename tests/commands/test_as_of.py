"""As of an instant everything is as if nothing later had been written."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord import ledger
from accord.commands import cli
from accord.organization import Organization
from accord.trees import Folder

ROOT = Path(__file__).parents[2]
LEDGER = ledger.read(Folder(ROOT))
# A quiet morning, the middle of a holiday, and the instant of an entry itself.
INSTANTS = ("2026-06-30T09:00", "2026-10-03T12:00", "2026-10-28T15:40")
LATER = re.compile(r'<p class="ac-muted">\d+ entries are dated later than .*?</p>')


@pytest.fixture(scope="module", params=INSTANTS)
def moment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def until(moment: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it would be if all had gone home at that instant."""
    root = tmp_path_factory.mktemp("until") / "sample"
    for folder in ("records", "schema"):
        shutil.copytree(ROOT / folder, root / folder)
    for path in later(moment, LEDGER.organization):
        if path.endswith(("request.md", "feedback.md")):
            shutil.rmtree((root / path).parent)
        else:
            (root / path).unlink()
    return root


def later(moment: str, organization: Organization) -> Iterator[str]:
    """The files of what happened after an instant; of a record raised after it the form alone."""
    instant = organization.instant(moment)
    for record in LEDGER.records.values():
        if record.raised_at > instant:
            yield record.form.path
        else:
            yield from (each.document.path for each in record.entries if each.at > instant)


def told(root: Path, *arguments: str) -> Any:
    done = CliRunner().invoke(cli, [*arguments, "-C", str(root), "--lang", "en"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output) if "--json" in arguments else None


def test_the_instants_cut_lives_in_two(moment: str) -> None:
    gone = [*later(moment, LEDGER.organization)]
    forms = sum(path.endswith(("request.md", "feedback.md")) for path in gone)
    assert 0 <= forms < len(LEDGER.records) and len(gone) > forms


@pytest.mark.parametrize(
    "command",
    [["list"], ["due", "--all", "--explain"], ["figures"], ["changes", "--since", "2026-06-01"]],
    ids=lambda command: command[0],
)
def test_lists_are_those_of_a_repository_that_ends_there(
    command: list[str], moment: str, until: Path
) -> None:
    arguments = [*command, "--json", "--as-of", moment]
    assert told(ROOT, *arguments) == told(until, *arguments)


def test_so_is_a_record(moment: str, until: Path) -> None:
    record = (until / next(later(moment, LEDGER.organization))).parent
    id = record.name if record.exists() else "XLX-2026-001"
    arguments = ["show", id, "--json", "--as-of", moment]
    assert told(ROOT, *arguments) == told(until, *arguments)


@pytest.mark.parametrize("moment", INSTANTS[-1:], indirect=True)
def test_so_is_every_page(moment: str, until: Path, sample: Path, tmp_path: Path) -> None:
    """But for a line on a record's page that tells of entries with a later date.

    And but for the names of their files: a form must not give one of them to another.
    """
    for name, root in (("whole", sample), ("until", until)):
        told(root, "pages", str(tmp_path / name), "--as-of", moment)
    whole, ending = (pages(tmp_path / name) for name in ("whole", "until"))
    assert whole.keys() == ending.keys() and "board/index.md" in whole
    assert any(LATER.search(text) for text in whole.values())
    assert {path: words(LATER.sub("", text)) for path, text in whole.items()} == {
        path: words(text) for path, text in ending.items()
    }


def words(page: str) -> list[str]:
    return re.sub(r'"files": ?\[[^\]]*\]', "", page).split()


def pages(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.md")
    }
