"""Which form is for what: the two that begin a record, and the entries, by whose word they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.schema.schemas import description
from accord.site.reader import Reader

# Whose word an entry is, by the names that the table has for approvers; the rest is anybody's.
_WORKING = frozenset({"speaking-department", "speaking-lead"})
_INITIATING = frozenset({"initiating-department", "initiating-lead", "accepting-leads", "raiser"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of document that people write; `of` are the kinds of record that it is for."""

    kind: str
    label: str
    about: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Choosing:
    forms: tuple[Choice, ...]
    groups: tuple[Group, ...]


def choosing(opened: Ledger, reader: Reader) -> Choosing:
    """All of them, the entries in the order of the table, those of feedback alone last."""
    forms = tuple(_choice(kind, opened, reader, ()) for kind in RECORD_KINDS)
    return Choosing(forms, tuple(each for each in _groups(opened, reader) if each.choices))


def _groups(opened: Ledger, reader: Reader) -> Iterator[Group]:
    found: dict[str, list[Choice]] = {"working": [], "initiating": [], "anybody": []}
    table = opened.workflow.entries.items()
    for kind, rule in sorted(table, key=lambda each: not each[1].states["request"]):
        of = tuple(
            reader.text(opened.schemas[each].label) for each in RECORD_KINDS if rule.states[each]
        )
        found[_whose(rule.approve)].append(_choice(kind, opened, reader, of))
    labels = {
        "working": reader.gettext("For your department, which works on it"),
        "initiating": reader.gettext("For the department that raised it, or accepts it"),
        "anybody": reader.gettext("Other documents"),
    }
    return (Group(labels[name], tuple(choices)) for name, choices in found.items())


def _whose(approve: Mapping[str, str]) -> str:
    named = frozenset(approve.values())
    if named <= _WORKING:
        return "working"
    return "initiating" if named & _INITIATING else "anybody"


def _choice(kind: str, opened: Ledger, reader: Reader, of: tuple[str, ...]) -> Choice:
    schema = opened.schemas[kind]
    return Choice(kind, reader.text(schema.label), reader.text(description(schema.node)), of)
