"""Text -> fields, the place of every field, and the sections of the body.

Whatever is outside the subset is a `Fault` with its place, never an exception and never
a silent guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from accord.frontmatter.fences import split
from accord.frontmatter.plaintext import OF_POLICY, Fault, Refused, decode
from accord.frontmatter.strict_yaml import compose
from accord.model import Pointer, Position, Section

_MARK = re.compile(r"^(```|~~~|## )(.*)$", re.MULTILINE)  # a heading, or the edge of code


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: either its fields and sections, or the fault that ended the reading."""

    fields: dict[str, Any] = field(default_factory=dict)
    positions: Mapping[Pointer, Position] = field(default_factory=dict)
    preamble: str = ""
    sections: tuple[Section, ...] = ()
    fault: Fault | None = None
    text: str = ""


def read(data: bytes) -> Reading:
    """Read a Markdown file with front matter."""
    try:
        text = decode(data)
        handler = StrictHandler()
        block, _ = handler.split(text)  # frontmatter.parse would strip the text before
        fields = handler.load(block)
        preamble, sections = _sections(handler.body, handler.body_line)
        return Reading(fields, handler.positions, preamble, sections, text=text)
    except Refused as refusal:
        return Reading(fault=refusal.fault)


def read_yaml(data: bytes) -> Reading:
    """Read a whole file of YAML (the registry, the calendar) by the same rules."""
    try:
        fields, positions = compose(decode(data, OF_POLICY), 0, OF_POLICY)
        return Reading(fields, positions)
    except Refused as refusal:
        return Reading(fault=refusal.fault)


class StrictHandler(YAMLHandler):
    """The handler through which python-frontmatter reads our files.

    One handler reads one text: it keeps the place of every node in `positions`, and the
    body as it stands in the file in `body`, which starts at `body_line`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.positions: Mapping[Pointer, Position] = {}
        self.body = ""
        self.body_line = 1

    def split(self, text: str) -> tuple[str, str]:
        block, self.body, self.body_line = split(text)
        return block, self.body

    def load(self, fm: str, **_options: object) -> dict[str, Any]:
        fields, self.positions = compose(fm, 1)
        return fields


def _sections(body: str, first_line: int) -> tuple[str, tuple[Section, ...]]:
    """Split a body at its `## ` headings, leaving fenced code alone."""
    heads: list[re.Match[str]] = []
    fenced = False
    for mark in _MARK.finditer(body):
        if mark[1] != "## ":
            fenced = not fenced
        elif not fenced:
            heads.append(mark)
    starts = [*(head.start() for head in heads), len(body)]
    sections = tuple(
        Section(
            head[2].strip(),
            body[head.end() : end].strip(),
            first_line + body.count("\n", 0, head.start()),
        )
        for head, end in zip(heads, starts[1:], strict=True)
    )
    return body[: starts[0]].strip(), sections
