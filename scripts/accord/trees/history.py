"""What the history of a repository says: where a change began, and which files were deleted."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accord.language import Message, say
from accord.trees import TreeError, git

_ID = re.compile(r"[0-9a-f]{40,64}")
_SHORT = 10
_LANDINGS = ("origin/HEAD", "origin/main", "origin/master", "HEAD")


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


class NoBase(Exception):
    """There is nothing to compare with; the message says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def base(root: Path, revision: str) -> Base:
    """Find where the work in a folder left a branch, or whatever commit `revision` names.

    Raises:
        NoBase: there is no such commit, or its history is not here.
        TreeError: git failed.
    """
    must_reach_back(root)
    tip = commit_id(root, revision)
    try:
        fork = git(root, "merge-base", tip, "HEAD").decode().strip()
    except TreeError:
        raise NoBase(
            say(
                "{revision} and what is checked out here have no history in common; "
                "name the branch on which this change is to land.",
                revision=revision,
            )
        ) from None
    is_named = fork == tip and not is_id(revision)
    return Base(revision if is_named else fork[:_SHORT], tip, fork)


def is_id(revision: str) -> bool:
    """Whether a revision is named by the whole id of its object, and not by a branch."""
    return bool(_ID.fullmatch(revision))


def must_reach_back(root: Path) -> None:
    """See to it that the history is here.

    Raises:
        NoBase: there is no repository, or its history was cut off.
        TreeError: git failed.
    """
    try:
        is_shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except TreeError as error:
        if "not a git repository" not in str(error):
            raise
        message = say(
            "{root} is in no git repository: there is no base, leave --base out.", root=root
        )
        raise NoBase(message) from None
    if is_shallow:
        raise NoBase(
            say(
                "The history was cut off when it was fetched; run `git fetch --unshallow`, "
                "or give actions/checkout `fetch-depth: 0`."
            )
        )


def commit_id(root: Path, revision: str) -> str:
    """The full id of the commit that a name or an id stands for.

    Raises:
        NoBase: there is no such commit here.
    """
    name = f"{revision}^{{commit}}"
    try:
        return git(root, "rev-parse", "--verify", "--end-of-options", name).decode().strip()
    except TreeError:
        raise NoBase(
            say(
                "Git knows no commit {revision} here; run `git fetch origin`, then name a branch "
                "such as origin/main, or a commit by its id.",
                revision=repr(revision),
            )
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
        "--no-color",
        "--no-show-signature",
        f"--diff-filter={what}",
        "--format=%x01%h %cs",
        *options,
        reach,
        "--",
        *paths,
    ).decode("utf-8", "replace")


def landing(root: Path) -> str | None:
    """The branch on which work lands, as far as a clone knows it, else what is checked out.

    None where there is no commit to speak of.

    Raises:
        TreeError: git failed.
    """
    try:
        git(root, "rev-parse", "--git-dir")
    except TreeError as error:
        if "not a git repository" in str(error):
            return None
        raise
    return next((name for name in _LANDINGS if _is_commit(root, name)), None)


def _is_commit(root: Path, name: str) -> bool:
    try:
        git(root, "rev-parse", "--verify", "--quiet", name + "^{commit}")
    except TreeError:
        return False
    return True
