"""The next id that a new record can have: free here, where it is to land, and in all that was."""

from __future__ import annotations

from collections.abc import Collection

from accord.change.claims import claims
from accord.change.numbers import Series
from accord.model import FOLDERS, ROOT
from accord.trees import Revision, Tree
from accord.trees.history import Base


def next_free(
    series: Series, base: Base, before: Revision, after: Tree, passed: Collection[str] = ()
) -> str:
    """The first id of a series that nobody has or had, and that is not `passed` to another.

    `before` is the tree of the base's fork.
    """
    tip = before if base.tip == base.fork else Revision(before.root, base.tip, near=before)
    taken = {*passed, *names(before), *names(tip), *names(after)}
    return next(
        id for id in series.after(taken) if not claims([id], base, before, after, series.since)
    )


def names(tree: Tree) -> frozenset[str]:
    """The ids of all records of a tree, whether or not they can be read."""
    return frozenset(name for folder in FOLDERS for name in tree.names(f"{ROOT}/{folder}"))
