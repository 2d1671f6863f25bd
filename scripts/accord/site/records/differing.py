"""What differs between two versions of a document, field by field, as a reader understands it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.model import Fields
from accord.schema.schemas import Node, label
from accord.site.values.fields import UNKNOWN, Display

# The same text is as long as a line of a table has room for.
_LONGEST = 60
# By these objects of a list are known again.
_IDS = ("id", "department")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field by its label, with what it was and what it is; empty where it was or is absent."""

    label: str
    before: str
    after: str


def differences(
    display: Display, node: Node, before: Fields, after: Fields, without: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """Every field that differs, in the order of the schema; parts of lists each by their id."""
    old = dict(_flat(display, node, before, "", without))
    new = dict(_flat(display, node, after, "", without))
    return tuple(
        Difference(name, _cut(old.get(name, "")), _cut(new.get(name, "")))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _flat(
    display: Display, node: Node, fields: Fields, above: str, without: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Each value that is not a mapping, by the labels on the way to it."""
    known = node.get("properties", {})
    for name in (*known, *(each for each in fields if each not in known)):
        if name in fields and name not in without:
            inner = known.get(name, UNKNOWN)
            words = display.reader.text(label(inner)) or name
            yield from _value(display, inner, fields[name], f"{above}{words}")


def _value(display: Display, node: Node, value: Any, way: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield from _flat(display, node, value, f"{way} · ")
    elif isinstance(value, list | tuple) and any(isinstance(each, Mapping) for each in value):
        items = node.get("items", UNKNOWN)
        for place, each in enumerate(value, 1):
            if isinstance(each, Mapping):
                known = next((name for name in _IDS if name in each), "")
                key = each[known] if known else place
                yield from _flat(display, items, each, f"{way} · {key} · ", (known,))
    elif isinstance(value, list | tuple):
        items = node.get("items", UNKNOWN)
        yield way, ", ".join(display.text(items, each).text for each in value)
    else:
        yield way, display.text(node, value).text


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
