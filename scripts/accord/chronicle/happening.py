"""The noun of the chronicle: something that became so, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from accord.obligation import Obligation


class What(StrEnum):
    """What can happen to a record, in the order in which it is told of one instant."""

    RAISED = "raised"
    AGREED = "agreed"
    MOVED = "moved"
    OVERLAID = "overlaid"
    CLEARED = "cleared"
    REDATED = "redated"
    MET = "met"
    ENDED_LATE = "ended-late"
    LATE = "late"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a record at an instant, by an entry or as time went by.

    `before` and `after` name states if it MOVED; an overlay that came (OVERLAID) is the
    `after`, one that went (CLEARED) the `before`. `obligation` is what was REDATED (from the
    instant `was`), MET, ENDED_LATE, or became LATE, as it stood afterwards.
    """

    at: datetime
    what: What
    record: str
    entry: str | None = None
    before: str = ""
    after: str = ""
    was: datetime | None = None
    obligation: Obligation | None = field(default=None, compare=False)
