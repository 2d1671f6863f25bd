"""Bytes that are not UTF-8 -> the encoding they look like, and how to save them anew."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from accord.language import Message, say

GBK, UTF_16 = "GBK", "UTF-16"
# Of the characters in a Chinese text, so many are among the 3,755 most common ones.
_COMMON_SHARE = 0.8


def guess(data: bytes) -> str | None:
    """The encoding that the bytes look like, if it is one that people meet."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or _every_second_is_zero(data):
        return UTF_16
    return GBK if _is_gbk(data) else None


def saving(encoding: str | None) -> Message:
    """How to save a file as UTF-8 that has this encoding."""
    if encoding == GBK:
        return say(
            "In VS Code, click the encoding in the bottom bar: first “Reopen with Encoding”, "
            "GB18030, then “Save with Encoding”, UTF-8. In Notepad: Save As, encoding UTF-8."
        )
    return say(
        "In VS Code, click the encoding in the bottom bar: “Save with Encoding”, UTF-8. "
        "In Notepad: Save As, encoding UTF-8."
    )


def _every_second_is_zero(data: bytes) -> bool:
    start = data[:8]
    return len(start) == 8 and (not any(start[::2]) or not any(start[1::2]))


def _is_gbk(data: bytes) -> bool:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    chinese = [character for character in text if not character.isascii()]
    return sum(map(_is_common, chinese)) >= _COMMON_SHARE * len(chinese)


def _is_common(character: str) -> bool:
    """Whether it is punctuation or a common character: GB 2312 puts these first."""
    return character.encode("gb2312", "ignore")[:1] < b"\xd8"
