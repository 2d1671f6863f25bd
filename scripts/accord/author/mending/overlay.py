"""A tree with some of its files as they would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.trees import Choice, File, Tree, everywhere


@dataclass(frozen=True, slots=True)
class Overlay:
    """`instead` are the bytes of files that the tree has, by path."""

    tree: Tree
    instead: Mapping[str, bytes]

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        for file in self.tree.files(folder, enter):
            yield File(file.path, self.instead.get(file.path, file.data))

    def names(self, folder: str) -> list[str]:
        return self.tree.names(folder)

    def read(self, path: str) -> bytes | None:
        return self.instead[path] if path in self.instead else self.tree.read(path)
