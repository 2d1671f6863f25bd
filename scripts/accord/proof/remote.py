"""The gate's branch as the others have it: at `origin`."""

from __future__ import annotations

from pathlib import Path

from accord.proof.branch import LOCAL, PUBLISHED, tip
from accord.trees import git
from accord.trees.revision import said


def take(root: Path) -> None:
    """Begin anew from what was published; what stood here alone is gone.

    Raises:
        TreeError: git could not ask.
    """
    has_any = git(root, "ls-remote", "origin", LOCAL)
    if has_any:
        git(root, "fetch", "--quiet", "--no-tags", "origin", f"+{LOCAL}:{PUBLISHED}")
        git(root, "update-ref", LOCAL, PUBLISHED)
    else:
        git(root, "update-ref", "-d", LOCAL)


def give(root: Path) -> str | None:
    """Publish the branch; why that was refused, if it was.

    Whoever was faster is never overwritten.
    """
    if tip(root, LOCAL) in (None, tip(root, PUBLISHED)):
        return None
    done = said(root, "push", "--quiet", "origin", f"{LOCAL}:{LOCAL}")
    return done.stderr.decode("utf-8", "replace").strip() if done.returncode else None
