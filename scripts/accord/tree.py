"""A tree of files to read from: a folder, or a git revision that is never checked out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, Protocol

from accord.characters import shown

# No file of ours comes near this size; of a larger one only so much is read, so that it can
# be refused for its size without filling the memory.
MOST_BYTES = 1024 * 1024
# What lies deeper is not looked into.
_DEEPEST = 16


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
            if entry.is_dir(follow_symlinks=False) and path.count("/") < _DEEPEST:
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
            (
                path
                for path, held in self.held.items()
                if (path == folder and not held.plain)
                or (path.startswith(folder + "/") and is_entered(path.rpartition("/")[0]))
            ),
            key=lambda path: path.split("/"),
        )
        blobs = self._blobs([self.held[path].id for path in inside if self.held[path].plain])
        for path in inside:
            yield File(path, next(blobs) if self.held[path].plain else None)

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
            steps = shown(path.decode("utf-8", "surrogateescape")).split("/")
            plain = mode.startswith("100") and len(steps) <= _DEEPEST + 1
            yield "/".join(steps[: _DEEPEST + 1]), Held(id, plain)

    def _blobs(self, ids: list[str]) -> Iterator[bytes]:
        """What blobs hold, one after the other as git gives them out."""
        command = ["git", "-C", str(self.root), "cat-file", "--batch"]
        with tempfile.TemporaryFile() as wanted:
            wanted.write("".join(f"{blob}\n" for blob in ids).encode())
            wanted.seek(0)
            with subprocess.Popen(command, stdin=wanted, stdout=subprocess.PIPE) as told:
                for blob in ids:
                    yield _next_blob(told.stdout, blob) if told.stdout else b""


def _next_blob(output: IO[bytes], blob: str) -> bytes:
    """One answer of ``git cat-file --batch``: a line that ends in the size, the bytes, LF."""
    size = output.readline().split(b" ")[-1].strip()
    if not size.isdigit():
        raise TreeError(f"the object {blob} is not in the repository")
    data, rest = output.read(min(int(size), MOST_BYTES)), int(size) - MOST_BYTES
    while rest > 0:
        rest -= len(output.read(min(rest, MOST_BYTES)))
    output.read(1)
    return data


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
