"""What the history says of single files: who committed them when, and what they held before.

One pass over the whole history serves all records; to ask for each would take git longer than
all else that is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from accord.trees.objects import Objects
from accord.trees.revision import Held, git, read_difference
from accord.trees.tree import TreeError

# Of so many files that were changed, the latest, it is also told what they held.
_MOST_READ = 400
# A commit of more files than this moved them in from elsewhere: it tells nothing of a record.
_IMPORT = 2000
How = Literal["added", "changed", "removed"]


class Author(NamedTuple):
    """Who wrote a commit, as the commit says, and when, in seconds since 1970."""

    commit: str
    name: str
    email: str
    at: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One file in one commit; what it held `before` and `after` is there for what was changed.

    Both are None where that was too long ago to be read.
    """

    author: Author
    path: str
    how: How
    before: bytes | None = None
    after: bytes | None = None


def edits(root: Path, *folders: str) -> tuple[Edit, ...]:
    """Everything that was ever committed below some folders, the latest first.

    Merges tell nothing of their own, nor does a commit that brought in a whole ledger. Nothing
    where there is no history, or only part of it.
    """
    try:
        if git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return ()
        told = list(_told(root, folders))
        return tuple(_with_contents(root, told))
    except TreeError:  # there is no git here, or no commit
        return ()


def _told(
    root: Path, folders: tuple[str, ...]
) -> Iterator[tuple[Author, str, Held | None, Held | None]]:
    """Each file of each commit, with what git held of it."""
    output = git(
        root,
        *("log", "--no-merges", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative"),
        *("--no-color", "--no-show-signature", "--no-mailmap", "--encoding=UTF-8"),
        *("--format=%H%x09%at%x09%ae%x09%an", "--", *folders),
    )
    for author, files in _commits(output):
        if len(files) <= _IMPORT:
            yield from ((author, *read_difference(facts, path)) for facts, path in files)


def _commits(output: bytes) -> Iterator[tuple[Author, list[tuple[bytes, bytes]]]]:
    """Each commit with the raw lines of its files."""
    author, files = Author("", "", "", 0), list[tuple[bytes, bytes]]()
    parts = iter(output.split(b"\0"))
    for part in parts:
        line = part.lstrip(b"\n")
        if line.startswith(b":"):
            files.append((line, next(parts)))
        elif line:
            yield author, files
            id, at, email, name = line.decode("utf-8", "replace").split("\t", 3)
            author, files = Author(id, name, email, int(at)), []
    yield author, files


def _with_contents(
    root: Path, told: list[tuple[Author, str, Held | None, Held | None]]
) -> Iterator[Edit]:
    """The same with what changed files held, as far as that is not too much to read."""
    left = _MOST_READ
    with Objects(root) as objects:
        for author, path, before, after in told:
            if before is None or after is None:
                yield Edit(author, path, "removed" if after is None else "added")
            elif left and before.plain and after.plain:
                left -= 1
                was, held = objects.read(before.id), objects.read(after.id)
                yield Edit(author, path, "changed", was, held)
            else:
                yield Edit(author, path, "changed")
