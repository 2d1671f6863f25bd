"""What is known of a record at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that states, overlays and obligations are computed from.

    `form` is the effective form; `agreed` the form as the last consensus that fits agreed
    to it. `asked` maps each department asked to since when; `done` each complete task to
    when it was reported complete; `accepted_by` each deliverable to who passed it since it
    was last delivered. `holds` are the closed intervals on hold, `held_since` the open one.
    """

    course: Course
    form: Fields
    asked: Mapping[str, datetime]
    receipts: Mapping[str, Entry] = field(default_factory=dict)
    declined: frozenset[str] = frozenset()
    plans: Mapping[str, Entry] = field(default_factory=dict)
    percents: Mapping[str, int] = field(default_factory=dict)
    done: Mapping[str, datetime] = field(default_factory=dict)
    started: bool = False
    consensus: Entry | None = None
    agreed: Fields | None = None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    accepted_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
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
        names = self.course.agreed_fields
        return self.agreed is not None and agreed_part(self.form, names) != agreed_part(
            self.agreed, names
        )

    @property
    def overlays(self) -> frozenset[str]:
        found = {
            "on-hold": self.held_since is not None,
            "escalated": bool(self.escalations),
            "amended": self.amended,
        }
        return frozenset(name for name, holds in found.items() if holds)

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
        return replace(self, held_since=None, hold_until=None, holds=(*self.holds, interval))


def at_first(course: Course, form: Fields, raised_at: datetime) -> Facts:
    """What is known when a record is raised."""
    return Facts(course, form, dict.fromkeys(form["to"], raised_at))
