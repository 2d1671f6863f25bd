"""What is known of a record at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from accord.consensus import agreed_part, digest, involved
from accord.model import Entry, Fields
from accord.obligation import Interval
from accord.workflow.table import Course


class Standing(StrEnum):
    """How far a deliverable is."""

    OPEN = "open"
    DELIVERED = "delivered"
    RECTIFY = "rectify"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Item:
    """A rectification item that an acceptance ordered."""

    id: str
    deliverable: str
    department: str
    title: str
    due: date
    ordered: Entry
    mended_by: Entry | None = None


# Nothing of a kind is known: one for all, so it can't be written to.
_NONE: Mapping[str, Any] = MappingProxyType({})
_NOTHING = frozenset[str]()


class Facts(NamedTuple):
    """Everything that states, overlays and obligations are computed from.

    Every entry makes a new one of these, which named tuples do several times as fast as
    dataclasses; what an entry leaves alone stays the same object.

    `form` is the effective form; `agreed` the form as the last consensus that fits agreed
    to it. `asked` maps each department asked to since when; `done` each complete task to
    when it was reported complete; `accepted_by` each deliverable to who passed it since it
    was last delivered. `holds` are the closed intervals on hold, `held_since` the open one.
    """

    course: Course
    form: Fields
    asked: Mapping[str, datetime]
    receipts: Mapping[str, Entry] = _NONE
    declined: frozenset[str] = frozenset()
    plans: Mapping[str, Entry] = _NONE
    percents: Mapping[str, int] = _NONE
    done: Mapping[str, datetime] = _NONE
    started: bool = False
    consensus: Entry | None = None
    agreed: Fields | None = None
    standings: Mapping[str, Standing] = _NONE
    accepted_by: Mapping[str, frozenset[str]] = _NONE
    items: Mapping[str, Item] = _NONE
    resolved: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    solved: bool = False
    escalations: tuple[Entry, ...] = ()
    held_since: datetime | None = None
    hold_until: datetime | None = None
    holds: tuple[Interval, ...] = ()
    cancelled: bool = False

    @property
    def amended(self) -> bool:
        """Agreed fields differ from what the last consensus agreed to."""
        if self.agreed is None or self.agreed is self.form:
            return False
        names = self.course.agreed_fields
        return agreed_part(self.form, names) != agreed_part(self.agreed, names)

    @property
    def overlays(self) -> frozenset[str]:
        """The names of those that hold."""
        if self.held_since is None and not self.escalations and not self.amended:
            return _NOTHING  # as nearly always
        found: list[str] = []
        if self.held_since is not None:
            found.append("on-hold")
        if self.escalations:
            found.append("escalated")
        if self.amended:
            found.append("amended")
        return frozenset(found)

    @property
    def cadence(self) -> str:
        """How often reports are due: ``day``, ``two-days`` or ``week``."""
        return str(self.form.get("update_every", self.course.update_every))

    def fits(self, consensus: Entry) -> bool:
        """Whether a consensus names the form as it stands and everybody who must sign."""
        must_sign = involved(self.form) | (involved(self.agreed) if self.agreed else frozenset())
        right = digest(self.form, self.course.agreed_fields) == consensus.fields["digest"]
        return right and must_sign <= frozenset(consensus.departments)

    def until(self, moment: datetime) -> Facts:
        """The facts at `moment`, no entry in between: a hold with a date ends by itself."""
        if self.held_since and self.hold_until and self.hold_until <= moment:
            return self.resumed(self.hold_until)
        return self

    def resumed(self, moment: datetime) -> Facts:
        """The facts once a hold, if there is one, ends at `moment`."""
        if self.held_since is None:
            return self
        interval = (self.held_since, moment)
        return self._replace(held_since=None, hold_until=None, holds=(*self.holds, interval))


def at_first(course: Course, form: Fields, raised_at: datetime) -> Facts:
    """What is known when a record is raised."""
    return Facts(course, form, dict.fromkeys(form["to"], raised_at))
