"""What a merge of two commits would be, without making it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from accord.trees.revision import git, said
from accord.trees.tree import TreeError


@dataclass(frozen=True, slots=True)
class Merged:
    """The tree of a merge; None if it can't be made, and then the paths in conflict."""

    tree: str | None
    conflicts: tuple[str, ...] = ()


def merged(root: Path, base: str, head: str) -> Merged:
    """Merge `head` into `base`, as objects alone.

    Files are matched by their names: what was renamed is told from what was edited.

    Raises:
        TreeError: git failed.
    """
    if contains(root, head, base):
        return Merged(git(root, "rev-parse", f"{head}^{{tree}}").decode().strip())
    options = ("--write-tree", "-z", "--name-only", "--no-messages")
    done = said(root, "-c", "merge.renames=false", "merge-tree", *options, base, head)
    tree, *paths = done.stdout.decode("utf-8", "replace").split("\0")
    if done.returncode == 0:
        return Merged(tree)
    if done.returncode == 1:
        return Merged(None, tuple(filter(None, paths)))
    raise TreeError(done.stderr.decode("utf-8", "replace").strip())


def contains(root: Path, commit: str, earlier: str) -> bool:
    """Whether a commit has another one among its ancestors, or is it.

    Raises:
        TreeError: one of them is not here.
    """
    done = said(root, "merge-base", "--is-ancestor", earlier, commit)
    if done.returncode > 1:
        raise TreeError(done.stderr.decode("utf-8", "replace").strip())
    return done.returncode == 0
