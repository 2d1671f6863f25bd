"""A rendered page -> the Markdown that a person would have written to get the same content.

Headings, tables, lists, names with their values and paragraphs come over with every word
that can be seen. Links become plain text, which spares the reader of the Markdown work.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_ITEMS = frozenset(("li", "dt"))
_BLOCKS = frozenset(
    ("p", "div", "header", "section", "ul", "ol", "dl", "details", "summary", "table", "pre")
)
_CELLS = frozenset(("td", "th"))
_STRONG = frozenset(("strong", "b", "dt"))
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"([\\`*_<>\[\]#])")


def markdown(html: str) -> str:
    """The visible content of a piece of HTML, as Markdown."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    """Collects the words of a block until it ends; a table is one block of many cells."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._mark = ""
        self._rows: list[list[str]] = []

    def text(self) -> str:
        """Everything so far; items of a list stand together, other blocks apart."""
        self._end_block()
        said = [mark + words for mark, words in self._blocks]
        marks = [mark for mark, _ in self._blocks]
        between = ["\n" if one == two == "- " else "\n\n" for one, two in pairwise(marks)]
        return "".join(map(str.__add__, said, [*between, "\n"]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._rows.append([])
        elif tag in _CELLS:
            self._words.clear()
        elif tag in _HEADINGS:
            self._end_block(_HEADINGS[tag])
        elif tag in _ITEMS:
            self._end_block("- ")
        elif tag in _BLOCKS:
            self._end_block()
        if tag in _STRONG:
            self._words.append(" **")

    def handle_endtag(self, tag: str) -> None:
        if tag in _STRONG:
            self._words.append("** ")
        elif tag in _CELLS:
            self._rows[-1].append(self._said().replace("|", "\\|"))
        elif tag == "table":
            self._end_table()
        elif tag in _HEADINGS or tag in _ITEMS or tag in _BLOCKS or tag == "dd":
            self._end_block()

    def handle_data(self, data: str) -> None:
        self._words.append(_MARKUP.sub(r"\\\1", data))

    def _end_block(self, mark: str = "") -> None:
        """Keep what was said since the last block; inside a cell it stays in the cell."""
        if self._rows:
            self._words.append(" ")
            return
        if said := self._said():
            self._blocks.append((self._mark, said))
        self._mark = mark

    def _end_table(self) -> None:
        wide = max(map(len, self._rows))  # what is beyond the head of a table is left out
        head, *body = self._rows
        rows = ([*head, *[""] * (wide - len(head))], ["---"] * wide, *body)
        self._blocks.append(("", "\n".join("| " + " | ".join(row) + " |" for row in rows)))
        self._rows.clear()

    def _said(self) -> str:
        said = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        return said
