"""One typed answer -> the value that it means, and what is wrong with it.

People may type what they see: 高 for `high`, 技术部 for `TECH`, 陈静 for `chen-jing`, and lists
with any comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from accord.author.given import Unusable, value_of
from accord.author.strangers import strangers
from accord.model import Document, Finding
from accord.organization import Organization
from accord.schema.schemas import Node, Schema
from accord.schema.validate import validate

_COMMA = re.compile(r"\s*[,，、;；]\s*")
_COMMA_OR_SPACE = re.compile(r"[\s,，、;；]+")


def readings(text: str, node: Node, organization: Organization) -> Iterator[Any]:
    """What an answer may mean for a field of this schema, the likeliest first."""
    types = _types(node)
    if types & {"integer", "number", "boolean"}:
        try:
            yield value_of(text, "")
        except Unusable:
            yield text
    if "string" in types:
        yield _meant(text, node, organization)
    if "array" in types:
        inner: Node = node.get("items") or next(
            (each["items"] for each in node.get("anyOf", ()) if "items" in each), {}
        )
        for separator in (_COMMA, _COMMA_OR_SPACE):  # a label may have a space inside
            words = [word for word in separator.split(text.strip("[] ")) if word]
            yield [_meant(word, inner, organization) for word in words]


def problems(
    name: str, value: Any, node: Node, organization: Organization, day: date
) -> tuple[Finding, ...]:
    """What is wrong with a value, by its schema and by the registry as of `day`."""
    whole = {"type": "object", "properties": {name: node}, "required": [name]}
    schema = Schema(name, whole, organization.names)
    document = Document(name, {name: value}, {}, ())
    return validate(document, schema) or strangers(document, schema, organization, day)


def _meant(text: str, node: Node, organization: Organization) -> str:
    """The value whose label was typed, or the text itself."""
    text = text.strip()
    labels: dict[str, str] = {}
    for choice in (node, *node.get("anyOf", ())):
        for value, label in choice.get("x-labels", {}).items():
            labels |= {label["zh"]: value, label["en"].lower(): value}
    called = organization.names.get(node.get("x-ref", ""), {})
    labels |= {name.lower(): code for name, code in called.items()}
    return labels.get(text.lower(), labels.get(text, text))


def _types(node: Node) -> frozenset[str]:
    found = [each.get("type", ()) for each in (node, *node.get("anyOf", ()))]
    return frozenset(name for each in found for name in ([each] if isinstance(each, str) else each))
