"""What people said of a change: who agrees to what, who objects, and what does not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from accord.gate.needs.offices import Office, Role
from accord.language import Message
from accord.organization import Organization


class Origin(StrEnum):
    REVIEW = "review"
    AUTHOR = "author"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's yes on a day to the documents under the paths `covers`.

    With a `department` it speaks for that one alone. `account` is the numeric id of the
    account on the forge, where it came from there.
    """

    person: str
    day: date
    covers: frozenset[str]
    origin: Origin
    department: str | None = None
    account: int | None = None

    def meets(self, path: str, office: Office, organization: Organization) -> bool:
        """Whether it approves a document, and is somebody's who holds an office."""
        return (
            path in self.covers
            and self._may_speak(office)
            and office.held_by(self.person, self.day, organization)
        )

    def _may_speak(self, office: Office) -> bool:
        if self.origin is Origin.AUTHOR and office.role in (Role.STEWARD, Role.SUPERIOR):
            return False
        if self.department is None or office.department is None:
            return True
        if self.origin is Origin.AUTHOR and office.role is Role.PERSON:
            return True  # who is asked in person need not be of the department
        return office.department == self.department


@dataclass(frozen=True, slots=True)
class Objection:
    """A standing request for changes."""

    person: str
    day: date


@dataclass(frozen=True, slots=True)
class Disregarded:
    """A review, or an authorship, that does not count: by its login, and why."""

    who: str
    why: Message


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that people said of a change.

    `heard` are the people who have decided, whatever became of it. `since` tells of each
    record, by its folder, from when on the forge has held what is proposed now; None where it
    can't tell.
    """

    voices: tuple[Voice, ...] = ()
    objections: tuple[Objection, ...] = ()
    disregarded: tuple[Disregarded, ...] = ()
    heard: frozenset[str] = frozenset()
    since: Mapping[str, datetime | None] = field(default_factory=dict)
