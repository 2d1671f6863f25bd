"""A person's page: what waits for them, for whom they stand in, and their open records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accord.export.subscriptions import of_person
from accord.organization import Organization, Person, StandIn
from accord.site.making.outline import Outline
from accord.site.overviews.calendar import Subscription, subscription
from accord.site.overviews.due import Desk, desk
from accord.site.overviews.tally import Tally, tallies_of
from accord.site.reader import Reader
from accord.site.records.actor import here_by
from accord.site.records.card import Card
from accord.site.records.owing import Owing

# How many records a page shows.
MOST = 12


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody holds: of which department, as its lead or as its contact."""

    code: str
    name: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """Somebody stands in until a day: `id` and `name` are of the other one of the two."""

    id: str
    name: str
    until: str
    desk: Desk


@dataclass(frozen=True, slots=True)
class PersonView:
    """`desk` is what waits for them in their own right.

    `stands_in` is for whom they act at present, each with what waits for that person;
    `covered_by` is who acts for them. `records` are the most urgent open ones in which they
    have a part, of `total`.
    """

    id: str
    name: str
    department: str
    department_name: str
    offices: tuple[Office, ...]
    is_gone: bool
    desk: Desk
    stands_in: tuple[Cover, ...]
    covered_by: tuple[Cover, ...]
    records: tuple[Card, ...]
    total: int
    calendar: Subscription

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What waits for them, as a stand-in too, in numbers."""
        desks = (self.desk, *(each.desk for each in self.stands_in))
        return tallies_of(f"people/{self.id}", (each for one in desks for each in one.all))

    @property
    def waiting(self) -> int:
        """How much waits for them, as a stand-in too."""
        return self.desk.total + sum(each.desk.total for each in self.stands_in)

    @property
    def overdue(self) -> int:
        return len(self.desk.overdue) + sum(len(each.desk.overdue) for each in self.stands_in)


def people(whole: Outline, now: datetime, reader: Reader) -> Mapping[str, PersonView]:
    """Everybody who works here on the day of `now`, or did before, by id."""
    organization, today = reader.organization, reader.organization.day(now)
    desks = _desks(whole.owed)
    records = _records(whole.cards.values())
    return {
        each: _person(organization.people[each], today, desks, records.get(each, []), reader)
        for each in here_by(organization, today)
    }


def _person(
    person: Person,
    today: date,
    desks: Mapping[str, list[Owing]],
    records: list[Card],
    reader: Reader,
) -> PersonView:
    organization = reader.organization
    code = person.department_on(today)
    standing = [
        each
        for each in organization.stand_ins
        if each.covers(today) and organization.stand_in(each.person, today) == each.deputy
    ]
    return PersonView(
        id=person.id,
        name=person.name,
        department=code,
        department_name=reader.department(code),
        offices=tuple(_offices(person.id, today, organization, reader)),
        is_gone=not person.active_on(today),
        desk=desk(person.id, person.name, desks.get(person.id, ())),
        stands_in=tuple(
            _cover(each, each.person, desks, reader)
            for each in standing
            if each.deputy == person.id
        ),
        covered_by=tuple(
            _cover(each, each.deputy, {}, reader) for each in standing if each.person == person.id
        ),
        records=tuple(records[:MOST]),
        total=len(records),
        calendar=subscription(of_person(person.id), reader),
    )


def _desks(owed: Iterable[Owing]) -> dict[str, list[Owing]]:
    """What waits for each person in their own right, or for whoever stands in for them."""
    found: dict[str, list[Owing]] = {}
    for each in owed:
        for whose in dict.fromkeys(actor.stands_for or actor.id for actor in each.actors):
            found.setdefault(whose, []).append(each)
    return found


def _records(cards: Iterable[Card]) -> dict[str, list[Card]]:
    """The open records in which each person has a part, the most urgent first."""
    found: dict[str, list[Card]] = {}
    for each in urgent(cards):
        for person in each.people:
            found.setdefault(person, []).append(each)
    return found


def urgent(cards: Iterable[Card]) -> list[Card]:
    """The open ones, what is due first before the others; among equals the newest first."""
    newest = sorted(cards, key=lambda each: (each.raised_on, each.id), reverse=True)
    still_open = (each for each in newest if not each.is_final)
    return sorted(still_open, key=lambda each: each.next.due_at if each.next else "9999")


def _offices(
    person: str, today: date, organization: Organization, reader: Reader
) -> Iterator[Office]:
    for code in organization.departments:
        if organization.lead(code, today) == person:
            yield Office(code, reader.department(code), is_lead=True)
        if organization.contact(code, today) == person:
            yield Office(code, reader.department(code), is_lead=False)


def _cover(
    standing: StandIn, other: str, desks: Mapping[str, list[Owing]], reader: Reader
) -> Cover:
    name = reader.person(other)
    return Cover(other, name, reader.day(standing.until), desk(other, name, desks.get(other, ())))
