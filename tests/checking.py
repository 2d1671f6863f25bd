"""A whole check, as the tests ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from accord import ledger
from accord.check import check
from accord.model import Finding
from accord.trees import Choice, File, Folder, Tree, everywhere

# After everything that happens in the tests, but for what is meant to lie ahead; and before the
# next year's holidays are expected to be known.
NOW = "2026-10-31T23:00"


class Patched(Folder):
    """A folder, but for the bytes of some files; nothing has to be copied."""

    def __init__(self, root: Path, patches: Mapping[str, bytes]) -> None:
        super().__init__(root)
        self._patches = patches

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        for file in super().files(folder, enter):
            yield File(file.path, self._patches.get(file.path, file.data))

    def read(self, path: str) -> bytes | None:
        return self._patches.get(path, super().read(path))


def found(place: Path | Tree, now: str = NOW) -> tuple[Finding, ...]:
    """What is wrong in a folder, or in another tree."""
    tree = Folder(place) if isinstance(place, Path) else place
    opened = ledger.opened(tree)
    return check(tree, opened, opened.organization.instant(now)).findings
