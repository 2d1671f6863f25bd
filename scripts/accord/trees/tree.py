"""A tree of files to read from, wherever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

# No file of ours comes near this size; of a larger one only so much is read, so that it can
# be refused for its size without filling the memory.
MOST_BYTES = 1024 * 1024
# What lies deeper is not looked into.
DEEPEST = 16


@dataclass(frozen=True, slots=True)
class File:
    """One file of a tree; `data` is None for what is not a plain file (a link, a submodule).

    In `path` stands U+FFFD for each character that can't be shown.
    """

    path: str
    data: bytes | None


class TreeError(Exception):
    """The tree itself can't be read: no such folder, no such revision, git failed."""


Choice = Callable[[str], bool]


def everywhere(_folder: str) -> bool:
    """The choice of every folder."""
    return True


class Tree(Protocol):
    """Paths are relative to the repository, with forward slashes."""

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        """Every file below `folder`, in the order of the paths; none if it is not there.

        `enter` is asked about every folder on the way, and what is in the others is not read.
        """

    def names(self, folder: str) -> list[str]:
        """What stands directly in `folder`, in order; nothing if it is not there."""

    def read(self, path: str) -> bytes | None:
        """The bytes of one file, or None if it is not there or not a plain file."""
