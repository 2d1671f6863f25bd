"""The index: every record in one table, with what it can be filtered by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.records.record import BrokenView


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


@dataclass(frozen=True, slots=True)
class Index:
    cards: tuple[Card, ...]
    broken: tuple[BrokenView, ...]
    filters: tuple[Filter, ...]


def index(
    opened: Ledger, cards: Mapping[str, Card], broken: Iterable[BrokenView], reader: Reader
) -> Index:
    """The newest record first."""
    newest = sorted(cards.values(), key=lambda each: (each.raised_on, each.id), reverse=True)
    labels = {
        "kind": reader.gettext("Form"),
        "state": reader.gettext("State"),
        "department": reader.gettext("Department"),
        "priority": reader.gettext("Priority"),
        "person": reader.gettext("Person"),
    }
    choices = {
        "kind": [(each.kind, each.kind_label) for each in newest],
        "state": _states(opened, reader),
        "department": [
            (code, reader.department(code)) for code in reader.organization.departments
        ],
        "priority": _priorities(opened, reader),
        "person": _people(newest, reader),
    }
    return Index(
        tuple(newest),
        tuple(broken),
        tuple(
            Filter(name, label, tuple(Choice(*each) for each in dict.fromkeys(choices[name])))
            for name, label in labels.items()
        ),
    )


def _states(opened: Ledger, reader: Reader) -> list[tuple[str, str]]:
    """Every state once; a name that both kinds use shows both labels, where they differ."""
    found: dict[str, dict[str, None]] = {}
    for kind in RECORD_KINDS:
        for name, state in opened.workflow.courses[kind].states.items():
            found.setdefault(name, {})[reader.text(state.label)] = None
    return [(name, " / ".join(labels)) for name, labels in found.items()]


def _priorities(opened: Ledger, reader: Reader) -> list[tuple[str, str]]:
    node = opened.schemas["request"].properties["priority"]
    labels = node.get("x-labels", {})
    return [
        (name, labels[name][reader.language] if name in labels else name) for name in node["enum"]
    ]


def _people(cards: Iterable[Card], reader: Reader) -> list[tuple[str, str]]:
    """Everybody in the registry who has a part in some record."""
    found = {person for each in cards for person in each.people}
    return [(each, reader.person(each)) for each in reader.organization.people if each in found]
