"""Whether a branch has only been added to, as the one on which statements are kept must be."""

from __future__ import annotations

from pathlib import Path

from accord.language import Message, say
from accord.trees import git
from accord.trees.merging import contains


def why_not_appended(root: Path, old: str | None, new: str) -> Message | None:
    """What speaks against moving the branch from one commit to another; None if nothing.

    Args:
        root: the repository.
        old: where the branch stands; None where there is none yet.
        new: where it is to stand.

    Raises:
        TreeError: git failed.
    """
    if old and not contains(root, new, old):
        return say("It may only move forward.")
    reach = f"{old}..{new}" if old else new
    options = ("--name-only", "--no-renames", "--diff-filter=a", "-m", "--format=")
    told = git(root, "log", "--no-color", "--no-show-signature", "-z", *options, reach)
    touched = [path for path in told.decode("utf-8", "replace").split("\0") if path.strip()]
    if touched:
        return say("Its files stay as they are: {path} was touched.", path=touched[0].strip())
    return None
