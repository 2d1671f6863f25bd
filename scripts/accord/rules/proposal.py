"""What the rules about changes are given: a change, the instant, and what history knows."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.change import Change
from accord.language import Message
from accord.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that somebody proposes at the instant `now`.

    `ledger` is that of the tree which would follow, its records not read. `base` is how a
    command of git may call what the change starts from. `taken` says of new records why they
    can't have their ids.
    """

    change: Change
    ledger: Ledger
    now: datetime
    base: str
    taken: Mapping[str, Message]

    def restore(self, path: str) -> str:
        """The command that brings a file or a folder back as it was."""
        return shlex.join(
            ("git", "restore", f"--source={self.base}", "--staged", "--worktree", "--", path)
        )


def move(path: str, back_to: str) -> str:
    """The command that gives a file or a folder its place back."""
    return shlex.join(("git", "mv", "--", path, back_to))
