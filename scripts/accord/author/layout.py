"""Fields and sections -> the text of a file, laid out for people.

Fields stand in the order of their schema. A list of mappings has one mapping a line where
it fits; what does not fit is written over several lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.author.notation import alone, inline
from accord.model import Fields
from accord.schema.schemas import Node

WIDTH = 100


def document(fields: Fields, preamble: str, sections: Mapping[str, str]) -> str:
    """Lay out a whole file: front matter, then the body with one `## ` heading a section."""
    parts = [preamble] if preamble else []
    parts += [f"## {heading}\n\n{text}" for heading, text in sections.items()]
    body = "".join(f"\n{part}\n" for part in parts)
    return f"---\n{front_matter(fields)}---\n{body}"


def front_matter(fields: Fields) -> str:
    """Lay out fields as YAML, each line ended, in the order in which they are given."""
    return "".join(f"{line}\n" for line in _mapping(fields, ""))


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


def _mapping(fields: Fields, indent: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _field(inline(name), value, indent)


def _field(name: str, value: Any, indent: str) -> Iterator[str]:
    line = f"{indent}{name}: {alone(value)}"
    is_short = len(line) <= WIDTH and not _lists_mappings(value)
    if is_short or not value or not isinstance(value, Mapping | list):
        yield line
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for item in value:
            yield from _item(item, indent + "  ")
    else:
        yield f"{indent}{name}:"
        yield from _mapping(value, indent + "  ")


def _item(item: Any, indent: str) -> Iterator[str]:
    """One item of a list; the first line of a long mapping carries the dash."""
    line = f"{indent}- {inline(item)}"
    if not isinstance(item, Mapping) or not item or len(line) <= WIDTH:
        yield line
        return
    lines = _mapping(item, indent + "  ")
    yield f"{indent}- {next(lines).removeprefix(indent + '  ')}"
    yield from lines


def _lists_mappings(value: Any) -> bool:
    """Whether a list has mappings, which read best one a line."""
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
