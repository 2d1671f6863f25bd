"""Canonical JSON (RFC 8785): a value as the same bytes wherever it is written."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import rfc8785

# Numbers between these the standard library writes as the RFC wants them, without an exponent.
_SMALLEST, _LARGEST = 1e-4, 2.0**53
_TEXTS = frozenset((str,))
_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """The canonical bytes of a value that consists of what JSON knows.

    The standard library is several times as fast, and writes the same wherever it can be
    shown to; all else is left to a library that knows every corner of the RFC.

    Raises:
        ValueError: the RFC has no bytes for the value.
    """
    try:
        if _is_plain(value):
            return _PLAIN.encode(value).encode()
    except TypeError:
        pass  # a name that is no text: the library says so better
    return rfc8785.dumps(value)


def _is_plain(value: object) -> bool:
    """Whether names sort the same by any encoding, and numbers look the same by any rule.

    Raises:
        TypeError: a name is no text.
    """
    if isinstance(value, dict):
        if not "".join(value).isascii():
            return False
        inside: Collection[object] = value.values()
    elif isinstance(value, list):
        inside = value
    else:
        return _is_plain_alone(value)
    # Nearly always all are texts, of which nothing else need be asked.
    return _TEXTS.issuperset(map(type, inside)) or all(
        map(_is_plain, [each for each in inside if not isinstance(each, str)])
    )


def _is_plain_alone(value: object) -> bool:
    if isinstance(value, float):
        return _SMALLEST <= abs(value) < _LARGEST and not value.is_integer()
    if isinstance(value, int):
        return -_LARGEST < value < _LARGEST
    return value is None or isinstance(value, str)
