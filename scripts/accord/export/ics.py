"""Appointments as a file that calendar programs subscribe to (RFC 5545, 5546 and 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, vDuration, vText
from icalendar.parser import Contentline

from accord.export.appointment import Appointment, Status
from accord.export.zone import timezone
from accord.language import words

# An appointment ends when the thing is due, and is long enough to be seen in a week's view.
LENGTH = timedelta(minutes=30)
# How often a program should ask again.
REFRESH = timedelta(hours=4)
# For how many years before and after the present the clocks of the time zone are told.
AROUND = 5
# What no text of a calendar may hold: some programs take one or the other for the end of a line.
_UNTOLD = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")
_BREAK, _END = b"\r\n", b"END:VCALENDAR\r\n"
# In bytes, the end of the line not counted.
_LONGEST = 75


def event(appointment: Appointment, now: datetime, zone: ZoneInfo, language: str) -> bytes:
    """One appointment as it stands in a calendar that was made at `now`."""
    return _BREAK.join((*_event(appointment, now, zone, language), b""))


def calendar(
    name: str, source: str | None, events: Iterable[bytes], now: datetime, zone: ZoneInfo
) -> bytes:
    """A whole calendar: `source` is where it can be had, if that is known."""
    name, refresh = name.translate(_UNTOLD), vDuration(REFRESH)
    made = Calendar()
    made.add("prodid", "-//accord//obligations//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", zone.key)
    made.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", _length(REFRESH))
    if source:
        made.add("source", source, parameters={"VALUE": "URI"})
    year = now.astimezone(zone).year
    made.add_component(timezone(zone, year - AROUND, year + AROUND))
    return b"".join((bytes(made.to_ical()).removesuffix(_END), *events, _END))


# The library's own components take three times as long, and a company has many thousands of
# these: only what needs its knowledge, escaping and folding, goes through it.


def _event(
    appointment: Appointment, now: datetime, zone: ZoneInfo, language: str
) -> Iterator[bytes]:
    due = appointment.due.astimezone(zone)
    start, at = due - LENGTH, f"TZID={zone.key}"
    summary = words(appointment.summary, language)
    yield b"BEGIN:VEVENT"
    yield _text("UID", appointment.uid)
    yield _plain("DTSTAMP", _utc(now))
    yield _plain("LAST-MODIFIED", _utc(appointment.changed))
    yield _plain("SEQUENCE", appointment.sequence)
    yield _plain(f"DTSTART;{at}", _local(start))
    yield _plain(f"DTEND;{at}", _local(due))
    yield _text("SUMMARY", summary)
    yield _plain("STATUS", appointment.status)
    yield _plain("TRANSP", "TRANSPARENT")  # nobody is busy because something is due
    if appointment.status is not Status.CANCELLED:
        yield from _more(appointment, language)
    for moment in appointment.alarms:
        yield from _alarm(summary, moment.astimezone(zone), start)
    yield b"END:VEVENT"


def _more(appointment: Appointment, language: str) -> Iterator[bytes]:
    notes = [words(each, language).translate(_UNTOLD) for each in appointment.notes]
    if appointment.url:
        notes.append(appointment.url)
        yield _folded(f"URL:{appointment.url}")
    yield _text("DESCRIPTION", *notes)
    yield _text("CATEGORIES", words(appointment.category, language))


def _alarm(summary: str, moment: datetime, start: datetime) -> Iterator[bytes]:
    """A reminder so long before the start, in days and hours as clocks on the wall show them."""
    ahead = moment.replace(tzinfo=None) - start.replace(tzinfo=None)
    yield b"BEGIN:VALARM"
    yield _plain("ACTION", "DISPLAY")
    yield _text("DESCRIPTION", summary)
    yield _plain("TRIGGER", _length(ahead))
    yield b"END:VALARM"


def _text(name: str, *lines: str) -> bytes:
    told = vText("\n".join(line.translate(_UNTOLD) for line in lines))
    return _folded(f"{name}:{told.to_ical().decode()}")


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes, or several; the library counts character by character."""
    whole = line.encode()
    short = len(whole) <= _LONGEST
    return whole if short else bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]


def _plain(name: str, value: object) -> bytes:
    """A line that is short, and has nothing to escape."""
    return f"{name}:{value}".encode()


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


@cache
def _length(length: timedelta) -> str:
    return str(vDuration(length).to_ical().decode())  # type: ignore[no-untyped-call]
