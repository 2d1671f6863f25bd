"""A tree of files to read from: a folder, or a git revision that is never checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class File:
    """One file of a tree; `data` is None for what is not a plain file (a link, a submodule)."""

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


class Folder:
    """The files as they lie in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        start = self.root / folder
        if start.is_symlink():
            yield File(folder, None)
        elif start.is_dir():
            yield from self._walk(str(start), folder, enter)

    def names(self, folder: str) -> list[str]:
        start = self.root / folder
        if start.is_symlink() or not start.is_dir():
            return []
        with os.scandir(start) as found:
            return sorted(entry.name for entry in found)

    def read(self, path: str) -> bytes | None:
        file = self.root / path
        return file.read_bytes() if file.is_file() and not file.is_symlink() else None

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those of the paths that are plain files here."""
        found = ((path, self.read(path)) for path in paths)
        return {path: data for path, data in found if data is not None}

    def _walk(self, folder: str, prefix: str, enter: Choice) -> Iterator[File]:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            path = f"{prefix}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if enter(path):
                    yield from self._walk(entry.path, path, enter)
            elif entry.is_file(follow_symlinks=False):
                # A Path for each of 80,000 files would cost more than reading them.
                with open(entry.path, "rb") as file:  # noqa: PTH123
                    yield File(path, file.read())
            else:
                yield File(path, None)


class Held(NamedTuple):
    """What git holds under a path: the id of the object, and whether it is a plain file."""

    id: str
    plain: bool


class Revision:
    """The files of a commit or tree, read as git objects.

    `root` is the folder in question, which need not be the top of its repository; `id` names
    the whole tree of the repository, `held` has the paths below the folder.
    """

    def __init__(self, root: Path, revision: str) -> None:
        self.root = root
        whole = git(root, "rev-parse", "--verify", "--end-of-options", revision + "^{tree}")
        self.id = whole.decode().strip()
        self.held: Mapping[str, Held] = dict(self._list())

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        entered = {folder: True}

        def is_entered(inner: str) -> bool:
            if inner not in entered:
                entered[inner] = is_entered(inner.rpartition("/")[0]) and enter(inner)
            return entered[inner]

        inside = sorted(
            path
            for path in self.held
            if path.startswith(folder + "/") and is_entered(path.rpartition("/")[0])
        )
        blobs = self.read_all(inside)
        for path in inside:
            yield File(path, blobs.get(path))

    def names(self, folder: str) -> list[str]:
        below = len(folder) + 1
        inside = (path[below:] for path in self.held if path.startswith(folder + "/"))
        return sorted({path.partition("/")[0] for path in inside})

    def read(self, path: str) -> bytes | None:
        return self.read_all([path]).get(path)

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those of the paths that are plain files here."""
        plain = [path for path in paths if path in self.held and self.held[path].plain]
        ids = [self.held[path].id for path in plain]
        return dict(zip(plain, self._blobs(ids), strict=True)) if plain else {}

    def _list(self) -> Iterator[tuple[str, Held]]:
        for line in git(self.root, "ls-tree", "-r", "-z", self.id).split(b"\0")[:-1]:
            facts, _, path = line.partition(b"\t")
            mode, _, id = facts.decode().split(" ")
            yield path.decode("utf-8", "replace"), Held(id, mode.startswith("100"))

    def _blobs(self, ids: list[str]) -> Iterator[bytes]:
        output = git(self.root, "cat-file", "--batch", text="".join(f"{blob}\n" for blob in ids))
        place = 0
        for _ in ids:
            end = output.index(b"\n", place)
            size = int(output[place:end].split(b" ")[2])
            yield output[end + 1 : end + 1 + size]
            place = end + size + 2


def git(folder: Path, *arguments: str, text: str = "") -> bytes:
    """What git says in a folder, when it is given `text` to read.

    Raises:
        TreeError: git is not there, or failed.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    except FileNotFoundError:
        raise TreeError("git is not installed") from None
    if done.returncode:
        raise TreeError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
