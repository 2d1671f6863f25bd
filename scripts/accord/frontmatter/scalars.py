"""A scalar without quotes -> the one value that every reader takes it for."""

from __future__ import annotations

import re

# What YAML 1.1 or YAML 1.2 may read as something other than text. Dates and instants are
# exempt and stay text; whole numbers and plain decimals have one reading only.
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{0,10}[1-9])?\Z")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?\Z")
_ODD = re.compile(
    r"""(?xi)
    (?: y | n | yes | no | on | off | null | ~ | true | false | = | <<
      | [-+]? \.? [0-9] [0-9_,]* (?: \.[0-9_]* )? (?: e[-+]?[0-9]+ )?     # 0010, 1_000, 1.10, 1e3
      | [-+]? 0 (?: x[0-9a-f_]+ | o[0-7_]+ | b[01_]+ )                    # 0x1F
      | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )?           # 12:30
      | [-+]? \.inf | \.nan
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?: [T\s] .* )?                    # dates written oddly
    )\Z"""
)
# What has another first character is text to every reader; most is, and spared the expression.
ODD_STARTS = frozenset("+-.0123456789=<~yYnNoOtTfF")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


class TwoReadings(ValueError):
    """One reader takes the scalar for text, another for something else."""


def plain(text: str) -> str | int | float | bool | None:
    """The value that a plain scalar stands for.

    Raises:
        TwoReadings: it depends on who reads it.
    """
    if text in _WORDS:
        return _WORDS[text]
    if not _ODD.match(text) or _TIME.match(text):
        return text
    if _NUMBER.match(text):
        return float(text) if "." in text else int(text)
    raise TwoReadings
