"""A tree as git holds it: a revision that is never checked out."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from accord.texts.characters import shown
from accord.trees.tree import DEEPEST, MOST_BYTES, Choice, File, TreeError, everywhere

# An id stands for one object and never for another, whatever refs/replace/ says.
PROGRAM = ("git", "--no-replace-objects")
# How many paths are given to git in one call.
_AT_ONCE = 500


class Held(NamedTuple):
    """What git holds under a path: the object's id, its mode, and whether it is a plain file."""

    id: str
    mode: str
    plain: bool


class Revision:
    """The files of a commit or tree, read as git objects.

    `root` is the folder in question, which need not be the top of its repository; `id` names
    the whole tree of the repository, `held` has the paths below the folder. To list what is
    much like another revision costs next to nothing when that one is given as `near`.
    """

    def __init__(self, root: Path, revision: str, near: Revision | None = None) -> None:
        self.root = root
        whole = git(root, "rev-parse", "--verify", "--end-of-options", revision + "^{tree}")
        self.id = whole.decode().strip()
        self.held: Mapping[str, Held] = near._with(self) if near else dict(self._list())

    def differing(self, other: Revision) -> Iterator[tuple[str, Held | None, Held | None]]:
        """The paths under which `other` holds something else, with what either holds there.

        Git compares the trees, so that no two paths are taken for one because they look alike.
        """
        options = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative")
        ids = ("--ignore-submodules=none", self.id, other.id)
        told = git(self.root, "diff-tree", *options, *ids).split(b"\0")[:-1]
        for facts, raw in zip(told[::2], told[1::2], strict=True):
            yield read_difference(facts, raw)

    def _with(self, other: Revision) -> dict[str, Held]:
        held = dict(self.held)
        for path, _, after in self.differing(other):
            if after:
                held[path] = after
            else:
                held.pop(path, None)
        return held

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
            yield _read_line(line)

    def _blobs(self, ids: list[str]) -> Iterator[bytes]:
        """What blobs hold, one after the other as git gives them out."""
        command = [*PROGRAM, "-C", str(self.root), "cat-file", "--batch"]
        with tempfile.TemporaryFile() as wanted:
            wanted.write("".join(f"{blob}\n" for blob in ids).encode())
            wanted.seek(0)
            with subprocess.Popen(command, stdin=wanted, stdout=subprocess.PIPE) as told:
                for blob in ids:
                    yield next_blob(told.stdout, blob) if told.stdout else b""


def read_difference(facts: bytes, raw: bytes) -> tuple[str, Held | None, Held | None]:
    """One raw difference as git tells it: the modes and ids of both sides, and then the path."""
    old_mode, mode, old_id, id, _ = facts.decode().removeprefix(":").split(" ")
    path, is_shallow = _shown(raw)
    before = Held(old_id, old_mode, is_shallow and old_mode.startswith("100"))
    after = Held(id, mode, is_shallow and mode.startswith("100"))
    return path, _unless_absent(before), _unless_absent(after)


def _read_line(line: bytes) -> tuple[str, Held]:
    """One line of ``git ls-tree``: mode, kind and id, a tab, and the path."""
    facts, _, raw = line.partition(b"\t")
    mode, _, id = facts.decode().split(" ")
    path, is_shallow = _shown(raw)
    return path, Held(id, mode, is_shallow and mode.startswith("100"))


def _shown(raw: bytes) -> tuple[str, bool]:
    """A path as it can be shown, no deeper than what is looked into, and whether that is all."""
    steps = shown(raw.decode("utf-8", "surrogateescape")).split("/")
    return "/".join(steps[: DEEPEST + 1]), len(steps) <= DEEPEST + 1


def _unless_absent(held: Held) -> Held | None:
    return held if held.id.strip("0") else None


def next_blob(output: IO[bytes], blob: str) -> bytes:
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
    done = said(folder, *arguments, text=text)
    if done.returncode:
        raise TreeError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def said(folder: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
    """What became of a call of git in a folder, whatever its exit code.

    Raises:
        TreeError: git is not there.
    """
    command = [*PROGRAM, "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    except FileNotFoundError:
        raise TreeError("git is not installed") from None


def held_at(root: Path, commit: str, paths: Sequence[str]) -> dict[str, Held]:
    """What a commit holds under some paths.

    Raises:
        TreeError: the commit is not here.
    """
    found: dict[str, Held] = {}
    for start in range(0, max(1, len(paths)), _AT_ONCE):
        wanted = paths[start : start + _AT_ONCE]
        for line in git(root, "ls-tree", "-r", "-z", commit, "--", *wanted).split(b"\0")[:-1]:
            path, held = _read_line(line)
            found[path] = held
    return found
