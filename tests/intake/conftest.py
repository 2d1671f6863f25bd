"""A repository whose people have accounts, and the command that takes issues."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord import ledger
from accord.commands.check import check
from accord.commands.intake import intake
from accord.trees import Folder
from tests.intake.issues import ACCOUNTS, body, event, issue

NOW = "2026-07-01T11:00"


@dataclass(frozen=True)
class Door:
    root: Path

    @property
    def line(self) -> list[str]:
        return ["-C", str(self.root), "--event", "-", "--repo", "xinglan/accord"]

    def takes(
        self,
        it: Mapping[str, Any],
        *options: str,
        action: str = "opened",
        now: str = NOW,
        by: int | None = None,
    ) -> dict[str, Any]:
        """What becomes of an issue, as the program that posts it is told."""
        line = [*self.line, "--json", "--as-of", now, *options]
        done = CliRunner().invoke(intake, line, input=event(it, action, by))
        assert done.exit_code in (0, 1), done.output + str(done.exception)
        told: dict[str, Any] = json.loads(done.stdout)
        assert (done.exit_code == 1) == (told["verdict"] == "refused")
        return told

    def asked(self, kind: str, said: Mapping[str, str], **changes: Any) -> dict[str, Any]:
        return issue(kind, body(ledger.opened(Folder(self.root)), kind, said), **changes)

    def is_clean(self) -> bool:
        return CliRunner().invoke(check, ["-C", str(self.root), "--as-of", NOW]).exit_code == 0

    def files(self) -> dict[str, bytes]:
        found = (self.root / "records").rglob("*")
        return {str(each): each.read_bytes() for each in found if each.is_file()}


@pytest.fixture
def door(repository: Path) -> Door:
    registry = repository / "records" / "organization.yml"
    text = registry.read_text("utf-8")
    for person, number in ACCOUNTS.items():
        before, after = text.split(f"{{id: {person},", 1)
        account = f" accounts: [{{forge: github, id: {number}, login: {person}}}],"
        text = f"{before}{{id: {person},{account}{after}"
    registry.write_text(text, "utf-8")
    return Door(repository)
