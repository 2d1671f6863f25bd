"""Where the scalars and the mappings of front matter stand, to the character.

Only for text that the strict reader has read: there are no aliases, and the depth is limited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

import yaml

from accord.model import Pointer


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it is written, from `start` up to `end`."""

    pointer: Pointer
    start: int
    end: int


class Offsets:
    """Lines and columns of a text as places in it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def __call__(self, mark: yaml.Mark) -> int:
        return self.of_line(mark.line) + mark.column

    def of_line(self, number: int) -> int:
        """Where a line starts, counted from 0; after the last line, where the text ends."""
        return self._starts[number]


def composed(front: str) -> yaml.Node | None:
    """The nodes of a text that the strict reader has read."""
    return yaml.compose(front, Loader=yaml.CSafeLoader)


def scalars(front: str) -> Iterator[Scalar]:
    """Every value that is not a list or a mapping, in the order of the text."""
    place = Offsets(front)
    for pointer, node in below(composed(front), ()):
        if isinstance(node, yaml.ScalarNode):
            yield Scalar(pointer, place(node.start_mark), place(node.end_mark))


def mappings(front: str) -> Iterator[tuple[Pointer, yaml.MappingNode]]:
    """Every mapping, the outer ones before those inside."""
    for pointer, node in below(composed(front), ()):
        if isinstance(node, yaml.MappingNode):
            yield pointer, node


def below(node: yaml.Node | None, pointer: Pointer) -> Iterator[tuple[Pointer, yaml.Node]]:
    """A node and every node inside it, each with its pointer."""
    if node is None:
        return
    yield pointer, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from below(value, (*pointer, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from below(item, (*pointer, number))


class Edit(NamedTuple):
    """What should stand in a text from `start` up to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after some edits. Of two that overlap only the one that starts first is made."""
    parts, done = [], 0
    for edit in sorted(edits):
        if edit.start >= done:
            parts += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join([*parts, text[done:]])


def each_text(change: Callable[[str], str], value: Any) -> Any:
    """A value of front matter with all its names and texts changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {change(name): each_text(change, inner) for name, inner in value.items()}
    return [each_text(change, each) for each in value] if isinstance(value, list) else value
