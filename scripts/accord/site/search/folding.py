"""What is the same to the search: widths, forms and cases of characters, and every space."""

from __future__ import annotations

import re
from unicodedata import normalize

# What Python or a browser takes for a space; `fold` of finding.js has the same.
_SPACES = re.compile(r"[\s\ufeff]+")


def fold(text: str) -> str:
    """The text as it is compared, with single spaces and none at its ends."""
    small = normalize("NFKC", text).lower().replace("ς", "σ")  # which one, depends on its place
    return _SPACES.sub(" ", small if small.isascii() else normalize("NFKC", small)).strip()
