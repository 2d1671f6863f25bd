"""Every form and kind of entry, field by field, as its schema has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.language import Message
from accord.ledger import Ledger
from accord.model import RECORD_KINDS, Fields
from accord.schema.schemas import Node, Schema, description, label
from accord.site.reader import Reader
from accord.site.reference.policy_words import APPROVERS, CASES


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field; `depth` says how many objects it stands inside.

    `values` are the allowed values with their names.
    """

    name: str
    path: str
    label: str
    description: str
    depth: int
    is_required: bool
    values: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class HeadingView:
    label: str
    description: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Allowance:
    """In which states of one kind of record an entry is allowed."""

    kind: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """A form or a kind of entry."""

    name: str
    label: str
    description: str
    fields: tuple[FieldView, ...]
    headings: tuple[HeadingView, ...]
    allowed: tuple[Allowance, ...] = ()
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    approvers: tuple[tuple[str, str], ...] = ()


def form_view(schema: Schema, reader: Reader) -> FormView:
    """A form as its schema describes it."""
    return FormView(
        name=schema.name,
        label=reader.text(schema.label),
        description=reader.text(description(schema.node)),
        fields=tuple(_fields(schema.node, reader)),
        headings=tuple(
            HeadingView(reader.text(each.label), reader.text(each.description), each.required)
            for each in schema.headings
        ),
    )


def entries_view(ledger: Ledger, reader: Reader) -> tuple[FormView, ...]:
    """Every kind of entry, in the order of the workflow, and when it is allowed."""
    return tuple(_entry_view(kind, ledger, reader) for kind in ledger.workflow.entries)


def approvers(policy: str | Fields, reader: Reader) -> tuple[tuple[str, str], ...]:
    """Who approves, as pairs of the case ("" where there is only one) and who."""
    cases = {"": policy} if isinstance(policy, str) else policy
    return tuple(
        (_word(CASES, case, reader), _word(APPROVERS, who, reader)) for case, who in cases.items()
    )


def _word(words: dict[str, Message], name: str, reader: Reader) -> str:
    return reader.text(words[name]) if name in words else name


def _entry_view(kind: str, ledger: Ledger, reader: Reader) -> FormView:
    table, rule = ledger.workflow, ledger.workflow.entries[kind]
    policy = ledger.policy["workflow"].fields["entries"][kind]["approve"]
    form = form_view(ledger.schemas[kind], reader)
    return FormView(
        form.name,
        form.label,
        form.description,
        form.fields,
        form.headings,
        allowed=tuple(
            Allowance(
                reader.text(ledger.schemas[record].label),
                tuple(reader.text(table.state(record, name).label) for name in rule.states[record]),
            )
            for record in RECORD_KINDS
            if rule.states[record]
        ),
        unless=tuple(reader.text(table.overlays[name]) for name in sorted(rule.unless)),
        needs=tuple(reader.text(table.overlays[name]) for name in sorted(rule.needs)),
        approvers=approvers(policy, reader),
    )


def _fields(node: Node, reader: Reader, path: str = "", depth: int = 0) -> Iterator[FieldView]:
    """The fields of an object, each followed by the fields inside it."""
    required = {*node.get("required", ()), *node.get("else", {}).get("required", ())}
    for name, inner in node.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        yield FieldView(
            name=name,
            path=here,
            label=reader.text(label(inner)),
            description=reader.text(description(inner)),
            depth=depth,
            is_required=name in required,
            values=tuple(_values(inner, reader)),
            example=_example(inner),
        )
        # An amendment holds whole fields of the form, which are described there.
        if name != "changes":
            yield from _fields(inner, reader, here, depth + 1)
            yield from _fields(inner.get("items", {}), reader, here, depth + 1)


def _values(node: Node, reader: Reader) -> Iterator[tuple[str, str]]:
    for choice in (node, *node.get("anyOf", ())):
        for name, words in choice.get("x-labels", {}).items():
            yield str(name), words[reader.language]


def _example(node: Node) -> str:
    """The first example where it is one value; those of objects stand with their fields."""
    examples: list[Any] = node.get("examples", [])
    holds_objects = node.get("properties") or node.get("items", {}).get("properties")
    if not examples or holds_objects:
        return ""
    first = examples[0]
    return first if isinstance(first, str) else json.dumps(first, ensure_ascii=False)
