"""A tree as it lies in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from accord.texts.characters import shown
from accord.trees.tree import DEEPEST, MOST_BYTES, Choice, File, everywhere


class Folder:
    """The files as they lie in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        if link := self._link_on_the_way(folder):
            yield File(link, None)
        elif (self.root / folder).is_dir():
            yield from self._walk(str(self.root / folder), folder, enter)

    def names(self, folder: str) -> list[str]:
        if self._link_on_the_way(folder) or not (self.root / folder).is_dir():
            return []
        return sorted(shown(name) for name in os.listdir(self.root / folder))  # noqa: PTH208

    def read(self, path: str) -> bytes | None:
        if self._link_on_the_way(path) or not (self.root / path).is_file():
            return None
        with (self.root / path).open("rb") as file:
            return _read(file)

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those of the paths that are plain files here."""
        found = ((path, self.read(path)) for path in paths)
        return {path: data for path, data in found if data is not None}

    def _link_on_the_way(self, path: str) -> str | None:
        """The first part of a path that is a symbolic link: none is ever followed."""
        steps = path.split("/")
        ways = ("/".join(steps[:end]) for end in range(1, len(steps) + 1))
        return next((way for way in ways if (self.root / way).is_symlink()), None)

    def _walk(self, folder: str, prefix: str, enter: Choice) -> Iterator[File]:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            path = f"{prefix}/{shown(entry.name)}"
            if entry.is_dir(follow_symlinks=False) and path.count("/") < DEEPEST:
                if enter(path):
                    yield from self._walk(entry.path, path, enter)
            elif entry.is_file(follow_symlinks=False):
                # A Path for each of 80,000 files would cost more than reading them.
                with open(entry.path, "rb") as file:  # noqa: PTH123
                    yield File(path, _read(file))
            else:
                yield File(path, None)


def _read(file: BinaryIO) -> bytes:
    # Asking for a size makes room for it; most files are far smaller.
    is_large = os.fstat(file.fileno()).st_size > MOST_BYTES
    return file.read(MOST_BYTES if is_large else -1)
