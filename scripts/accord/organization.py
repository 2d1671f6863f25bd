"""The organization: departments, people, who leads and who stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from accord.instants import told_apart
from accord.language import Label

# What signatures call the gate, where they name a person otherwise.
GATE = "gate"
# Where GitHub and Gitea, and GitLab, keep what is proposed: as they have it, or as it is fetched.
PROPOSAL_REFS = (
    "refs/pull/*/head",
    "refs/merge-requests/*/head",
    "refs/remotes/*/pull/*",
    "refs/remotes/*/merge-requests/*",
)


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
class ForgeAccount:
    """An account with which somebody reviews; its number survives a rename, its login does not."""

    forge: str
    id: int
    login: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A public key of OpenSSH, type and base64, that signs from a day to a day, both inclusive."""

    text: str
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """`earlier` are the departments in which somebody worked before, each with its last day."""

    id: str
    name: str
    department: str
    since: date
    until: date | None = None
    superior: str | None = None
    earlier: tuple[tuple[str, date], ...] = ()
    language: str = "zh"
    accounts: tuple[ForgeAccount, ...] = ()
    keys: tuple[Key, ...] = ()

    def department_on(self, day: date) -> str:
        past = sorted((until, code) for code, until in self.earlier if day <= until)
        return past[0][1] if past else self.department

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
class Repository:
    """Where the records are kept: the address of the repository's page on a kind of forge."""

    forge: str
    url: str
    branch: str = "main"


@dataclass(frozen=True, slots=True)
class Organization:
    """Who works here: departments, people, stand-ins, and how new ids are made.

    `proposal_refs` are patterns of the refs under which open changes are kept.
    """

    name: Label
    timezone: ZoneInfo
    id_patterns: Mapping[str, str]
    departments: Mapping[str, Department]
    people: Mapping[str, Person]
    stewards: tuple[Tenure, ...]
    stand_ins: tuple[StandIn, ...] = ()
    as_of: datetime | None = None
    site: str | None = None
    repository: Repository | None = None
    gate_keys: tuple[Key, ...] = ()
    proposal_refs: tuple[str, ...] = PROPOSAL_REFS

    def instant(self, text: str) -> datetime:
        """Read an instant; without an offset it is in the organization's time zone.

        Raises:
            ValueError: the text is not an instant.
        """
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return told_apart(moment.replace(tzinfo=self.timezone))
        return told_apart(moment.astimezone(self.timezone))

    def day(self, moment: datetime) -> date:
        if moment.tzinfo is self.timezone:  # as of nearly all
            return moment.date()
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

    def belongs(self, person: str, department: str, day: date) -> bool:
        """Whether somebody works in a department on that day, or holds an office of it."""
        if person in self.people and self.people[person].department_on(day) == department:
            return True
        offices = (self.lead(department, day), self.contact(department, day))
        return any(person in (holder, self.stand_in(holder, day)) for holder in offices if holder)

    def speaks_for(self, person: str, department: str, day: date) -> bool:
        """Whether somebody belongs to a department on that day, or is above its lead."""
        return self.belongs(person, department, day) or person in self._above(
            self.lead(department, day)
        )

    def person_of(self, forge: str, account: int) -> str | None:
        """Whose account this is; nobody's where two people claim it."""
        owners = [
            person.id
            for person in self.people.values()
            if any((each.forge, each.id) == (forge, account) for each in person.accounts)
        ]
        return owners[0] if len(owners) == 1 else None

    def _above(self, person: str | None) -> list[str]:
        """The superior of somebody, theirs, and so on."""
        chain: list[str] = []
        while person and person not in chain:
            chain.append(person)
            person = self.people[person].superior if person in self.people else None
        return chain[1:]

    def at_work(self, people: Iterable[str | None], day: date) -> tuple[str, ...]:
        """Those of some people who work here on a day, once each."""
        known = (each for each in dict.fromkeys(people) if each in self.people)
        return tuple(each for each in known if each and self.people[each].active_on(day))

    def acting(self, holders: Iterable[str | None], day: date) -> tuple[str, ...]:
        """Holders of offices who work here on a day, each followed by who stands in for them."""
        pairs = ((each, self.stand_in(each, day)) for each in holders if each)
        return self.at_work((each for pair in pairs for each in pair), day)

    def stand_in(self, person: str, day: date) -> str | None:
        """Who acts for `person` on that day, if anybody does."""
        return next(
            (each.deputy for each in self.stand_ins if each.person == person and each.covers(day)),
            None,
        )


def _holder(tenures: tuple[Tenure, ...], day: date) -> str | None:
    return next((tenure.person for tenure in reversed(tenures) if tenure.covers(day)), None)
