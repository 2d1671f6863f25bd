"""By what the rows of a list can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.schema.schemas import value_label
from accord.site.reader import Reader
from accord.site.records.card import Card


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """`name` is also the attribute of a row that the filter looks at."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def choose(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Filter:
    """A filter of pairs of a value and what it is called, each of them once."""
    return Filter(name, label, tuple(Choice(*each) for each in dict.fromkeys(choices)))


def by_department(reader: Reader) -> Filter:
    """Every department of the registry."""
    codes = reader.organization.departments
    named = ((code, reader.department(code)) for code in codes)
    return choose("department", reader.gettext("Department"), named)


def by_kind(opened: Ledger, reader: Reader) -> Filter:
    """The kinds of records."""
    kinds = ((str(kind), reader.text(opened.schemas[kind].label)) for kind in RECORD_KINDS)
    return choose("kind", reader.gettext("Form"), kinds)


def by_person(cards: Iterable[Card], reader: Reader) -> Filter:
    """Everybody in the registry who has a part in one of the records."""
    found = {person for each in cards for person in each.people}
    people = ((each, reader.person(each)) for each in reader.organization.people if each in found)
    return choose("person", reader.gettext("Person"), people)


def by_priority(opened: Ledger, reader: Reader) -> Filter:
    """The priorities, in the order of the schema."""
    return choose("priority", reader.gettext("Priority"), priorities(opened, reader).items())


def by_state(opened: Ledger, reader: Reader) -> Filter:
    """Every state once; a name that both kinds use shows both labels, where they differ."""
    found: dict[str, dict[str, None]] = {}
    for kind in RECORD_KINDS:
        for name, state in opened.workflow.courses[kind].states.items():
            found.setdefault(name, {})[reader.text(state.label)] = None
    states = ((name, " / ".join(labels)) for name, labels in found.items())
    return choose("state", reader.gettext("State"), states)


def priorities(opened: Ledger, reader: Reader) -> dict[str, str]:
    """What the priorities are called, in the order of the schema."""
    node = opened.schemas["request"].properties["priority"]
    labels = {name: value_label(node, name) for name in node["enum"]}
    return {name: reader.text(label) if label else name for name, label in labels.items()}
