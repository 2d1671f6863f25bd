"""The prose of a body, apart from code, addresses and what else a program reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.author.mending.spacing import Span, spaced

_EDGE_OF_CODE = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(```+|~~~+)(.*)")
# Headings of the form, indented code; blank lines part paragraphs.
_KEPT_LINE = re.compile(r"## |[ >*+0-9.)-]*(?: {4}|\t)|\s*\Z")
# Where links lead, labels that another place refers to, tags and addresses in angle brackets.
# The numbers bound how far back a search goes.
_KEPT = re.compile(
    r"\]\([^()\n]{0,400}(?:\([^()\n]{0,400}\)[^()\n]{0,400})?\)"
    r"|\[[^\[\]\n]{0,200}\](?!\()"
    r"|<[^<>\n]{0,400}>"
)


def spaced_prose(body: str) -> str:
    """Put spaces into the paragraphs of a Markdown text."""
    return "".join(spaced(text, _kept(text)) if is_prose else text for text, is_prose in _cut(body))


def _cut(body: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces: paragraphs of prose, and lines that are kept as they are."""
    paragraph: list[str] = []
    fence, in_tags = "", False
    for line in body.splitlines(keepends=True):
        edge = _EDGE_OF_CODE.match(line)
        in_tags = bool(line.strip()) and (in_tags or line.lstrip().startswith("<"))
        if not (fence or edge or in_tags or _KEPT_LINE.match(line)):
            paragraph.append(line)
            continue
        yield "".join(paragraph), True
        paragraph = []
        yield line, False
        if edge and not fence:
            fence = edge[1]
        elif edge and edge[1].startswith(fence) and not edge[2].strip():
            fence = ""
    yield "".join(paragraph), True


def _kept(text: str) -> Iterator[Span]:
    if "]:" in text:  # somewhere a link may be defined
        yield 0, len(text)
    yield from (found.span() for found in _KEPT.finditer(text))
    yield from _code(text)


def _code(text: str) -> Iterator[Span]:
    """Spans of code. Where readers of Markdown differ on where they end, all that follows."""
    runs = [found.span() for found in re.finditer("`+", text)]
    is_plain = all(end - start == 1 for start, end in runs) and "\\`" not in text
    if is_plain and len(runs) % 2 == 0:
        yield from (
            (start, end) for (start, _), (_, end) in zip(runs[::2], runs[1::2], strict=True)
        )
    elif runs:
        yield runs[0][0], len(text)
