"""A tree's records in equal parts, so that several processes can each read their own."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from accord.crew import hands
from accord.model import FOLDERS, ROOT
from accord.tree import Tree

# Below this many records, starting processes takes longer than what they save.
MANY = 200


@dataclass(frozen=True, slots=True)
class Share:
    """One of `of` parts. A record belongs to a part by its id, whatever its kind."""

    place: int = 0
    of: int = 1

    def enters(self, folder: str) -> bool:
        """Whether the folder may hold something of the part."""
        return folder.count("/") != 2 or self._has(folder)

    def holds(self, path: str) -> bool:
        """Whether the file is of the part; what is in no record's folder is of the first."""
        return self._has(path) if path.count("/") > 2 else self.place == 0

    def _has(self, path: str) -> bool:
        return crc32(path.split("/")[2].encode()) % self.of == self.place


ALL = Share()


def shares(tree: Tree) -> tuple[Share, ...]:
    """As many as there are processes to read them, if there are enough records to part."""
    records = sum(len(tree.names(f"{ROOT}/{folder}")) for folder in FOLDERS)
    parts = hands() if records >= MANY else 1
    return tuple(Share(place, parts) for place in range(parts))
