"""What all forms must know, as one script in a language: fields, people, numbers, words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from accord.author.forms.definition import definition
from accord.change.numbers import highest
from accord.ledger import Ledger
from accord.model import FOLDERS, ROOT
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.repository import door
from accord.site.templates import macro
from accord.site.writing.form import who_approves
from accord.site.writing.pages import kinds
from accord.site.writing.words import words

# Nobody raises today what happened longer ago than this; its numbers need not be known.
_BACK = timedelta(days=92)
_SHORT = (",", ":")


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant that the site shows, aware, and whether it stays that instant."""

    now: datetime
    pinned: bool


def records_script(cards: Iterable[Card]) -> bytes:
    """The records that are not archived, in the order given, for whoever has to choose one."""
    rows = [
        [each.id, each.title, each.kind, each.state.tone, each.departments]
        for each in cards
        if not each.is_archived
    ]
    data = json.dumps(rows, ensure_ascii=False, separators=_SHORT)
    return macro("writing/data", "records")(data).encode()


def forms_script(opened: Ledger, moment: Moment, taken: Iterable[str], reader: Reader) -> bytes:
    """The script; `taken` are the ids of all records, also of those that are only proposed."""
    data = json.dumps(_data(opened, moment, taken, reader), ensure_ascii=False, separators=_SHORT)
    return macro("writing/data", "script")(data).encode()


def _data(
    opened: Ledger, moment: Moment, taken: Iterable[str], reader: Reader
) -> Mapping[str, Any]:
    organization = opened.organization
    local = moment.now.astimezone(organization.timezone)
    return {
        "language": reader.language,
        "zone": organization.timezone.key,
        "pinned": f"{local:%Y-%m-%dT%H:%M}" if moment.pinned else None,
        "forge": _forge(opened),
        "departments": list(_departments(opened, moment, reader)),
        "people": list(_people(opened, moment)),
        "folders": {kind: f"{ROOT}/{folder}" for folder, kind in FOLDERS.items()},
        "ids": _ids(opened, moment, tuple(taken)),
        "late": opened.workflow.limits["entering"].span(local.date(), "otherwise"),
        "forms": {name: _form(name, opened, reader) for name in kinds(opened)},
        "vague": list(_vague(opened, reader)),
        "nameless": sorted(opened.wording.nameless),
        "words": words(reader),
    }


def _form(name: str, opened: Ledger, reader: Reader) -> Mapping[str, Any]:
    rule = opened.workflow.entries.get(name)
    return {
        **definition(opened.schemas[name], reader.language),
        "who": who_approves(name, opened, reader),
        "states": rule.states if rule else {},
        "reference": f"reference/entries/#{name}" if rule else f"reference/{name}/",
    }


def _forge(opened: Ledger) -> Mapping[str, Any] | None:
    repository = opened.organization.repository
    if not repository:
        return None
    way = door(repository)
    return {
        "name": repository.forge,
        "empty": way.empty,
        "filled": way.filled,
        "longest": way.longest,
    }


def _departments(opened: Ledger, moment: Moment, reader: Reader) -> Iterator[Mapping[str, Any]]:
    """Those there are; `speakers` are who speaks for one today without working in it."""
    organization = opened.organization
    day = organization.day(moment.now)
    for each in organization.departments.values():
        if each.exists_on(day):
            yield {
                "code": each.code,
                "name": reader.text(each.label),
                "lead": organization.lead(each.code, day) or "",
                "contact": organization.contact(each.code, day) or "",
                "speakers": [
                    person.id
                    for person in organization.people.values()
                    if person.active_on(day)
                    and person.department_on(day) != each.code
                    and organization.speaks_for(person.id, each.code, day)
                ],
            }


def _people(opened: Ledger, moment: Moment) -> Iterator[Mapping[str, str]]:
    day = opened.organization.day(moment.now)
    for each in opened.organization.people.values():
        if each.active_on(day):
            yield {
                "id": each.id,
                "name": each.name,
                "department": each.department_on(day),
                "superior": each.superior or "",
            }


def _ids(opened: Ledger, moment: Moment, taken: tuple[str, ...]) -> Mapping[str, Any]:
    organization = opened.organization
    since = organization.day(moment.now) - _BACK
    return {
        kind: {"pattern": pattern, "highest": highest(pattern, taken, since)}
        for kind, pattern in organization.id_patterns.items()
    }


def _vague(opened: Ledger, reader: Reader) -> Iterator[Mapping[str, Any]]:
    for group in opened.wording.groups:
        yield {
            "words": group.words,
            "instead": reader.text(group.instead),
            "except": group.exceptions,
            "number": group.number,
            "since": group.since.isoformat() if group.since else None,
        }
