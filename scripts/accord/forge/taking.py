"""A forge, asked from beginning to end -> a snapshot of one moment, or a refusal.

While it is asked, somebody may push, dismiss, retarget or merge. So what everything hangs on
is read again last; if it is not as before, all of it is read anew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from accord.forge.forge import Forge, Pull
from accord.forge.snapshot import Snapshot, SnapshotError, read, written
from accord.forge.trouble import ForgeError
from accord.language import say

TRIES = 3


def take(forge: Forge, number: int, clock: Callable[[], datetime]) -> Snapshot:
    """The reviews of a pull request and all that they hang on; `clock` tells aware instants.

    Raises:
        ForgeError: something is missing, or it doesn't stand still.
    """
    for _ in range(TRIES):
        taken_at = clock()
        pull = forge.pull(number)
        found = _snapshot(forge, pull, taken_at)
        again = tuple(sorted(forge.reviews(pull), key=lambda each: each.place))
        if forge.pull(number) == pull and again == found.reviews:
            _compare(found, pull)
            if _is_whole(found):
                return _checked(found)
    raise ForgeError(
        say(
            "Pull request {number} changed each time while it was read; try again later.",
            number=number,
        )
    )


def _snapshot(forge: Forge, pull: Pull, taken_at: datetime) -> Snapshot:
    commits = forge.commits(pull)
    pushes = forge.pushes(pull)
    return Snapshot(
        forge=forge.name,
        repository=forge.repository,
        pull=pull.number,
        url=pull.url,
        title=pull.title,
        taken_at=taken_at,
        opened_at=pull.opened_at,
        base_ref=pull.base_ref,
        base_commit=pull.base_commit,
        head_commit=pull.head_commit,
        author=pull.author,
        commits=tuple(commits),
        pushes=None if pushes is None else tuple(pushes),
        reviews=tuple(sorted(forge.reviews(pull), key=lambda each: each.place)),
    )


def _compare(found: Snapshot, pull: Pull) -> None:
    """GitHub tells of 250 commits and keeps the rest to itself; who wrote those is unknown."""
    if pull.commits is not None and len(found.commits) != pull.commits:
        raise ForgeError(
            say(
                "Pull request {number} has {all} commits, and the forge told of {told}; make it"
                " smaller, or squash its commits.",
                number=pull.number,
                all=pull.commits,
                told=len(found.commits),
            )
        )


def _is_whole(found: Snapshot) -> bool:
    """Whether the commits are those of this head; lists may lag behind."""
    return not found.commits or any(each.id == found.head_commit for each in found.commits)


def _checked(found: Snapshot) -> Snapshot:
    """What can be read again just so; the forge may have said a word for a number."""
    try:
        return read(written(found))
    except SnapshotError as error:
        raise ForgeError(error.message) from None
    except TypeError as error:
        raise ForgeError(say("The forge said what can't be kept: {why}.", why=error)) from None
