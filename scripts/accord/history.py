"""What the history of a repository says: where a change began, and which files were deleted."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accord.tree import TreeError, git

_ID = re.compile(r"[0-9a-f]{40,64}")
_SHORT = 10


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is compared with.

    `tip` is the commit that was named; `fork` the one that it and the present have in common,
    so that what others have landed meanwhile is not taken for part of the change. `name` is
    how a command of git may call the fork.
    """

    name: str
    tip: str
    fork: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """The commit that deleted a file, shortened, and its day."""

    commit: str
    day: str


def base(root: Path, revision: str) -> Base:
    """Find where the work in a folder began.

    Raises:
        TreeError: with what to do about it.
    """
    tip = _commit(root, revision)
    try:
        fork = git(root, "merge-base", tip, "HEAD").decode().strip()
    except TreeError:
        raise TreeError(
            f"{revision} and what is checked out here have no history in common; "
            "name the branch on which this change is to land"
        ) from None
    is_named = fork == tip and not _ID.fullmatch(revision)
    return Base(revision if is_named else fork[:_SHORT], tip, fork)


def _commit(root: Path, revision: str) -> str:
    try:
        is_shallow = git(root, "rev-parse", "--is-shallow-repository").decode().strip() == "true"
    except TreeError as error:
        if "not a git repository" not in str(error):
            raise
        raise TreeError(
            f"{root} is not in a git repository, so there is no base; leave --base out"
        ) from None
    if is_shallow:
        raise TreeError(
            "the history was cut off when it was fetched; run `git fetch --unshallow`, "
            "or give actions/checkout `fetch-depth: 0`"
        )
    try:
        return (
            git(root, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
            .decode()
            .strip()
        )
    except TreeError:
        raise TreeError(
            f"there is no commit {revision!r} here; run `git fetch origin`, "
            "then name a branch as origin/main, or a commit by its id"
        ) from None


def deletions(
    root: Path, commit: str, paths: Collection[str], neighbour: str | None, since: date | None
) -> Mapping[str, Deletion]:
    """Which of the files stood in an earlier state of the branch that ends in `commit`.

    To read a long history takes time, so it goes back only to the commit that brought the
    file `neighbour`, or to the day `since`, before which they can't have been.
    """
    begun = _log(root, commit, "A", "-1", paths=[neighbour]) if neighbour else ""
    reach = f"{begun[1:].split()[0]}..{commit}" if begun else commit
    bound = [f"--since={since}T00:00:00Z"] if since else []
    found: dict[str, Deletion] = {}
    for told in _log(root, reach, "D", "--name-only", *bound, paths=paths).split("\1")[1:]:
        who, *names = told.split("\n")
        for name in filter(None, names):
            found.setdefault(name, Deletion(*who.split(" ")))
    return found


def _log(root: Path, reach: str, what: str, *options: str, paths: Collection[str]) -> str:
    """What landed on the branch itself: "A" that added, "D" that deleted one of the paths."""
    return git(
        root,
        "log",
        "--first-parent",
        "--diff-merges=first-parent",
        "--no-renames",
        "--relative",
        f"--diff-filter={what}",
        "--format=%x01%h %cs",
        *options,
        reach,
        "--",
        *paths,
    ).decode("utf-8", "replace")
