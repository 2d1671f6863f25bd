"""Bytes -> text, whatever they were saved as, where there is only one way to read them."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

# A text that starts with --- is UTF-16 without a mark if these are its first bytes.
_STARTS = {"utf-16-le": "---".encode("utf-16-le"), "utf-16-be": "---".encode("utf-16-be")}
_MARKS = {BOM_UTF8: "utf-8", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030"}
# GB 2312 has punctuation and full-width ASCII in its rows 1 to 3, the 3,755 most common
# characters in its rows 16 to 55, and other Chinese ones below. What merely has the shape
# of GB 18030 (Big5, Japanese, Latin) falls outside.
_KNOWN, _COMMON = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the name of the encoding that it was saved in."""

    text: str
    encoding: str


def decoded(data: bytes) -> Decoded | None:
    """The text of a file, without a byte order mark; None where it could be several.

    Line ends stay as they are.
    """
    if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        return None
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    if mark:
        return _strict(data, _MARKS[mark])
    for encoding, start in _STARTS.items():
        if data.startswith(start):
            return _strict(data, encoding)
    return _strict(data, "utf-8") or _chinese(data)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None  # no text of any encoding
    return Decoded(text, _NAMES.get(encoding, "UTF-16"))


def _chinese(data: bytes) -> Decoded | None:
    found = _strict(data, "gb18030")
    if found is None:
        return None
    rows = [_row(character) for character in found.text if not character.isascii()]
    known = sum(row in range(1, 4) or row >= 16 for row in rows)
    common = sum(row in range(1, 4) or row in range(16, 56) for row in rows)
    is_clear = known >= _KNOWN * len(rows) and common >= _COMMON * len(rows)
    return found if is_clear else None


def _row(character: str) -> int:
    """The row of GB 2312 in which a character stands; 0 for one that it does not have."""
    try:
        return character.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return 0
