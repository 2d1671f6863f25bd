"""A schema -> what an author has to fill in, with the schema's own examples as proposals."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from accord.frontmatter.layout import front_matter
from accord.frontmatter.notation import inline
from accord.schema.schemas import Node

# When the snippet is inserted; the editor fills it in.
NOW = "$CURRENT_YEAR-$CURRENT_MONTH-${CURRENT_DATE}T$CURRENT_HOUR:$CURRENT_MINUTE"
_TOKEN = re.compile(r"X([0-9]+)X+")


@dataclass
class Stops:
    """The places at which the cursor stops, in the order of the text.

    Values are laid out as words of the same length, so that lines break as they will; then
    `into` puts the stops in their place.
    """

    texts: list[str] = field(default_factory=list)

    def choice(self, values: list[Any]) -> str:
        written = [re.sub(r"[\\,|]", r"\\\g<0>", inline(value)) for value in values]
        return self._add("|" + ",".join(written) + "|", len(written[0]))

    def text(self, proposal: str) -> str:
        return self._add(":" + re.sub(r"[\\$}]", r"\\\g<0>", proposal), len(proposal))

    def now(self) -> str:
        return self._add(":" + NOW, len("2026-10-25T09:30"))

    def into(self, text: str) -> str:
        return _TOKEN.sub(lambda found: self.texts[int(found[1])], text)

    def _add(self, body: str, width: int) -> str:
        number = len(self.texts)
        self.texts.append(f"${{{number + 1}{body}}}")
        return f"X{number}X".ljust(width, "X")


def proposed(node: Node, stops: Stops) -> Any:
    """A value for a node, with a stop for every part that the author decides."""
    if "const" in node:
        return node["const"]
    if "properties" in node:
        return {name: proposed(node["properties"][name], stops) for name in _needed(node)}
    if "properties" in node.get("items", {}):
        return [proposed(node["items"], stops)]
    return _scalars(node, stops)


def _scalars(node: Node, stops: Stops) -> Any:
    if choices := _choices(node):
        return stops.choice(choices)
    if node.get("format") == "instant":
        return stops.now()
    example = node["examples"][0]
    if isinstance(example, list):
        return [stops.text(inline(each)) for each in example]
    return stops.text(inline(example))


def fields(node: Node, names: list[str], stops: Stops) -> str:
    """Lines of front matter for fields of an object, in the order of the schema."""
    found = {name: proposed(node["properties"][name], stops) for name in names}
    return stops.into(front_matter(found))


def required(node: Node) -> list[str]:
    """The fields that an author has to write who withdraws nothing."""
    names = {*node.get("required", ()), *node.get("else", {}).get("required", ())}
    return [name for name in node["properties"] if name in names]


def _needed(node: Node) -> Iterator[str]:
    """Of an object inside a document: what it requires, one way of several, and its lists."""
    ways = node.get("anyOf", ())
    names = {*required(node), *(ways[0].get("required", ()) if ways else ())}
    for name, inner in node["properties"].items():
        if name in names or "properties" in inner.get("items", {}):
            yield name


def _choices(node: Node) -> list[Any]:
    """The values that are allowed, whether they are given at once or as one of several ways."""
    found = {
        json.dumps(value): value
        for choice in (node, *node.get("anyOf", ()))
        for value in choice.get("enum", ())
    }
    return list(found.values())
