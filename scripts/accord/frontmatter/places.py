"""Where the nodes of a text stand, looked for only when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import yaml

from accord.model import Pointer, Position


class Places(Mapping[Pointer, Position]):
    """The place of every node of a text that `compose` has read.

    Most files have nothing wrong, so the text is gone through again only when somebody asks.
    """

    def __init__(self, text: str, lines_before: int) -> None:
        self._text = text
        self._lines_before = lines_before

    @cached_property
    def _found(self) -> Mapping[Pointer, Position]:
        root = yaml.compose(self._text, Loader=yaml.CSafeLoader)
        return {
            pointer: Position(start.line + 1 + self._lines_before, start.column + 1, width)
            for pointer, start, width in _extents(root, ())
        }

    def __getitem__(self, pointer: Pointer) -> Position:
        return self._found[pointer]

    def __iter__(self) -> Iterator[Pointer]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _extents(node: yaml.Node | None, pointer: Pointer) -> Iterator[tuple[Pointer, yaml.Mark, int]]:
    """Where each node starts, and how wide it is: a field with its value, if on one line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            child = (*pointer, str(key.value))
            width = _width(key.start_mark, value.end_mark) or _width(key.start_mark, key.end_mark)
            yield child, key.start_mark, width
            yield from _extents(value, child)
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            child = (*pointer, place)
            yield child, item.start_mark, _width(item.start_mark, item.end_mark)
            yield from _extents(item, child)


def _width(start: yaml.Mark, end: yaml.Mark) -> int:
    return end.column - start.column if end.line == start.line else 0
