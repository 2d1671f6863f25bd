"""Front matter of organization.yml -> `Organization`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from accord.language import Label
from accord.model import Department, Fields, Organization, Person, StandIn, Tenure

PATH = "records/organization.yml"


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
