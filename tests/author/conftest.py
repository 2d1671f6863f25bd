"""An author at work in the small repository, through the commands themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from accord import ledger
from accord.commands.add import add
from accord.commands.new import new
from accord.ledger import Ledger
from accord.trees import Folder
from accord.workflow.fold import Story, fold
from tests.author.samples import FEEDBACK, FEEDBACK_SECTIONS, REQUEST_YAML


@click.group()
def accord() -> None:
    """The two commands of an author."""


accord.add_command(new)
accord.add_command(add)


@dataclass(frozen=True)
class Author:
    root: Path

    def run(
        self,
        *words: str,
        at: str,
        by: str = "",
        given: Sequence[str] = (),
        sections: Sequence[str] = (),
        stdin: str | bytes = "",
        lang: str = "en",
    ) -> Result:
        """Call a command as of `at`, with one `--set` or `--section` for each text."""
        arguments = [*words, "-C", str(self.root), "--as-of", at, "--lang", lang]
        for setting in ([f"by={by}"] if by else []) + list(given):
            arguments += ["--set", setting]
        for section in sections:
            arguments += ["--section", section]
        return CliRunner().invoke(accord, arguments, input=stdin)

    def writes(self, *words: str, **options: object) -> str:
        """Call a command that must succeed; gives the path that it prints."""
        result = self.run(*words, **options)  # type: ignore[arg-type]
        assert result.exit_code == 0, result.output + str(result.exception or "")
        path = result.stdout.strip()
        assert (self.root / path).is_file()
        return path

    def refused(self, *words: str, **options: object) -> str:
        """Call a command that must write nothing; gives what it says."""
        before = self.files()
        result = self.run(*words, **options)  # type: ignore[arg-type]
        assert result.exit_code == 1, result.output + str(result.exception or "")
        assert result.stdout == ""
        assert self.files() == before
        return result.stderr

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in sorted((self.root / "records").rglob("*"))
            if path.is_file()
        }

    def ledger(self) -> Ledger:
        return ledger.read(Folder(self.root))

    def story(self, record: str, at: str) -> Story:
        read = self.ledger()
        return fold(read.records[record], read.workflow, read.organization.instant(at))

    def state(self, record: str, at: str = "2026-12-31T18:00") -> str:
        return self.story(record, at).state.name

    def instant(self, text: str) -> datetime:
        return self.ledger().organization.instant(text)


@pytest.fixture
def author(repository: Path) -> Author:
    return Author(repository)


@pytest.fixture
def request_id(author: Author) -> str:
    """A request of Marketing to Technology, proposed on 1 July."""
    path = author.writes("new", "request", "--from", "-", at="2026-07-01T10:00", stdin=REQUEST_YAML)
    assert path == "records/requests/XLX-2026-001/request.md"
    return "XLX-2026-001"


@pytest.fixture
def feedback_id(author: Author) -> str:
    """A problem of Marketing with Technology, registered on 6 July."""
    path = author.writes(
        "new", "feedback", at="2026-07-06T10:00", given=FEEDBACK, sections=FEEDBACK_SECTIONS
    )
    assert path == "records/feedback/20260706-MKT-001/feedback.md"
    return "20260706-MKT-001"
