"""What is the same to the search: widths, forms and cases of characters, and every space."""

from __future__ import annotations

from unicodedata import normalize

# The full-width signs that stand in every Chinese text: without them most need no normalizing,
# which is slow.
_COMMON = tuple(zip("，：；（）！？％", ",:;()!?%", strict=True))


def fold(text: str) -> str:
    """The text as it is compared, with single spaces and none at its ends.

    Which small sigma a capital one becomes depends on its place, so they are the same; and every
    space that Python or a browser knows is one.
    """
    for wide, narrow in _COMMON:
        text = text.replace(wide, narrow)
    small = normalize("NFKC", text).lower().replace("ς", "σ").replace("\ufeff", " ")
    return " ".join((small if small.isascii() else normalize("NFKC", small)).split())
