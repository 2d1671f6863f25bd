"""A tree as a value: files by path, known by what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from accord.trees.revision import Held
from accord.trees.tree import Choice, File, everywhere


class Memory:
    """Plain files in memory; their ids are those that git would give them."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        for path in sorted(self._below(folder), key=lambda path: path.split("/")):
            if all(enter(each) for each in _folders_below(folder, path)):
                yield File(path, self._contents[path])

    def names(self, folder: str) -> list[str]:
        inside = (path.removeprefix(f"{folder}/") for path in self._below(folder))
        return sorted({path.partition("/")[0] for path in inside})

    def read(self, path: str) -> bytes | None:
        return self._contents.get(path)

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        return {path: self._contents[path] for path in paths if path in self._contents}

    @cached_property
    def held(self) -> Mapping[str, Held]:
        return {path: _held(data) for path, data in self._contents.items()}

    def differing(self, other: Memory) -> Iterator[tuple[str, Held | None, Held | None]]:
        """The paths under which `other` holds something else, with what either holds there."""
        for path in sorted(self._contents.keys() | other._contents.keys()):
            if self.read(path) != other.read(path):
                yield path, self.held.get(path), other.held.get(path)

    def _below(self, folder: str) -> Iterator[str]:
        return (path for path in self._contents if path.startswith(f"{folder}/"))


def _folders_below(folder: str, path: str) -> Iterator[str]:
    """The folders on the way from one to a file below it."""
    steps = path.removeprefix(f"{folder}/").split("/")[:-1]
    for end in range(1, len(steps) + 1):
        yield "/".join((folder, *steps[:end]))


def _held(data: bytes) -> Held:
    id = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    return Held(id, "100644", plain=True)
