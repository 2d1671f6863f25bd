"""What must not stand in a record: data about people, and what opens doors.

A text is searched once; what was found is told by kind and place, and shown only masked. The
rules tell of it, and whatever prints lines of records masks them first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    MOBILE = "mobile"
    IDENTITY = "identity"
    BANK_CARD = "bank-card"
    LANDLINE = "landline"
    MAIL = "mail"
    CHAT = "chat"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Trace:
    """Something found in a text, from `start` up to `end`, in characters."""

    kind: Kind
    start: int
    end: int
    value: str

    @property
    def masked(self) -> str:
        """As wide as the value, and enough of it to find it again."""
        first, last = _SHOWN.get(self.kind, (2, 0))
        hidden = "*" * (len(self.value) - first - last)
        return self.value[:first] + hidden + self.value[len(self.value) - last :]


def masked(text: str) -> str:
    """The text, as wide as it was, with everything masked that must not be shown."""
    for trace in traces(text):
        text = text[: trace.start] + trace.masked + text[trace.end :]
    return text


@lru_cache(maxsize=64)
def traces(text: str) -> tuple[Trace, ...]:
    """Everything that a text should not hold, in its order, no two overlapping."""
    found: list[Trace] = []
    end = 0
    for trace in sorted(_found(text), key=lambda each: (each.start, -each.end)):
        if trace.start >= end:
            found.append(trace)
            end = trace.end
    return tuple(found)


def _found(text: str) -> Iterator[Trace]:
    if _LONG_NUMBER.search(text):
        for kind, pattern, fits in _NUMBERS:
            yield from _matches(text, kind, pattern, fits)
    if _AREA_CODE.search(text):
        yield from _matches(text, Kind.LANDLINE, _LANDLINE)
    if "@" in text:
        yield from _matches(text, Kind.MAIL, _MAIL)
    if _HINT.search(text):
        for kind, pattern in _NAMED:
            yield from _matches(text, kind, pattern)


def _matches(
    text: str, kind: Kind, pattern: re.Pattern[str], fits: Callable[[str], bool] | None = None
) -> Iterator[Trace]:
    """The matches that stand alone; of a pattern with a group, the group is what is meant."""
    for match in pattern.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if fits is None or fits(re.sub("[ -]", "", match[0])):
            yield Trace(kind, start, end, text[start:end])


# --- Numbers ----------------------------------------------------------------------------------


def _is_identity(number: str) -> bool:
    """A date of birth, and the check digit of GB 11643 (ISO 7064, MOD 11-2)."""
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    weighted = sum(int(digit) << (17 - place) for place, digit in enumerate(number[:17]))
    return "10X98765432"[weighted % 11] == number[17].upper()


def _is_bank_card(number: str) -> bool:
    """The check digit of ISO/IEC 7812 (Luhn)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0


# A number that goes on, or is part of a word, an address or a path, is another sort of number.
_ALONE = r"(?<![0-9A-Za-z_./])"
_ENDS = r"(?![0-9A-Za-z_])"
_LONG_NUMBER = re.compile("[0-9](?:[0-9]{6}|[0-9]{2,3}[ -][0-9]{4}[ -][0-9]{3})")
_SHOWN = {Kind.MOBILE: (3, 2), Kind.IDENTITY: (3, 2), Kind.BANK_CARD: (4, 2), Kind.LANDLINE: (3, 2)}
_NUMBERS: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool] | None], ...] = (
    (Kind.IDENTITY, re.compile(rf"{_ALONE}[1-9][0-9]{{16}}[0-9Xx]{_ENDS}"), _is_identity),
    (
        Kind.BANK_CARD,
        re.compile(
            rf"{_ALONE}(?:62|4[0-9]|5[1-5]|3[47])[0-9]{{2}}(?:[ -]?[0-9]{{4}}){{2}}"
            rf"[ -]?[0-9]{{3,4}}(?:[ -]?[0-9]{{1,3}})?{_ENDS}"
        ),
        _is_bank_card,
    ),
    (
        Kind.MOBILE,
        re.compile(rf"{_ALONE}(?:(?:\+|00)?86[ -]?)?(1[3-9][0-9](?:[ -]?[0-9]{{4}}){{2}}){_ENDS}"),
        None,
    ),
)
_AREA_CODE = re.compile("0[1-9][0-9]{1,2}[-) ）] ?[2-8][0-9]{6}")
_LANDLINE = re.compile(
    rf"{_ALONE}[(（]?0(?:10|2[0-9]|[3-9][0-9]{{2}})(?:[)）] ?|[ -])[2-8][0-9]{{6,7}}{_ENDS}"
)

# --- Addresses and names ------------------------------------------------------------------------

_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])(?!git@)[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
)
_CHAT = re.compile(
    r"(?:微信号|加微信?|WeChat ID)[是为]?[ :：]{0,2}([A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])"
    r"|QQ号?[是为]?[ :：]{0,2}([1-9][0-9]{4,11})(?![0-9])"
)

# --- What opens doors ---------------------------------------------------------------------------

_ACCESS = tuple(
    re.compile(each)
    for each in (
        r"-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----",
        r"(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{22,255})",
        r"(?<![A-Za-z0-9_])(?:glpat-[A-Za-z0-9_-]{20,64}|sk-[A-Za-z0-9_-]{20,200})",
        r"(?<![A-Za-z0-9_])(?:AKIA[0-9A-Z]{16}|LTAI[A-Za-z0-9]{12,30}|AKID[A-Za-z0-9]{32})",
        r"(?<![A-Za-z0-9_])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,}",
        r"(?<![A-Za-z0-9_])SEC[0-9a-f]{64}",
        r"access_token=([0-9A-Za-z_-]{16,})",
        r"/hook/([0-9A-Za-z-]{16,})",
        r"/webhook/send\?key=([0-9A-Za-z-]{16,})",
        r"hooks\.slack\.com/services/([0-9A-Za-z/]{16,})",
        r"(?i:secret|password|passwd)[\"']?[ ]?[:=][ ]?[\"']?((?=[!-~]{0,20}[0-9])[!-~]{8,})",
        r"(?:密码|口令)[是为]?[ :：=]{0,3}((?=[!-~]{0,20}[0-9])[!-~]{6,})",
    )
)
_NAMED = ((Kind.CHAT, _CHAT), *((Kind.ACCESS, pattern) for pattern in _ACCESS))
# Where none of these stands none of the named patterns fits. To look for them takes little time,
# since they begin with what is rare in our files: `w(?<=ssw)` is a password.
_HINT = re.compile(
    r"_(?:token=|pat_|(?<=gh[pousr]_))|-(?:----BEGIN|(?<=glpat-)|(?<=sk-))|/(?:hook/|webhook/)"
    r"|A(?:KIA|KID)|LTAI|SEC|QQ|WeChat|微信号|加微|密码|口令"
    r"|yJ|k(?<=slack)|w(?<=ssw)|W(?<=SSW)|cret|CRET"
)
