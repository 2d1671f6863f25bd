"""Whose signatures count: the keys of the registry, and the file in which OpenSSH reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from accord.organization import GATE, Key, Organization


def allowed_signers(organization: Organization) -> str:
    """The registry's keys as ssh-keygen and git read them: one line for each.

    The days of a key are those of the organization's time zone.
    """
    lines = (_line(who, key, organization) for who, key in _keys(organization))
    return "".join(f"{line}\n" for line in lines)


def committers(organization: Organization, day: date) -> str:
    """The people's keys that sign commits on a day, as git reads them: one line for each."""
    return "".join(
        f'{who} namespaces="git" {key.text}\n'
        for who, key in _keys(organization)
        if who != GATE and key.covers(day)
    )


def owners(organization: Organization, key: str) -> tuple[str, ...]:
    """The people who have a public key; more than one only while the registry is wrong."""
    return tuple(
        person.id
        for person in organization.people.values()
        if any(each.text == key for each in person.keys)
    )


def covers(keys: Iterable[Key], text: str, day: date) -> bool:
    """Whether one of somebody's keys is this one, and signs on that day."""
    return any(each.text == text and each.covers(day) for each in keys)


def _keys(organization: Organization) -> Iterator[tuple[str, Key]]:
    for person in organization.people.values():
        yield from ((person.id, key) for key in person.keys)
    yield from ((GATE, key) for key in organization.gate_keys)


def _line(who: str, key: Key, organization: Organization) -> str:
    namespaces = "accord" if who == GATE else "accord,git"
    options = [f'namespaces="{namespaces}"', f'valid-after="{_first(key.since, organization)}"']
    if key.until:
        options.append(f'valid-before="{_last(key.until, organization)}"')
    return f"{who} {','.join(options)} {key.text}"


def _first(day: date, organization: Organization) -> str:
    return _written(datetime.combine(day, time(), organization.timezone))


def _last(day: date, organization: Organization) -> str:
    """The last second of a day: ssh-keygen lets a key sign through the instant it names."""
    following = datetime.combine(day + timedelta(days=1), time(), organization.timezone)
    return _written(following.astimezone(UTC) - timedelta(seconds=1))


def _written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%d%H%M%S}Z"
