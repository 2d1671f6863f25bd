"""The fields of organization.yml -> the organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from accord.language import Label
from accord.model import Fields
from accord.organization import (
    PROPOSAL_REFS,
    Department,
    ForgeAccount,
    Key,
    Organization,
    Person,
    Repository,
    StandIn,
    Tenure,
)

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
        site=fields.get("site"),
        repository=Repository(**fields["repository"]) if "repository" in fields else None,
        gate_keys=_keys(fields.get("gate_keys", ())),
        proposal_refs=tuple(fields.get("proposal_refs", PROPOSAL_REFS)),
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
        earlier=tuple(
            (each["department"], date.fromisoformat(each["until"]))
            for each in fields.get("earlier", ())
        ),
        language=fields.get("language", "zh"),
        accounts=tuple(
            ForgeAccount(each["forge"], each["id"], each.get("login"))
            for each in fields.get("accounts", ())
        ),
        keys=_keys(fields.get("keys", ())),
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


def _keys(items: Sequence[Fields]) -> tuple[Key, ...]:
    return tuple(
        Key(each["key"], date.fromisoformat(each["from"]), _day(each, "until")) for each in items
    )


def _day(fields: Mapping[str, str], name: str) -> date | None:
    return date.fromisoformat(fields[name]) if name in fields else None
