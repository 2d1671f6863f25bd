"""A value -> one line of front matter that the strict reader reads back as the same value.

Texts stand plain where they can. Whether they can is asked of the reader itself, so that
writer and reader never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from accord.frontmatter.plaintext import Refused
from accord.frontmatter.strict_yaml import compose

# Quoted although our reader takes some of these as text: others stumble over them.
_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`=<~")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_INSIDE = "list: [{0}, {{{0}: {0}}}]"


def inline(value: Any) -> str:
    """Write a value as it may stand inside brackets, or alone after a colon.

    Takes what the reader gives: texts, numbers, booleans, None, and lists and mappings
    of these.
    """
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{inline(key)}: {inline(each)}" for key, each in value.items()) + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(each) for each in value) + "]"
    if isinstance(value, str):
        return value if _reads_back(_INSIDE, value, [value, {value: value}]) else _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else _number(value)


def alone(value: Any) -> str:
    """Write a value that stands alone after a colon, where commas and brackets mean nothing."""
    if isinstance(value, str) and _reads_back("text: {0}", value, value):
        return value
    return inline(value)


def _reads_back(place: str, value: str, expected: object) -> bool:
    if not value or value[0].isspace() or value.startswith(_INDICATORS) or _BREAKS.search(value):
        return False
    try:
        fields, _ = compose(place.format(value), 0)
    except (Refused, UnicodeError):
        return False
    return list(fields.values()) == [expected]


def _quoted(value: str) -> str:
    return f'"{value.translate(_ESCAPES)}"'


def _number(value: int | float) -> str:
    """Plain decimals, never an exponent or a trailing zero."""
    written = format(Decimal(repr(value)), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
