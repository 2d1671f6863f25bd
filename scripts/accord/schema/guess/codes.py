"""Codes and ids, however they are typed -> the spellings that may have been meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.schema.guess.spelling import tidy

_JOINTS = re.compile(r"[\s_.\-·/‐-―]+")
_PREFIX = re.compile(r"([A-Za-z]+)[0-9]+")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ENDING = re.compile(r"\.[A-Za-z]+$")


def spellings(text: str, example: str) -> Iterator[str]:
    """Other spellings of a code, those nearest to what was typed first.

    `example` is a code of the same kind; its letters are put before a bare number.
    """
    plain = tidy(text)
    for joint in (None, "-", ""):
        joined = plain if joint is None else _JOINTS.sub(joint, plain)
        yield from (joined, joined.upper(), joined.lower())
    yield f"0{plain}"  # 9:00
    yield f"{_ENDING.sub('', plain)}.md"
    yield plain.rpartition("/")[2]
    prefix, digits = _PREFIX.fullmatch(example), _DIGITS.findall(plain)
    if prefix and len(digits) == 1:
        yield prefix[1] + digits[0]
