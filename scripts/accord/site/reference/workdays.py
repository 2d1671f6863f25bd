"""The working calendar as a page shows it: office hours, days off, and weekends that are worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from accord.ledger import Ledger
from accord.model import Fields
from accord.site.reader import Reader
from accord.workdays import WorkingCalendar
from accord.workdays.days import WEEKEND

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HoursView:
    """Office hours from a day on; `whose` is empty where they are the whole company's."""

    since: str
    whose: str
    hours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DaysView:
    """Days of one kind after one another; `last` is empty where it is one day."""

    first: str
    last: str
    count: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnView:
    """A day on which a department does what the company does not."""

    day: str
    whose: str
    is_worked: bool
    why: str


@dataclass(frozen=True, slots=True)
class YearView:
    """What is special in a year; `is_known` is false where its days off are provisional."""

    year: int
    working_days: int
    is_known: bool
    off: tuple[DaysView, ...]
    worked: tuple[DaysView, ...]
    own: tuple[OwnView, ...]


@dataclass(frozen=True, slots=True)
class WorkdaysView:
    valid_through: str
    hours: tuple[HoursView, ...]
    years: tuple[YearView, ...]


def workdays_view(ledger: Ledger, today: date, reader: Reader) -> WorkdaysView:
    """The calendar of this year and the next."""
    calendar = ledger.calendar
    versions = ledger.policy["calendar"].fields["office_hours"]
    return WorkdaysView(
        valid_through=reader.day(calendar.valid_through),
        hours=tuple(_hours(each, reader) for each in versions),
        years=tuple(_year(calendar, year, reader) for year in (today.year, today.year + 1)),
    )


def _hours(version: Fields, reader: Reader) -> HoursView:
    whose = _names(version, reader)
    return HoursView(
        reader.day(date.fromisoformat(version["since"])), whose, tuple(version["hours"])
    )


def _names(entry: Mapping[str, list[str]], reader: Reader) -> str:
    codes = entry.get("departments", ())
    return reader.gettext(", ").join(reader.department(code) for code in codes)


def _year(calendar: WorkingCalendar, year: int, reader: Reader) -> YearView:
    days = [date(year, 1, 1) + n * _DAY for n in range(366)]
    days = [day for day in days if day.year == year]
    return YearView(
        year=year,
        working_days=len(calendar.worked(year)),
        is_known=not calendar.is_provisional(days[-1]),
        off=tuple(_off(calendar, days, reader)),
        worked=tuple(
            DaysView(reader.day(day), "", 1, (why.text(reader.language),))
            for day in days
            if (why := calendar.why_on(day))
        ),
        own=tuple(_own(calendar, days, reader)),
    )


def _off(calendar: WorkingCalendar, days: list[date], reader: Reader) -> Iterator[DaysView]:
    """Days off after one another, but for weekends that touch no other day off."""
    for is_off, found in groupby(days, key=lambda day: not calendar.is_working(day)):
        run = list(found)
        reasons = [why for day in run if (why := calendar.why_off(day)) and why != WEEKEND]
        if is_off and reasons:
            yield DaysView(
                reader.day(run[0]),
                reader.day(run[-1]) if len(run) > 1 else "",
                len(run),
                tuple(dict.fromkeys(why.text(reader.language) for why in reasons)),
            )


def _own(calendar: WorkingCalendar, days: list[date], reader: Reader) -> Iterator[OwnView]:
    for code, own in calendar.departments.items():
        for day in days:
            if own.is_working(day) is not calendar.is_working(day):
                why = own.why_off(day) or own.why_on(day)
                told = why.text(reader.language) if why else ""
                yield OwnView(reader.day(day), reader.department(code), own.is_working(day), told)
