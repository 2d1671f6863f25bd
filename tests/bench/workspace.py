"""Where a benchmark works: a folder of its own, and ledgers that are written once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.generate import Written, generate
from tests.repository import commit


@dataclass(frozen=True, slots=True)
class Workspace:
    """`records` is the size asked for; `told` says on the terminal what is going on."""

    root: Path
    records: int
    told: Callable[[str], None]
    written: dict[int, Written] = field(default_factory=dict)

    def folder(self, name: str) -> Path:
        """A folder for a peer."""
        found = self.root / name
        found.mkdir(exist_ok=True)
        return found

    def ledger(self, records: int) -> tuple[Path, Written]:
        """A generated ledger of so many records."""
        folder = self.root / f"ledger-{records}"
        if records not in self.written:
            self.told(f"writing a ledger of {records:,} records")
            self.written[records] = generate(folder, records)
        return folder, self.written[records]

    def repository(self, records: int) -> tuple[Path, Written]:
        """The same, committed: beside git's own things there is room to keep something."""
        folder, written = self.ledger(records)
        if not (folder / ".git").exists():
            self.told(f"committing {records:,} records")
            commit(folder)
        return folder, written
