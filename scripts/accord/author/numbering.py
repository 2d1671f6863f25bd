"""Numbers inside a record: the next task, deliverable, milestone or rectification item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from accord.schema.schemas import Node

_NUMBERED = re.compile(r"([A-Z])([0-9]+)")


def next_number(node: Node, taken: Iterable[str]) -> str:
    """The next free id, such as ``T4``, where the schema's field defines one; else nothing.

    A field that refers to something defined elsewhere takes no new number.
    """
    example = str((node.get("examples") or [""])[0])
    sort = _NUMBERED.fullmatch(example)
    if "x-ref" in node or not sort:
        return ""
    numbers = (int(found[2]) for each in taken if (found := _numbered(each, sort[1])))
    return f"{sort[1]}{max(numbers, default=0) + 1}"


def ids_in(value: Any) -> Iterator[str]:
    """Every id that stands anywhere in a value."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from ids_in(each)


def _numbered(id: str, letter: str) -> re.Match[str] | None:
    found = _NUMBERED.fullmatch(id)
    return found if found and found[1] == letter else None
