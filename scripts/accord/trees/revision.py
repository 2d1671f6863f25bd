"""A tree as git holds it: a revision that is never checked out."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from accord.texts.characters import shown
from accord.trees.tree import DEEPEST, MOST_BYTES, Choice, File, TreeError, everywhere


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
            plain = mode.startswith("100") and len(steps) <= DEEPEST + 1
            yield "/".join(steps[: DEEPEST + 1]), Held(id, plain)

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
