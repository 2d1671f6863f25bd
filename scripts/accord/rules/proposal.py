"""What the rules about changes are given: a change, the instant, and what history knows."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accord.change import Change
from accord.language import Message
from accord.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that somebody proposes at the instant `now`.

    `policy` is the ledger of the base, `ledger` that of the tree which would follow; of
    neither the records are read. `base` is how a command of git may call what the change
    starts from. `taken` says of new records why they can't have their ids, `free` which ones
    they can have instead. `landing` is how git may call the branch on which the change is to
    land, where that must be said. `oldest` finds the day on which the oldest record of the base
    was raised, None if there is none; all must be read for that.
    """

    change: Change
    policy: Ledger
    ledger: Ledger
    now: datetime
    base: str
    taken: Mapping[str, Message]
    free: Mapping[str, str]
    landing: str | None = None
    oldest: Callable[[], date | None] = lambda: None

    def restore(self, path: str) -> str:
        """The command that brings a file or a folder back as it was."""
        return shlex.join(
            ("git", "restore", f"--source={self.base}", "--staged", "--worktree", "--", path)
        )

    def renumber(self, id: str) -> str | None:
        """The command that gives a new record an id which is free, if one is known."""
        if id not in self.free:
            return None
        base = ("--base", self.landing) if self.landing else ()
        return shlex.join(("accord", "renumber", id, self.free[id], *base))
