"""Whose calendar an obligation stands in: that of the department, and of those who must act.

What is settled stays for some weeks as a cancellation, and so does what somebody else must do
since: a client that keeps what it has read takes it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from accord.export.appointment import REMEMBERED, Appointment, Status, address, appointment
from accord.export.ics import calendar, event
from accord.language import say
from accord.ledger import Ledger
from accord.obligation import Obligation, latest
from accord.organization import Organization, StandIn, Tenure
from accord.responsibility import department_of, holder, responsible
from accord.survey import Survey

PAGES = "calendar/"


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment, written out, and the paths of the calendars in which it stands."""

    uid: str
    calendars: tuple[str, ...]
    written: bytes


def of_department(code: str) -> str:
    """Where the calendar of a department stands, below the root of a language."""
    return f"{PAGES}{code}.ics"


def of_person(name: str) -> str:
    """Where the calendar of a person stands, below the root of a language."""
    return f"{PAGES}people/{name}.ics"


def bookings(survey: Survey, language: str) -> tuple[Booking, ...]:
    """Every appointment of a share of the records."""
    return tuple(_bookings(survey, language))


def calendars(
    booked: Iterable[Booking], organization: Organization, now: datetime, language: str
) -> dict[str, bytes]:
    """The file of every department and everybody in the registry, an empty one included.

    However the records were shared out, the same files come of them.
    """
    events: dict[str, list[bytes]] = {}
    for each in sorted(booked, key=lambda each: each.uid):
        for path in each.calendars:
            events.setdefault(path, []).append(each.written)
    return {
        path: calendar(
            say("What {name} owes", name=name).text(language),
            address(organization.site, language, path),
            events.get(path, ()),
            now,
            organization.timezone,
        )
        for path, name in _names(organization, language).items()
    }


def _names(organization: Organization, language: str) -> Mapping[str, str]:
    departments = organization.departments.values()
    return {
        **{of_department(each.code): each.label.text(language) for each in departments},
        **{of_person(each.id): each.name for each in organization.people.values()},
    }


def _bookings(survey: Survey, language: str) -> Iterator[Booking]:
    ledger, now = survey.ledger, survey.now
    days = _days_of_change(ledger.organization, now)
    for case in survey.cases.values():
        for each in latest(case.obligations).values():
            if not each.is_open and (each.settled is None or each.settled < now - REMEMBERED):
                continue
            told = appointment(each, case, ledger, language)
            for paths, version in _versions(told, _Shared(each, ledger, now, days)):
                written = event(version, now, ledger.organization.timezone, language)
                yield Booking(told.uid, paths, written)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Who has a part in an obligation; `days` are those on which other people had to act."""

    obligation: Obligation
    ledger: Ledger
    now: datetime
    days: tuple[date, ...]

    @property
    def day(self) -> date:
        """Today, or the day on which it was settled."""
        return self.ledger.organization.day(self.obligation.settled or self.now)

    @property
    def department(self) -> str | None:
        return department_of(self.obligation, self.ledger.organization, self.day)

    @property
    def holder(self) -> str | None:
        return holder(self.obligation, self.ledger, self.day)

    @property
    def acting(self) -> tuple[str, ...]:
        """Who must act, or had to when it was settled."""
        return responsible(self.obligation, self.ledger, self.day)

    @property
    def relieved(self) -> tuple[str, ...]:
        """Who had to act some days ago, and need not any more."""
        since = self.ledger.organization.day(self.obligation.count.start)
        earlier = (
            each
            for day in self.days
            if since <= day
            for each in responsible(self.obligation, self.ledger, day)
        )
        return tuple(each for each in dict.fromkeys(earlier) if each not in self.acting)


def _versions(told: Appointment, shared: _Shared) -> Iterator[tuple[tuple[str, ...], Appointment]]:
    """The appointment as it stands in each of its calendars."""
    department = shared.department
    own = [of_person(each) for each in shared.acting if each == shared.holder]
    yield (*([of_department(department)] if department else ()), *own), told
    if deputies := [each for each in shared.acting if each != shared.holder]:
        whose = shared.ledger.organization.people[str(shared.holder)].name
        summary = say("{what} (for {person})", what=told.summary, person=whose)
        yield tuple(of_person(each) for each in deputies), replace(told, summary=summary)
    if relieved := shared.relieved:
        gone = replace(told, status=Status.CANCELLED, alarms=())
        yield tuple(of_person(each) for each in relieved), gone


def _days_of_change(organization: Organization, now: datetime) -> tuple[date, ...]:
    """The last days before somebody else held an office or stood in, as far back as we tell."""
    today = organization.day(now)
    offices = (
        tenure
        for each in organization.departments.values()
        for tenure in (*each.leads, *each.contacts)
    )
    spells: list[Tenure | StandIn] = [*offices, *organization.stand_ins]
    begun = {each.since - timedelta(days=1) for each in spells}
    ended = {each.until for each in spells if each.until}
    left = {each.until for each in organization.people.values() if each.until}
    return tuple(sorted(day for day in begun | ended | left if today - REMEMBERED <= day < today))
