"""The names of fields and what stands behind them, over all schemas.

A line that can't be read yet does not say where it belongs; the name of its field still
tells what sort of value it has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.author.mending.spacing import is_free_text
from accord.schema.schemas import Node, Schema


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of all fields; of those that hold free text, lists, and fields of their own."""

    names: frozenset[str]
    free: frozenset[str]
    lists: frozenset[str]
    mappings: frozenset[str]


def vocabulary(schemas: Iterable[Schema]) -> Vocabulary:
    """What the fields of some schemas are called."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for schema in schemas:
        for name, sort in _fields(schema.node):
            found[sort].add(name)
    return Vocabulary(
        frozenset().union(*found.values()),
        frozenset(found["free"]),
        frozenset(found["array"]),
        frozenset(found["object"]),
    )


def _fields(node: Node) -> Iterator[tuple[str, str]]:
    """Every field below a node: its name, and the sorts of its values."""
    for name, inner in node.get("properties", {}).items():
        for each in (inner, *inner.get("anyOf", ())):
            yield name, "free" if is_free_text(each) else str(each.get("type"))
        yield from _fields(inner)
    for inner in (node.get("items"), *node.get("anyOf", ())):
        if isinstance(inner, dict):
            yield from _fields(inner)
