"""The fields of `calendar.yml` -> the days and hours of the company and of its departments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from accord.language import Label
from accord.model import Fields
from accord.workdays.hours import OfficeHours, Openings, openings, overlaid

_LISTS = ("office_hours", "days_off", "days_on")


def departments(fields: Fields) -> tuple[str, ...]:
    """The departments that have days or hours of their own, in the order of their codes."""
    entries = (each for name in _LISTS for each in fields.get(name, ()))
    return tuple(sorted({code for each in entries for code in each.get("departments", ())}))


def own_days(fields: Fields, department: str | None = None) -> Mapping[date, Label | None]:
    """The company's own days, and over them a department's: why off, or None where worked."""
    found: dict[date, Label | None] = {}
    for whose in dict.fromkeys((None, department)):
        off, on = (_of(fields.get(name, ()), whose) for name in ("days_off", "days_on"))
        found |= {date.fromisoformat(each["date"]): Label.of(each) for each in off}
        found |= {date.fromisoformat(each["date"]): None for each in on}
    return found


def own_days_on(fields: Fields, department: str | None = None) -> Mapping[date, Label]:
    """Why the company's own working days are worked, and over them a department's."""
    days = (
        each
        for whose in dict.fromkeys((None, department))
        for each in _of(fields.get("days_on", ()), whose)
    )
    return {date.fromisoformat(each["date"]): Label.of(each) for each in days}


def office_hours(fields: Fields, timezone: ZoneInfo, department: str | None = None) -> OfficeHours:
    """The company's hours; a department's own take their place from their first day on."""
    company = OfficeHours(timezone, _versions(_of(fields["office_hours"], None)) or _first(fields))
    own = _versions(_of(fields["office_hours"], department)) if department else ()
    return overlaid(company, own)


def _versions(entries: Iterable[Fields]) -> tuple[tuple[date, Openings], ...]:
    return tuple(
        sorted((date.fromisoformat(each["since"]), openings(each["hours"])) for each in entries)
    )


def _first(fields: Fields) -> tuple[tuple[date, Openings], ...]:
    """What stands for the company's hours where all are some department's; the check tells."""
    return _versions(fields["office_hours"][:1])


def _of(entries: Iterable[Fields], department: str | None) -> list[Fields]:
    """The entries that name a department, or of None those that name none."""
    return [
        each
        for each in entries
        if (department in each["departments"] if "departments" in each else department is None)
    ]
