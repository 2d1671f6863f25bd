"""Characters that don't show, or that look like others: found, and called by their names."""

from __future__ import annotations

import re
import unicodedata

# Controls, marks of direction, joiners and fillers: two texts that differ in one of these
# look alike to everybody who reviews them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)

# What stands for a character that can't be shown.
UNSHOWN = "\ufffd"

_NOT_SHOWN = re.compile(rf"{HIDDEN.pattern}|[\t\n]")

# Letters of other scripts, each above the Latin one for which it is taken.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУԌаеіјорсухѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
    "ABESIJKMHOPCTXYGaeijopcyxsdhqwABEZHIKMNOPTYXov",
)
_DASHES = "‐‑‒–—―−"
_PLAIN = str.maketrans("“”„‘’、。" + _DASHES, '"""\'\',.' + "-" * len(_DASHES))


def named(character: str) -> str:
    """A character as people can look it up, such as ``U+200B ZERO WIDTH SPACE``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def stranger(text: str) -> int | None:
    """Where the first character stands that looks like an ASCII one and is none."""
    if text.isascii():
        return None
    for place, character in enumerate(text):
        if not character.isascii() and ascii_twin(character).isascii():
            return place
    return None


def ascii_twin(text: str) -> str:
    """The text with every look-alike and full-width character replaced by the ASCII one."""
    return unicodedata.normalize("NFKC", text).translate(_LOOKALIKES).translate(_PLAIN)


def shown(name: str) -> str:
    """A name that may be printed: what can't be shown is replaced by U+FFFD."""
    if name.isascii() and name.isprintable():
        return name
    encoded = name.encode("utf-8", "surrogateescape")
    return _NOT_SHOWN.sub(UNSHOWN, encoded.decode("utf-8", "replace"))
