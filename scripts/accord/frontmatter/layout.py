"""Fields -> lines of front matter, laid out for people.

A list of mappings has one mapping a line where it fits; what does not fit is written over
several lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.frontmatter.notation import alone, inline
from accord.model import Fields

WIDTH = 100


def front_matter(fields: Fields) -> str:
    """Lay out fields as YAML, each line ended, in the order in which they are given."""
    return "".join(f"{line}\n" for line in _mapping(fields, ""))


def _mapping(fields: Fields, indent: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from field(name, value, indent)


def field(name: str, value: Any, indent: str = "") -> Iterator[str]:
    """The lines of one field, each with the indentation given."""
    name = inline(name)
    line = f"{indent}{name}: {alone(value)}"
    is_short = len(line) <= WIDTH and not _lists_mappings(value)
    if is_short or not value or not isinstance(value, Mapping | list):
        yield line
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for each in value:
            yield from item(each, indent + "  ")
    else:
        yield f"{indent}{name}:"
        yield from _mapping(value, indent + "  ")


def item(value: Any, indent: str = "") -> Iterator[str]:
    """One item of a list; the first line of a long mapping carries the dash."""
    line = f"{indent}- {inline(value)}"
    if not isinstance(value, Mapping) or not value or len(line) <= WIDTH:
        yield line
        return
    lines = _mapping(value, indent + "  ")
    yield f"{indent}- {next(lines).removeprefix(indent + '  ')}"
    yield from lines


def _lists_mappings(value: Any) -> bool:
    """Whether a list has mappings, which read best one a line."""
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
