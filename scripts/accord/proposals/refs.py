"""The refs under which a repository keeps what is proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.trees import TreeError, git

_NUMBER = re.compile(r"/(?:pull|merge-requests)/([0-9]{1,9})(?:/|$)")


@dataclass(frozen=True, slots=True)
class Head:
    """The last commit of an open change; `number` is that of its pull request, if it has one."""

    ref: str
    commit: str
    number: int | None

    @property
    def name(self) -> str:
        """What people call it: the number of the pull request, or the branch."""
        return f"#{self.number}" if self.number else self.ref.removeprefix("refs/heads/")


def heads(root: Path, patterns: Sequence[str]) -> tuple[Head, ...]:
    """The open changes whose refs fit one of the patterns, each commit once.

    Of no object is more asked than its id, so that a ref that leads nowhere hinders none.
    """
    if not patterns:
        return ()  # git would tell of all there are
    try:
        told = git(root, "for-each-ref", "--format=%(objectname) %(refname)", "--", *patterns)
    except TreeError:
        return ()  # there is no repository
    found: dict[str, Head] = {}
    for line in told.decode("utf-8", "replace").splitlines():
        commit, _, ref = line.partition(" ")
        number = _NUMBER.search(ref)
        head = Head(ref, commit, int(number[1]) if number else None)
        if commit not in found or (head.number and not found[commit].number):
            found[commit] = head
    return tuple(sorted(found.values(), key=lambda head: (head.number or 0, head.ref)))
