"""A tree's records in parts, so that several processes can each read their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from zlib import crc32

from accord.crew import hands
from accord.model import FOLDERS, ROOT, folder_of
from accord.trees import Tree

# Below this many records, starting processes takes longer than what they save.
MANY = 200


@dataclass(frozen=True, slots=True)
class Share:
    """The folders of some records; with `loose`, also all that is in no record's folder."""

    folders: frozenset[str]
    loose: bool

    def enters(self, folder: str) -> bool:
        """Whether the folder may hold something of the share."""
        return folder.count("/") != 2 or self._has(folder)

    def holds(self, path: str) -> bool:
        """Whether the file is of the share."""
        return self._has(folder_of(path)) if path.count("/") > 2 else self.loose

    def only(self, names: Collection[str]) -> Share:
        """The same of some records alone, without all that is loose."""
        inside = (each for each in self.folders if each.rpartition("/")[2] in names)
        return Share(frozenset(inside), loose=False)

    def parted(self, parts: int) -> tuple[Share, ...]:
        """The same in parts of about one size, all that is loose in the first.

        Two folders of one name are in one part, so that it is seen which of them comes first.
        """
        found: list[set[str]] = [set() for _ in range(parts)]
        for folder in self.folders:
            found[crc32(folder.rpartition("/")[2].encode()) % parts].add(folder)
        return tuple(
            Share(frozenset(each), self.loose and place == 0) for place, each in enumerate(found)
        )

    def _has(self, folder: str) -> bool:
        if folder.split("/")[1] in FOLDERS:
            return folder in self.folders
        return self.loose


def record_folders(tree: Tree) -> list[str]:
    """Where records stand, whether or not they can be read."""
    kinds = (f"{ROOT}/{folder}" for folder in FOLDERS)
    return [f"{kind}/{name}" for kind in kinds for name in tree.names(kind)]


def whole(tree: Tree) -> Share:
    """The share that is everything."""
    return Share(frozenset(record_folders(tree)), loose=True)


def shares(everything: Share) -> tuple[Share, ...]:
    """As many as there are processes to read them, if there are enough records to part."""
    return everything.parted(hands() if len(everything.folders) >= MANY else 1)
