"""Fields in the order of their schema: whole lines are moved, and nothing is written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import yaml

from accord.author.mending.nodes import Edit, Offsets, edited, mappings
from accord.frontmatter.strict_yaml import MAX_DEPTH
from accord.schema.schemas import Schema


def in_order(front: str, schema: Schema) -> str:
    """Move the fields of every mapping to where the schema has them.

    The comments right above a field go with it. Fields that the schema does not know come
    last, as they were.
    """
    for _ in range(MAX_DEPTH + 1):  # those inside come after those around them
        edits = [*_edits(front, schema)]
        if not edits:
            break
        front = edited(front, edits)
    return front


def _edits(front: str, schema: Schema) -> Iterator[Edit]:
    text = _Text(front)
    for pointer, node in mappings(front):
        rank = {name: place for place, name in enumerate(schema.at(pointer).get("properties", {}))}
        ranks = [rank.get(str(key.value), len(rank)) for key, _ in node.value]
        if ranks != sorted(ranks):
            order = sorted(range(len(ranks)), key=ranks.__getitem__)
            edit = (_inside_braces if node.flow_style else _by_lines)(text, node, order)
            if edit:
                yield edit


class _Text:
    """Front matter by characters and by lines."""

    def __init__(self, front: str) -> None:
        self.front = front
        self.lines = front.split("\n")
        self.place = Offsets(front)


def _inside_braces(text: _Text, node: yaml.MappingNode, order: Sequence[int]) -> Edit | None:
    """Exchange the fields of ``{a: 1, b: 2}``; commas and spaces between them stay."""
    spans = [(text.place(key.start_mark), text.place(value.end_mark)) for key, value in node.value]
    gaps = [text.front[end:start] for (_, end), (start, _) in pairwise(spans)]
    if any("#" in gap for gap in gaps):
        return None  # a comment belongs to one of the fields beside it; nobody knows which
    fields = [text.front[start:end] for start, end in (spans[number] for number in order)]
    inside = "".join(part for pair in zip(fields, [*gaps, ""], strict=True) for part in pair)
    return Edit(spans[0][0], spans[-1][1], inside)


def _by_lines(text: _Text, node: yaml.MappingNode, order: Sequence[int]) -> Edit:
    """Exchange the lines of fields that stand below each other.

    The first one may stand behind the dash of a list; whichever comes first takes it over.
    """
    column, at = node.start_mark.column, node.start_mark.line
    blocks = list(_blocks(text.lines, node))
    dash = text.lines[at][:column]
    lines = {number: text.lines[number] for block in blocks for number in block}
    lines[at] = " " * column + lines[at][column:]
    first = next(number for number in blocks[order[0]] if _is_field(lines[number]))
    lines[first] = dash + lines[first][column:]
    moved = "".join(lines[number] + "\n" for place in order for number in blocks[place])
    start, end = text.place.of_line(blocks[0].start), text.place.of_line(blocks[-1].stop)
    return Edit(start, end, moved)


def _blocks(lines: Sequence[str], node: yaml.MappingNode) -> Iterator[range]:
    """The lines of each field: the comments right above it, its own, and those of its value."""
    keys = [key.start_mark.line for key, _ in node.value]
    ends = [_last_line(value) + 1 for _, value in node.value]
    column = node.start_mark.column
    start = keys[0]
    if not lines[start][:column].strip():
        while start and lines[start - 1].startswith(" " * column + "#"):
            start -= 1
    for number, _ in enumerate(keys):
        following = keys[number + 1] if number + 1 < len(keys) else ends[number]
        end = ends[number]
        while end < following and _is_deeper(lines[end], column):
            end += 1
        yield range(start, end)
        start = end


def _is_field(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _is_deeper(line: str, column: int) -> bool:
    """Whether a comment stands further in than the fields, so that it belongs to a value."""
    return bool(line.strip()) and len(line) - len(line.lstrip()) > column


def _last_line(node: yaml.Node) -> int:
    """The last line on which something of a node stands."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.line)
