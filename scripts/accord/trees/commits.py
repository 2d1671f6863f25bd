"""The commits between two states of a history, and what each of them made of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.trees.revision import git, read_difference


@dataclass(frozen=True, slots=True)
class Commit:
    """`touched` are the paths that differ from one of its parents; of the first commit, all.

    A merge made by hand may take one side's file and drop the other's, so both sides count.
    """

    id: str
    parents: tuple[str, ...]
    touched: frozenset[str]


def commits(root: Path, *reach: str) -> Mapping[str, Commit]:
    """The commits in reach, by their ids; each of `reach` is a commit, or `^` and one.

    A name may hold any character but NUL, so only where it stands tells a path from an id.

    Raises:
        TreeError: git failed.
    """
    told = git(
        root,
        *("-c", "log.showRoot=true", "log", "--stdin", "-z", "--raw", "--no-abbrev", "-m"),
        *("--no-renames", "--no-color", "--no-show-signature", "--ignore-submodules=none"),
        *("--relative", "--format=%H %P"),
        text="\n".join(reach),
    )
    parents: dict[str, tuple[str, ...]] = {}
    touched: dict[str, set[str]] = {}
    id = ""
    for part, path in _parts(told):
        if path is None:
            id, *before = part.decode().split()
            parents[id] = tuple(before)
        else:
            touched.setdefault(id, set()).add(path)
    return {each: Commit(each, parents[each], frozenset(touched.get(each, ()))) for each in parents}


def _parts(told: bytes) -> Iterator[tuple[bytes, str | None]]:
    """The line of a commit, which comes once for each parent, and every difference after it."""
    parts = iter(told.split(b"\0")[:-1])
    for part in parts:
        line = part.lstrip(b"\n")
        yield line, read_difference(line, next(parts))[0] if line.startswith(b":") else None
