"""What happened to a branch, told by a forge -> its pushes, if nothing is missing among them.

Pushes say whose a change is, so a gap could hide somebody else's. They count as known only if
each starts where the one before ended, from the making of the branch to the head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accord.forge.snapshot import Account, Push


@dataclass(frozen=True, slots=True)
class Activity:
    """Somebody moved a branch from one commit to another; zeros stand for no branch."""

    account: Account | None
    before: str
    after: str
    at: datetime


def pushes(told: Sequence[Activity], head: str) -> list[Push] | None:
    """The pushes that led to `head`, oldest first as in `told`; None if one may be missing.

    After a merge the branch may be gone already.
    """
    found: list[Push] = []
    tip = ""
    for each in told:
        if _is_none(each.before):
            found = []  # a new branch, maybe of the name of one that is gone
        elif each.before != tip:
            return None
        tip = each.after
        if not _is_none(tip):
            found.append(Push(each.account, tip, each.at))
    return found if found and found[-1].commit == head else None


def _is_none(commit: str) -> bool:
    return not commit.strip("0")
