"""A space between Chinese and Latin, in texts that people have written freely.

Publishers set one there, and mixed lines are read faster with it. Spaces are only put in;
nothing is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from accord.author.mending.nodes import Edit, edited, scalars
from accord.model import Fields, Pointer
from accord.schema.schemas import Node, Schema

Span = tuple[int, int]

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_SEAM = re.compile(rf"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{_HAN}])")
# Addresses and names of files stay as they are: whoever copies one must find it. The numbers
# bound how far back a search goes.
_NAMES = re.compile(
    r"""(?x)
    (?: [a-z][a-z0-9+.-]{1,9}:// | www\. ) [^\s，。；、）】》”]+
    | [\w-]{1,60} \. (?: md | docx? | xlsx? | pptx? | pdf | csv | txt | zip | png | jpe?g | json
                       | ya?ml | html? ) (?![A-Za-z0-9])
    """
)


def spaced(text: str, kept: Iterable[Span] = ()) -> str:
    """Put the spaces in, but not inside the spans that are kept, nor at their edges."""
    names = (found.span() for found in _NAMES.finditer(text))
    parts, end = [], 0
    for start, stop in _joined((*kept, *names)):
        parts += [_SEAM.sub(" ", text[end:start]), text[start:stop]]
        end = stop
    return "".join([*parts, _SEAM.sub(" ", text[end:])])


def spaced_front(front: str, schema: Schema) -> str:
    """Put spaces into the free texts of front matter, where they are written."""
    edits: list[Edit] = []
    for scalar in scalars(front):
        written = front[scalar.start : scalar.end]
        quote = written[:1] if written[:1] in ("'", '"') else ""
        inner = written[1:-1] if quote else written
        if "\\" not in inner and "'" not in inner:  # an escape is no letter
            mended = quote + spaced_value(inner, schema.at(scalar.pointer)) + quote
            edits.append(Edit(scalar.start, scalar.end, mended))
    return edited(front, edits)


def spaced_fields(fields: Fields, schema: Schema) -> Fields:
    """Every field as it reads with the spaces put in."""

    def below(value: Any, pointer: Pointer) -> Any:
        if isinstance(value, Mapping):
            return {name: below(inner, (*pointer, name)) for name, inner in value.items()}
        if isinstance(value, list):
            return [below(inner, (*pointer, place)) for place, inner in enumerate(value)]
        return spaced_value(value, schema.at(pointer)) if isinstance(value, str) else value

    spaced: Fields = below(fields, ())
    return spaced


def spaced_value(value: str, node: Node) -> str:
    """A text with its spaces; as it was where it is no free text, or would become too long."""
    longer = spaced(value) if is_free_text(node) else value
    return longer if len(longer) <= node.get("maxLength", len(longer)) else value


def is_free_text(node: Node) -> bool:
    """Whether a field of this schema holds what people like: no id, code, date or address."""
    bound = ("enum", "const", "format", "x-ref")
    return (
        node.get("type") == "string"
        and not any(name in node for name in bound)
        and node.get("pattern", r"\S") == r"\S"
    )


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that overlap as one."""
    start, stop = 0, 0
    for first, last in sorted(spans):
        if first > stop:
            yield start, stop
            start = first
        stop = max(stop, last)
    yield start, stop
