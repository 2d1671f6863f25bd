"""The organization: departments, people, who leads and who stands in, read from the registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from accord.language import Label
from accord.model import Fields

PATH = "records/organization.yml"


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody holds a role from a day to a day, both inclusive."""

    person: str
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Department:
    code: str
    label: Label
    leads: tuple[Tenure, ...]
    contacts: tuple[Tenure, ...]
    since: date | None = None
    until: date | None = None

    def exists_on(self, day: date) -> bool:
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    department: str
    since: date
    until: date | None = None
    superior: str | None = None

    def active_on(self, day: date) -> bool:
        return self.since <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class StandIn:
    """`deputy` acts for `person` from a day to a day, both inclusive."""

    person: str
    deputy: str
    since: date
    until: date

    def covers(self, day: date) -> bool:
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Organization:
    """Who works here: departments, people, stand-ins, and how new ids are made."""

    name: Label
    timezone: ZoneInfo
    id_patterns: Mapping[str, str]
    departments: Mapping[str, Department]
    people: Mapping[str, Person]
    stewards: tuple[Tenure, ...]
    stand_ins: tuple[StandIn, ...] = ()
    as_of: datetime | None = None
    site: str | None = None

    def instant(self, text: str) -> datetime:
        """Read an instant; without an offset it is in the organization's time zone.

        Raises:
            ValueError: the text is not an instant.
        """
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return moment.replace(tzinfo=self.timezone)
        return moment.astimezone(self.timezone)

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.timezone).date()

    def lead(self, department: str, day: date) -> str | None:
        return _holder(self.departments[department].leads, day)

    def contact(self, department: str, day: date) -> str | None:
        return _holder(self.departments[department].contacts, day)

    @property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """What departments and people are called, and the code of each; no namesakes."""
        names = Counter(each.name for each in self.people.values())
        departments: dict[str, str] = {}
        for each in self.departments.values():
            departments |= {each.label.zh: each.code, each.label.en: each.code}
        people = {each.name: each.id for each in self.people.values() if names[each.name] == 1}
        return {"department": departments, "person": people}

    def stand_in(self, person: str, day: date) -> str | None:
        """Who acts for `person` on that day, if anybody does."""
        return next(
            (each.deputy for each in self.stand_ins if each.person == person and each.covers(day)),
            None,
        )


def _holder(tenures: tuple[Tenure, ...], day: date) -> str | None:
    return next((tenure.person for tenure in reversed(tenures) if tenure.covers(day)), None)


# --- From the fields of organization.yml ---


class UnknownTimeZone(Exception):
    """The registry names a time zone that nobody knows."""


def organization(fields: Fields) -> Organization:
    """Build the registry from fields that its schema has passed.

    Raises:
        UnknownTimeZone: `timezone` is not an IANA name.
    """
    try:
        timezone = ZoneInfo(fields["timezone"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownTimeZone(fields["timezone"]) from None
    built = Organization(
        name=Label.of(fields["name"]),
        timezone=timezone,
        id_patterns=fields["ids"],
        departments={each["code"]: _department(each) for each in fields["departments"]},
        people={each["id"]: _person(each) for each in fields["people"]},
        stewards=_tenures(fields["stewards"]),
        stand_ins=tuple(_stand_in(each) for each in fields.get("stand_ins", ())),
        site=fields.get("site"),
    )
    if "as_of" not in fields:
        return built
    return replace(built, as_of=built.instant(fields["as_of"]))


def _department(fields: Fields) -> Department:
    return Department(
        code=fields["code"],
        label=Label.of(fields),
        leads=_tenures(fields["leads"]),
        contacts=_tenures(fields["contacts"]),
        since=_day(fields, "from"),
        until=_day(fields, "until"),
    )


def _person(fields: Fields) -> Person:
    return Person(
        id=fields["id"],
        name=fields["name"],
        department=fields["department"],
        since=date.fromisoformat(fields["from"]),
        until=_day(fields, "until"),
        superior=fields.get("superior"),
    )


def _stand_in(fields: Fields) -> StandIn:
    return StandIn(
        fields["person"],
        fields["deputy"],
        date.fromisoformat(fields["from"]),
        date.fromisoformat(fields["until"]),
    )


def _tenures(items: Sequence[Fields]) -> tuple[Tenure, ...]:
    return tuple(
        Tenure(each["person"], date.fromisoformat(each["from"]), _day(each, "until"))
        for each in items
    )


def _day(fields: Mapping[str, str], name: str) -> date | None:
    return date.fromisoformat(fields[name]) if name in fields else None
