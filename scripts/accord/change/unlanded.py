"""Ids that new records have on other branches, where they have not landed yet.

Only names of folders are asked for, of all branches at once, so that ten thousand records and a
hundred branches take no longer than a moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from accord.model import FOLDERS, ROOT
from accord.trees import TreeError, git

_BRANCHES = ("refs/heads", "refs/remotes")
# Where forges keep what is proposed; a pattern that fits nothing there is no error to git.
_FETCHED = (
    "+refs/heads/*:refs/remotes/origin/*",
    "+refs/pull/*/head:refs/pull/*/head",
    "+refs/merge-requests/*/head:refs/merge-requests/*/head",
)


def unlanded(root: Path, patterns: Sequence[str] = ()) -> Mapping[str, frozenset[str]]:
    """By the name of each ref: the ids of its records that what is checked out does not have.

    Branches are looked at, here and as they were last fetched, and the refs that fit `patterns`.
    Where there is no repository, there are none.
    """
    try:
        told = git(root, "for-each-ref", "--format=%(objectname) %(refname)", *_BRANCHES, *patterns)
        refs = [line.split(" ", 1) for line in told.decode("utf-8", "replace").splitlines()]
        commits = dict(_new(root, {each[0] for each in refs}))
    except TreeError:
        return {}
    return {ref: commits[commit] for commit, ref in refs if commits.get(commit)}


def taken_elsewhere(root: Path, patterns: Sequence[str] = ()) -> frozenset[str]:
    """The same ids, wherever they are."""
    return frozenset(id for ids in unlanded(root, patterns).values() for id in ids)


def fetch(root: Path) -> None:
    """Ask origin for its branches and for what is proposed there.

    Raises:
        TreeError: it can't be reached, or there is none.
    """
    git(root, "fetch", "--quiet", "--no-tags", "origin", *_FETCHED)


def _new(root: Path, commits: set[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each commit with the names that its folders of records have and HEAD's have not."""
    found: dict[str, set[str]] = {}
    for folder in FOLDERS:
        trees = _trees(root, ("HEAD", *commits), f"{ROOT}/{folder}")
        here = trees.pop("HEAD", "") or _empty(root)
        added = _added(root, here, {*trees.values()})
        for commit, tree in trees.items():
            found.setdefault(commit, set()).update(added.get(tree, ()))
    yield from ((commit, frozenset(names)) for commit, names in found.items())


def _trees(root: Path, commits: Sequence[str], folder: str) -> dict[str, str]:
    """The tree that each commit has as a folder; those that have none are left out."""
    asked = "".join(f"{each}:./{folder}\n" for each in commits)
    told = git(root, "cat-file", "--batch-check=%(objecttype) %(objectname)", text=asked)
    lines = zip(commits, told.decode("utf-8", "replace").splitlines(), strict=True)
    return {commit: line[5:] for commit, line in lines if line.startswith("tree ")}


def _added(root: Path, here: str, trees: set[str]) -> dict[str, list[str]]:
    asked = "".join(f"{here} {each}\n" for each in sorted(trees - {here}))
    told = git(
        root, "diff-tree", "-z", "--raw", "--no-renames", "--diff-filter=A", "--stdin", text=asked
    )
    found: dict[str, list[str]] = {}
    tree = ""
    parts = iter(told.replace(b"\n", b"\0").split(b"\0")[:-1])
    for part in parts:
        if part.startswith(b":"):
            found[tree].append(next(parts).decode("utf-8", "replace"))
        elif part:
            tree = part.decode().split(" ")[1]
            found[tree] = []
    return found


def _empty(root: Path) -> str:
    return git(root, "hash-object", "-t", "tree", "--stdin", text="").decode().strip()
