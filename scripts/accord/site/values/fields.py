"""Front matter -> what a page shows, guided by the schema alone.

A field that is added to a schema appears here by its own title, without another line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accord.model import Fields
from accord.schema.schemas import Node, label, value_label
from accord.site.reader import NO, YES, Reader
from accord.site.values.shapes import Badge, Cards, Group, Line, Row, Shown, Table, Text, Texts

UNKNOWN: Node = {}  # the schema of a field that no schema has
_WIDE = ("table", "cards", "group")
_LONG = 40
_ADDRESS = re.compile(r"https?://[^\s]+")


@dataclass(frozen=True)
class Display:
    """Shows values to a reader.

    `names` and `badges` say of the ids of a record (T1, D2 …) what they are called and how
    they stand; `places` says where a department, a record or an entry is shown.
    """

    reader: Reader
    names: Mapping[str, str] = field(default_factory=dict)
    badges: Mapping[str, Badge] = field(default_factory=dict)
    places: Callable[[str, str], str] = lambda _kind, _name: ""

    def rows(self, node: Node, fields: Fields, without: Sequence[str] = ()) -> tuple[Row, ...]:
        """The fields in the order of the schema, then any that it doesn't know."""
        known = node.get("properties", {})
        order = [*known, *(name for name in fields if name not in known)]
        return tuple(
            self.row(name, known.get(name, UNKNOWN), fields[name])
            for name in order
            if name in fields and name not in without
        )

    def row(self, name: str, node: Node, value: Any) -> Row:
        shown = self.show(node, value)
        is_wide = shown.shape in _WIDE or (shown.shape == "text" and len(shown.text) > _LONG)
        return Row(name, self._label(node) or name, shown, is_wide)

    def show(self, node: Node, value: Any) -> Shown:
        """Any value by its shape."""
        if isinstance(value, str):
            return self.text(node, value)
        if isinstance(value, Mapping):
            return self._object(node, value)
        if not isinstance(value, list | tuple):
            return self.text(node, value)
        inner = _items(node)
        if not value or not isinstance(value[0], Mapping):
            return Texts(tuple(self.text(inner, each) for each in value))
        if any(_holds_lists_of_objects(each) for each in value):
            return Cards(tuple(self.rows(inner, each) for each in value))
        return self._table(inner, value)

    def text(self, node: Node, value: Any) -> Text:
        """One value in words."""
        is_named = "x-labels" in node or "anyOf" in node
        if is_named and (named := value_label(node, value)):
            return Text(self.reader.text(named))
        if isinstance(value, bool):
            return Text(self.reader.text(YES if value else NO))
        words = str(value)
        if kind := node.get("x-ref"):
            return self._reference(kind, words)
        if words.startswith("http") and _ADDRESS.fullmatch(words):
            return Text(words, words, outside=True)
        return Text(self._time(node.get("format"), words))

    def _object(self, node: Node, value: Fields) -> Shown:
        if any(isinstance(each, Mapping | list | tuple) for each in value.values()):
            return Group(self.rows(node, value))
        known = node.get("properties", {})
        return Texts(
            tuple(
                Text(shown.text, shown.url, shown.outside, self._label(known.get(name, UNKNOWN)))
                for name in sorted(value, key=[*known, *value].index)
                for shown in [self.text(known.get(name, UNKNOWN), value[name])]
            ),
            "phrase",
        )

    def _table(self, node: Node, value: Sequence[Fields]) -> Table:
        known = node.get("properties", {})
        order = dict.fromkeys((*known, *(name for each in value for name in each)))
        used = [name for name in order if any(name in each for each in value)]
        labels = tuple(self._label(known.get(name, UNKNOWN)) or name for name in used)
        return Table(
            labels,
            tuple(
                Line(
                    tuple(zip(labels, self._cells(known, used, each), strict=True)),
                    self.badges.get(str(each.get("id"))),
                )
                for each in value
            ),
        )

    def _cells(
        self, known: Mapping[str, Node], used: Sequence[str], each: Fields
    ) -> Iterator[Shown | None]:
        for name in used:
            yield self.show(known.get(name, UNKNOWN), each[name]) if name in each else None

    def _reference(self, kind: str, name: str) -> Text:
        if kind == "person":
            return Text(self.reader.person(name))
        if kind == "department":
            return Text(self.reader.department(name), self.places(kind, name))
        if kind in ("record", "entry"):
            return Text(name, self.places(kind, name))
        title = self.names.get(name)
        return Text(f"{name} {title}" if title else name)

    def _time(self, form: str | None, words: str) -> str:
        if form == "instant":
            return self.reader.moment(self.reader.organization.instant(words))
        if form == "date":
            return self.reader.day(date.fromisoformat(words))
        return words

    def _label(self, node: Node) -> str:
        """The title of a schema node, looked up once for all records."""
        known = self.reader.labels.get(id(node))
        if known is None:
            known = self.reader.labels[id(node)] = self.reader.text(label(node))
        return known


def _items(node: Node) -> Node:
    """The schema of a list's items, also where a list is one of several choices."""
    for choice in (node, *node.get("anyOf", ())):
        if isinstance(choice.get("items"), Mapping):
            found: Node = choice["items"]
            return found
    return UNKNOWN


def _holds_lists_of_objects(value: Fields) -> bool:
    return any(
        isinstance(each, list | tuple) and each and isinstance(each[0], Mapping)
        for each in value.values()
    )
