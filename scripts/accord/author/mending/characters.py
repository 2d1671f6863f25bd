"""Characters and line ends as the reader wants them, in the whole of a text."""

from __future__ import annotations

import re
import unicodedata

from accord.texts.characters import HIDDEN

# What some programs end a line with: a space in its place keeps the words apart.
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def without_hidden(text: str) -> str:
    """Leave out what nobody can see."""
    return HIDDEN.sub(_instead, text)


def _instead(found: re.Match[str]) -> str:
    if found[0] == "\r":  # what it means is a question of line ends
        return "\r"
    return " " if _BREAKS.match(found[0]) else ""


def with_line_feeds(text: str) -> str:
    """End every line with LF."""
    text = re.sub("(?<!\r)\r+\n", "\n", text)
    return text if "\n" in text else text.replace("\r", "\n")


def composed(text: str) -> str:
    """Write every character in the normal form NFC: one code point where there is one."""
    return unicodedata.normalize("NFC", text)


def ended(text: str) -> str:
    """End the last line too."""
    return text if not text or text.endswith("\n") else text + "\n"
