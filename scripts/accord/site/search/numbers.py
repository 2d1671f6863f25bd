"""Ascending numbers as a short text: the distances between them, in two halves of an alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub

# Printable characters that JSON leaves alone. One of the first half ends a distance, and those of
# the second, before it, count for ever more; `unpacked` of finding.js reads it.
_ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in "\\<")
_BASE = len(_ALPHABET) // 2


class _Digits(dict[int, str]):
    """The digits of each distance, once they were asked for."""

    def __missing__(self, distance: int) -> str:
        high, low = divmod(distance, _BASE)
        digits = (self._higher(high) if high else "") + _ALPHABET[low]
        return self.setdefault(distance, digits)

    def _higher(self, number: int) -> str:
        high, low = divmod(number, _BASE)
        return (self._higher(high) if high else "") + _ALPHABET[_BASE + low]


_DIGITS = _Digits()


def packed(numbers: Sequence[int]) -> str:
    """The numbers, none of them twice, the first of them 0 or more."""
    return "".join(map(_DIGITS.__getitem__, map(sub, numbers, [-1, *numbers])))
