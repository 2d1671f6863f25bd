"""The transition table: `schema/workflow.yml` as typed values.

States, transitions, which entry is allowed when, who approves, and time limits. What a
guard or an approver means is written where it is used; here they are names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from accord.language import Label, Message, say
from accord.model import (
    RECORD_KINDS,
    Document,
    Fields,
    Finding,
    Pointer,
    RecordKind,
    values_at,
)
from accord.schema.schemas import Schemas

PATH = "schema/workflow.yml"
Office = Literal["lead", "contact"]


@dataclass(frozen=True, slots=True)
class StateName:
    """A state as the table names it."""

    name: str
    label: Label
    final: bool


@dataclass(frozen=True, slots=True)
class Transition:
    sources: frozenset[str]
    target: str
    guard: str


@dataclass(frozen=True)
class Course:
    """The states and transitions of one kind of record."""

    initial: str
    states: Mapping[str, StateName]
    transitions: tuple[Transition, ...]
    agreed_fields: tuple[str, ...]
    fixed_fields: tuple[str, ...]
    update_every: str

    @cached_property
    def exits(self) -> Mapping[str, tuple[Transition, ...]]:
        """For each state the transitions that lead out of it, in the order of the table."""
        return {
            state: tuple(each for each in self.transitions if state in each.sources)
            for state in self.states
        }


@dataclass(frozen=True, slots=True)
class EntryRule:
    """When an entry of one kind is allowed, and whose approval it needs.

    `order` is its place among entries of one instant. `approve` names the approvers: of either
    kind of record, before and after agreement, or under the key "" always.
    """

    order: int
    states: Mapping[RecordKind, tuple[str, ...]]
    unless: frozenset[str]
    needs: frozenset[str]
    approve: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Limit:
    """The versions of one time limit, oldest first: from which day, and spans by priority."""

    versions: tuple[tuple[date, Mapping[str, Mapping[str, int]]], ...]

    def span(self, day: date, priority: str) -> Mapping[str, int]:
        """The span in force on `day`, such as ``{"working_days": 3}``.

        Before the first version the first one holds: no count goes without a limit.
        """
        return self.version(day, priority)[1]

    def version(self, day: date, priority: str) -> tuple[date, Mapping[str, int]]:
        """The span in force on `day`, and since when its version of the limit holds.

        Of a priority for which it says nothing that is the first one, as the check tells.
        """
        since, spans = self._in_force(day)
        return since, spans.get(priority) or spans.get("otherwise") or next(iter(spans.values()))

    def asks_priority(self, day: date) -> bool:
        """Whether the version in force on `day` differs by priority."""
        return len(self._in_force(day)[1]) > 1

    def _in_force(self, day: date) -> tuple[date, Mapping[str, Mapping[str, int]]]:
        found = self.versions[0]
        for version in self.versions:
            if version[0] <= day:
                found = version
        return found


@dataclass(frozen=True, slots=True)
class Workflow:
    """The whole table; `changes` names who approves what is no entry.

    `offices` says for each kind of obligation who in a department acts: its lead or its contact.
    """

    courses: Mapping[RecordKind, Course]
    overlays: Mapping[str, Label]
    entries: Mapping[str, EntryRule]
    changes: Mapping[str, str]
    limits: Mapping[str, Limit]
    obligations: Mapping[str, Label]
    offices: Mapping[str, Office]

    @classmethod
    def of(cls, fields: Fields) -> Workflow:
        """Build the table from fields that its schema has passed."""
        return cls(
            courses={
                "request": _course(fields["request"]),
                "feedback": _course(fields["feedback"]),
            },
            overlays=_labels(fields["overlays"]),
            entries={
                kind: _entry_rule(order, rule)
                for order, (kind, rule) in enumerate(fields["entries"].items())
            },
            changes={name: each["approve"] for name, each in fields["changes"].items()},
            limits={name: _limit(versions) for name, versions in fields["limits"].items()},
            obligations=_labels(fields["obligations"]),
            offices={
                name: each.get("who", "contact") for name, each in fields["obligations"].items()
            },
        )

    def state(self, kind: RecordKind, name: str) -> StateName:
        return self.courses[kind].states[name]

    def number(self, rule: str) -> int:
        """The number of a kind of obligation, from 1: its place among those of the table."""
        return list(self.obligations).index(rule) + 1


def misnamed(table: Document, schemas: Schemas) -> Iterator[Finding]:
    """States, fields and kinds of entry that the table names though they don't exist.

    A record can't be judged by such a table: a transition would lead nowhere, and of an
    entry without a rule nobody could say when it is allowed.
    """
    for kind in RECORD_KINDS:
        states, fields = table.fields[kind]["states"], schemas[kind].properties
        places = (
            ((kind, "initial"), states),
            ((kind, "transitions", "*", "from", "*"), states),
            ((kind, "transitions", "*", "to"), states),
            ((kind, "agreed_fields", "*"), fields),
            ((kind, "fixed_fields", "*"), fields),
            *((("entries", entry, kind, "*"), states) for entry in table.fields["entries"]),
        )
        for path, known in places:
            for pointer, name in values_at(table.fields, path):
                if name not in known:
                    message = say(
                        "There is no {name} in {kind}.", name=name, kind=schemas[kind].label
                    )
                    yield _misnamed(table, pointer, message, list(known))
    for name in table.fields["entries"].keys() ^ set(schemas.entry_kinds):
        message = say("The kind of entry {kind} wants a schema and a rule in the table.", kind=name)
        yield _misnamed(table, ("entries", name), message, list(schemas.entry_kinds))


def _misnamed(table: Document, pointer: Pointer, message: Message, known: list[str]) -> Finding:
    advice = say("Write one of: {values}.", values=known)
    return Finding("workflow-names", table.path, table.position(*pointer), message, advice)


def _labels(fields: Mapping[str, Mapping[str, str]]) -> dict[str, Label]:
    return {name: Label.of(label) for name, label in fields.items()}


def _course(fields: Fields) -> Course:
    return Course(
        initial=fields["initial"],
        states={
            name: StateName(name, Label.of(state), state.get("final", False))
            for name, state in fields["states"].items()
        },
        transitions=tuple(
            Transition(frozenset(each["from"]), each["to"], each["when"])
            for each in fields["transitions"]
        ),
        agreed_fields=tuple(fields["agreed_fields"]),
        fixed_fields=tuple(fields["fixed_fields"]),
        update_every=fields["update_every"],
    )


def _entry_rule(order: int, fields: Fields) -> EntryRule:
    approve = fields["approve"]
    return EntryRule(
        order=order,
        states={
            "request": tuple(fields.get("request", ())),
            "feedback": tuple(fields.get("feedback", ())),
        },
        unless=frozenset(fields.get("unless", ())),
        needs=frozenset(fields.get("needs", ())),
        approve=approve if isinstance(approve, Mapping) else {"": approve},
    )


def _limit(versions: list[Fields]) -> Limit:
    found = (
        (
            date.fromisoformat(version["since"]),
            {name: span for name, span in version.items() if name != "since"},
        )
        for version in versions
    )
    return Limit(tuple(sorted(found, key=lambda version: version[0])))
