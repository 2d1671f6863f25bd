"""Whose calendar an obligation stands in: that of the department, and of those who must act.

What is settled stays for some weeks as a cancellation, and so does what somebody else must do
since: a client that keeps what it has read takes it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from accord.export.appointment import REMEMBERED, Appointment, Status, address, appointment
from accord.export.ics import calendar, event
from accord.export.shared import Shared, days_of_change
from accord.language import say
from accord.obligation import latest
from accord.organization import Organization
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
    days = days_of_change(ledger.organization, now, REMEMBERED)
    for case in survey.cases.values():
        for each in latest(case.obligations).values():
            if not each.is_open and (each.settled is None or each.settled < now - REMEMBERED):
                continue
            told = appointment(each, case, ledger, language)
            shared = Shared.of(each, ledger, now, days)
            for paths, version in _versions(told, shared, ledger.organization):
                written = event(version, now, ledger.organization.timezone, language)
                yield Booking(told.uid, paths, written)


def _versions(
    told: Appointment, shared: Shared, organization: Organization
) -> Iterator[tuple[tuple[str, ...], Appointment]]:
    """The appointment as it stands in each of its calendars."""
    own = [of_person(each) for each in shared.acting if each == shared.holder]
    yield (*([of_department(shared.department)] if shared.department else ()), *own), told
    if deputies := [each for each in shared.acting if each != shared.holder]:
        whose = organization.people[str(shared.holder)].name
        summary = say("{what} (for {person})", what=told.summary, person=whose)
        yield tuple(of_person(each) for each in deputies), replace(told, summary=summary)
    if shared.relieved:
        gone = replace(told, status=Status.CANCELLED, alarms=())
        yield tuple(of_person(each) for each in shared.relieved), gone
