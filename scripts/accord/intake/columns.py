"""A list of mappings, written one a line: which columns a line has, and how they are told.

The schema says it all: what must be there comes first, in its order; then one of several ways
to say the same (a measured criterion, or a document); then what may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accord.language import Label
from accord.model import values_at
from accord.schema.schemas import Names, Node, label, value_label

EDGE = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a line: where it belongs in the mapping, by its schema.

    One that stands `beside` the mapping says in which mapping of the list above it belongs.
    """

    path: tuple[str, ...]
    node: Node
    must: bool = True
    beside: bool = False

    @property
    def label(self) -> Label:
        return label(self.node)


Way = tuple[Column, ...]


def ways(node: Node, beside: Way = ()) -> tuple[Way, ...]:
    """The columns that a line may have, for the mappings that `node` describes.

    Lists of mappings inside are left out, since they have lines of their own. `beside` are columns
    that come last of those that must be there.
    """
    must = node.get("required", ())
    plain = [
        Column((name,), each, name in must)
        for name, each in node["properties"].items()
        if "properties" not in each and "properties" not in each.get("items", {})
    ]
    needed = (*(each for each in plain if each.must), *beside)
    rest = tuple(each for each in plain if not each.must)
    return tuple((*needed, *way, *rest) for way in _choices(node) or [()])


def nested(node: Node) -> Iterator[tuple[str, Node]]:
    """The lists of mappings inside a mapping, by name."""
    for name, each in node["properties"].items():
        if "properties" in each.get("items", {}):
            yield name, each


def fewest(way: Way) -> int:
    """How many columns a line has at least."""
    return sum(each.must for each in way)


def told(way: Way, language: str) -> str:
    """The names of the columns, as a line to follow; what may be left out in brackets."""
    names = [each.label.text(language) for each in way]
    return EDGE.join(
        name if each.must else f"[{name}]" for name, each in zip(names, way, strict=True)
    )


def examples(node: Node, of: tuple[Way, ...], names: Names) -> list[str]:
    """A line of each way, from the schema's own examples.

    `names` are what codes and ids are called: ``{"person": {"chen-jing": "陈静"}, …}``.
    """
    lines = [EDGE.join(_example(each, _whole(way, node), names) for each in way) for way in of]
    return sorted(lines) if node.get("examples") else lines  # D1 before D2


def _choices(node: Node) -> list[Way]:
    """Every way to write a mapping inside, of which the schema wants one."""
    for name, each in node["properties"].items():
        if "properties" in each and "anyOf" in each:
            return [
                tuple(Column((name, inner), each["properties"][inner]) for inner in way["required"])
                for way in each["anyOf"]
            ]
    return []


def _whole(way: Way, node: Node) -> Mapping[str, Any]:
    """The example of a whole line that says most of what the way says."""
    said: list[Mapping[str, Any]] = [*node.get("examples", ()), {}]
    return max(said, key=lambda each: sum(bool([*values_at(each, it.path)]) for it in way))


def _example(column: Column, whole: Mapping[str, Any], names: Names) -> str:
    """As the whole line's own example has it, so that its values fit each other."""
    inside = [value for _, value in values_at(whole, column.path)]
    return written((inside or [*column.node["examples"]])[0], column.node, names)


def written(value: Any, node: Node, names: Names) -> str:
    """A value as people write it: what it is called, where it is called anything."""
    if isinstance(value, list):
        return "、".join(written(each, node.get("items", {}), names) for each in value)
    called = value_label(node, value)
    return called.zh if called else names.get(node.get("x-ref", ""), {}).get(value, str(value))
