"""What a record says of an entry before anybody has written a word of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from accord.author.forms.filling import TYPED
from accord.author.forms.suggested import suggested
from accord.author.known import KNOWN, Situation
from accord.model import Fields


@dataclass(frozen=True, slots=True)
class Beforehand:
    """Fields with their values: the same for all, and what differs by who speaks."""

    known: Fields
    each: Mapping[str, Fields]


def beforehand(
    kind: str, situation: Situation, departments: Iterable[str], people: Iterable[str]
) -> Beforehand:
    """What is known and suggested if one of the departments speaks, or one of the people."""
    known = _said(kind, situation, "")
    by_department = {
        code: _said(kind, replace(situation, fields={"department": code}), code)
        for code in departments
    }
    by_person = {
        person: _said(kind, replace(situation, fields={"by": person}), "") for person in people
    }
    differing = {
        who: {name: value for name, value in said.items() if known.get(name) != value}
        for who, said in {**by_department, **by_person}.items()
    }
    return Beforehand(known, {who: said for who, said in differing.items() if said})


def _said(kind: str, situation: Situation, department: str) -> Fields:
    values = {
        name: says(situation) for name, says in KNOWN.get(kind, {}).items() if says not in TYPED
    }
    known = {name: value for name, value in values.items() if value is not None}
    return {**suggested(kind, situation.story.facts, department), **known}
