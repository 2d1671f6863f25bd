"""Fields and sections -> the text of a file, the fields in the order of their schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accord.frontmatter.layout import front_matter
from accord.model import Fields
from accord.schema.schemas import Node


def document(fields: Fields, preamble: str, sections: Mapping[str, str]) -> str:
    """Lay out a whole file: front matter, then the body with one `## ` heading a section."""
    parts = [preamble] if preamble else []
    parts += [f"## {heading}\n\n{text}" for heading, text in sections.items()]
    body = "".join(f"\n{part}\n" for part in parts)
    return f"---\n{front_matter(fields)}---\n{body}"


def in_order(value: Any, node: Node) -> Any:
    """The same value with the fields of every mapping in the order of the schema.

    Fields that the schema does not know come last, as they were.
    """
    if isinstance(value, list):
        inner = node.get("items", {})
        return [in_order(each, inner) for each in value]
    if not isinstance(value, Mapping):
        return value
    known = node.get("properties", {})
    names = [name for name in known if name in value]
    names += [name for name in value if name not in known]
    return {name: in_order(value[name], known.get(name, {})) for name in names}
