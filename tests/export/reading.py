"""Calendars as another program reads them: `ical`, which is not the library that wrote them."""

from __future__ import annotations

from dataclasses import replace

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from accord.directory import Directory
from accord.export.subscriptions import bookings, calendars, of_department, of_person
from accord.ledger import Ledger
from accord.organization import Organization
from accord.survey import Survey, look_at
from tests.heart.company import LEDGER, instant
from tests.heart.tale import Tale


def written(
    *tales: Tale, now: str, language: str = "zh", organization: Organization | None = None
) -> dict[str, bytes]:
    """The calendars of the company of the tales, as files by path."""
    books: Ledger = replace(LEDGER, organization=organization or LEDGER.organization)
    moment = instant(now)
    cases = {tale.record.id: look_at(tale.record, books, moment) for tale in tales}
    booked = bookings(Survey(books, moment, cases, Directory({})), language)
    return calendars(booked, books.organization, moment, language)


def read(data: bytes) -> Calendar:
    """Read a calendar strictly: an error for whatever the standard does not allow."""
    assert_well_formed(data)
    return IcsCalendarStream.calendar_from_ics(data.decode())


def assert_well_formed(data: bytes) -> None:
    """What RFC 5545 wants of the lines, whatever they say."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    for line in lines:
        assert 0 < len(line) <= 75, line
        assert not any(byte < 32 or byte == 127 for byte in line), line
        line.decode()  # no character is cut in two
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b"END:VCALENDAR"


def events(data: bytes) -> dict[str, Event]:
    """The events of a calendar by their ids, each of which stands there once."""
    found = read(data).events
    by_id = {str(each.uid): each for each in found}
    assert len(by_id) == len(found)
    return by_id


def of(tale: Tale, who: str, now: str, language: str = "zh") -> dict[str, Event]:
    """What stands in the calendar of a department or a person about one record."""
    path = of_department(who) if who.isupper() else of_person(who)
    return events(written(tale, now=now, language=language)[path])
