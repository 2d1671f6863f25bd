"""An answer of several lines -> the text of one section, in which no other can begin."""

from __future__ import annotations

import re

_CODE = re.compile(r"^(```|~~~)", re.MULTILINE)
_HIGH = re.compile(r"^#{1,2}(?=\s)", re.MULTILINE)  # what only a whole section may have


def prose(text: str) -> str:
    """The text with its headings below the section's own, and code that ends."""
    edges = [found.start() for found in _CODE.finditer(text)]
    parts = [text[start:end] for start, end in zip([0, *edges], [*edges, len(text)], strict=True)]
    lowered = "".join(
        part if place % 2 else _HIGH.sub("###", part) for place, part in enumerate(parts)
    )
    return f"{lowered}\n{text[edges[-1] :][:3]}" if len(edges) % 2 else lowered
