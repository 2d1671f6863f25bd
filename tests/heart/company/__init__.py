"""The company in which the stories play, and the ledger that its registry gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from accord import ledger
from accord.trees import Choice, File, Folder, everywhere

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


class Company:
    """The repository's own schemas and table, with the registry of a small company."""

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        return self._home(folder).files(folder, enter)

    def names(self, folder: str) -> list[str]:
        return self._home(folder).names(folder)

    def read(self, path: str) -> bytes | None:
        return self._home(path).read(path)

    def _home(self, path: str) -> Folder:
        return Folder(ROOT if path.startswith("schema") else HERE)


LEDGER = ledger.read(Company())
ORGANIZATION = LEDGER.organization
WORKFLOW = LEDGER.workflow
instant = ORGANIZATION.instant
