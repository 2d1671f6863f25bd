"""In which capacity somebody approves: a member, a lead, a person asked, a steward."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce

from accord.language import Label, Message, say
from accord.organization import Organization


class Role(StrEnum):
    MEMBER = "member"
    LEAD = "lead"
    SUPERIOR = "superior"
    PERSON = "person"
    STEWARD = "steward"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Office:
    """Who may approve, and for which department that counts; `person` is the one asked."""

    role: Role
    department: str | None = None
    person: str | None = None

    def held_by(self, person: str, day: date, organization: Organization) -> bool:
        """Whether somebody, who must be active, holds it on a day, or stands in for the holder."""
        if not organization.at_work((person,), day):
            return False
        if self.role is Role.ANYBODY:
            return True
        if self.role is Role.MEMBER:
            is_there = self.department in organization.departments
            return is_there and organization.belongs(person, str(self.department), day)
        return person in self.holders(day, organization)

    def holders(self, day: date, organization: Organization) -> tuple[str, ...]:
        """The people to turn to, in order; of a department's members its contact and its lead."""
        named = self._named(day, organization)
        people = organization.acting if self._is_deputized else organization.at_work
        return people(named, day)

    @property
    def _is_deputized(self) -> bool:
        """Whether a stand-in may act: not for who is asked in person, nor for a steward."""
        return self.role not in (Role.PERSON, Role.STEWARD)

    def _named(self, day: date, organization: Organization) -> Iterator[str | None]:
        department = self.department or ""
        if self.role is Role.PERSON:
            yield self.person
        elif self.role is Role.STEWARD:
            yield from (each.person for each in organization.stewards if each.covers(day))
        elif department in organization.departments:
            lead = organization.lead(department, day)
            if self.role is Role.MEMBER:
                yield organization.contact(department, day)
            if self.role is Role.SUPERIOR:
                known = organization.people.get(lead or "")
                yield known.superior if known else None
            else:
                yield lead

    def label(self, organization: Organization) -> Message:
        """Who that is, in words."""
        return _WORDS[self.role](self._department(organization), self._person(organization))

    def _department(self, organization: Organization) -> Label | str:
        known = organization.departments.get(self.department or "")
        return known.label if known else self.department or ""

    def _person(self, organization: Organization) -> str:
        known = organization.people.get(self.person or "")
        return known.name if known else self.person or ""


def any_of(offices: Sequence[Office], organization: Organization) -> Message:
    """The holders of one of some offices, in words."""
    labels = [each.label(organization) for each in offices]
    if not labels:
        return say("nobody may")
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), labels)


_WORDS: Mapping[Role, Callable[[Label | str, str], Message]] = {
    Role.MEMBER: lambda department, _: say("a member of {department}", department=department),
    Role.LEAD: lambda department, _: say("the lead of {department}", department=department),
    Role.SUPERIOR: lambda department, _: say(
        "the superior of the lead of {department}", department=department
    ),
    Role.PERSON: lambda _, person: say("{person} in person", person=person),
    Role.STEWARD: lambda *_: say("a steward"),
    Role.ANYBODY: lambda *_: say("anybody who works here"),
}
