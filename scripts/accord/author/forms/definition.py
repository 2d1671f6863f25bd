"""What a form asks: a schema in one language, every label and limit with it, ready for JSON.

A node stays plain JSON Schema, so that any form library can use it. What JSON Schema has no word
for stands under `ac`: what a field refers to, what its values are called, how it is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.author.draft import Draft, required
from accord.author.forms.filling import Fill, fill
from accord.author.numbering import next_number
from accord.author.wanted import NEEDED, WANTED
from accord.schema.schemas import Heading, Node, Schema, description, label

Definition = Mapping[str, Any]

# Never asked: the program says them.
_OF_PROGRAM = ("kind", "id", "digest", "round", "entered_at")
_LEFT_OUT = ("title", "description", "if", "then", "else")


def definition(schema: Schema, language: str) -> Definition:
    """A form or a kind of entry; the schema's required fields are those of a plain entry."""
    return {
        "kind": schema.name,
        "title": schema.label.text(language),
        "description": description(schema.node).text(language),
        "is_form": "kind" not in schema.properties,
        "schema": _whole(schema, language),
        "sections": [_section(each, language) for each in schema.headings],
    }


def _whole(schema: Schema, language: str) -> Node:
    asked = required(Draft(schema))
    properties = {
        name: _with_ac(_node(node, language), _top(schema, name, asked))
        for name, node in schema.properties.items()
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(asked),
    }


def _top(schema: Schema, name: str, asked: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """What is to be known of a field at the top, where the kind of entry decides."""
    is_entry = "kind" in schema.properties
    if name in _OF_PROGRAM:
        yield "part", "program"
    elif name in _of_correction(schema, asked):
        yield "part", "correction"
    if way := fill(schema.name, name, is_entry=is_entry):
        yield "fill", way.value
    if when := WANTED.get((schema.name, name)):
        yield "wanted", {"when": when.value, "must": (schema.name, name) in NEEDED}


def _of_correction(schema: Schema, asked: tuple[str, ...]) -> frozenset[str]:
    """The fields that only matter to an entry which mends or withdraws another."""
    node = schema.node
    named = (
        *node.get("if", {}).get("required", ()),
        *node.get("then", {}).get("required", ()),
        *(("supersedes",) if "supersedes" in schema.properties else ()),
    )
    return frozenset(named) - {*asked}


def _node(node: Node, language: str) -> dict[str, Any]:
    """A node without what other languages say, and the nodes inside it."""
    plain = {
        key: value
        for key, value in node.items()
        if key not in _LEFT_OUT and not key.startswith(("x-", "$"))
    }
    if "title" in node:
        plain["title"] = label(node).text(language)
    if "description" in node:
        plain["description"] = description(node).text(language)
    if "properties" in node:
        inside = node["properties"].items()
        plain["properties"] = {name: _node(inner, language) for name, inner in inside}
    if isinstance(node.get("items"), dict):
        plain["items"] = _node(node["items"], language)
    if "anyOf" in node:
        plain["anyOf"] = [_node(choice, language) for choice in node["anyOf"]]
    return _with_ac(plain, _said(node, language))


def _said(node: Node, language: str) -> Iterator[tuple[str, Any]]:
    if labels := node.get("x-labels"):
        yield "labels", {value: each[language] for value, each in labels.items()}
    if target := node.get("x-ref"):
        yield "ref", target
    if next_number(node, ()):
        yield "fill", Fill.NUMBER.value


def _with_ac(node: dict[str, Any], said: Iterator[tuple[str, Any]]) -> dict[str, Any]:
    ours = {**node.get("ac", {}), **dict(said)}
    return {**node, "ac": ours} if ours else node


def _section(heading: Heading, language: str) -> Mapping[str, Any]:
    """A heading, which is written in Chinese whoever reads it."""
    return {
        "heading": heading.label.zh,
        "title": heading.label.text(language),
        "description": heading.description.text(language),
        "required": heading.required,
    }
