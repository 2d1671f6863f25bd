"""Text that looks the same in every Markdown: paragraphs and flat lists, nothing within.

Most of what people write is no more than that. It needs neither a Markdown parser nor a
sanitiser, which together take a third of the time of a large site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# Whatever can mean something within a line, or at its beginning or end.
_SPECIAL = re.compile(
    r"""[*_`\[\]<>&#|\\~{}\x02\x03]   # emphasis, code, links, HTML, headings, tables
      | [^\S\n ]                        # tabs, and spaces that parsers strip differently
      | ^[ ]                            # code, or what belongs to an item above
      | [ ]$                            # a forced line break
      | ^[+=:>]|^-(?![ ][^ ])|^[0-9]+[.)]   # other lists, rules, quotations
    """,
    re.MULTILINE | re.VERBOSE,
)
_GAP = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item) or a list, line by line."""

    is_list: bool
    items: tuple[str, ...]


def plain(text: str) -> tuple[Block, ...] | None:
    """The blocks of a text, or None if it is anything but plain."""
    if _SPECIAL.search(text):
        return None
    blocks = [_block(part) for part in _GAP.split(text)]
    if None in blocks or any(
        one and two and one.is_list and two.is_list for one, two in pairwise(blocks)
    ):
        return None  # a list with gaps is a list of paragraphs
    return tuple(block for block in blocks if block)


def _block(part: str) -> Block | None:
    lines = part.split("\n")
    marked = sum(line.startswith("- ") for line in lines)
    if marked == 0:
        return Block(False, (part,))
    if marked == len(lines):
        return Block(True, tuple(line[2:] for line in lines))
    return None
