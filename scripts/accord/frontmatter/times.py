"""Days, instants and weeks in other notations -> in ours.

What comes out is in our notation, but need not exist: 2026/2/30 becomes 2026-02-30.
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile("[‐-―−]")
_DAY = re.compile(
    r"(?P<year>[0-9]{4})\s*[-/.年]\s*(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-9]{1,2})\s*[日号]?"
    r"|(?P<year_>[0-9]{4})(?P<month_>[0-9]{2})(?P<day_>[0-9]{2})"
)
_HALF = r"上午|下午|晚上|中午|早上|am|pm"
_CLOCK = re.compile(
    rf"""(?xi)
    (?P<half>{_HALF})? \s* (?P<hour>[0-9]{{1,2}}) \s*
    (?: [:点时h] \s* (?P<minute>[0-9]{{1,2}}|半)? \s* 分? (?: : [0-9]{{1,2}} (?:\.[0-9]+)? )? )?
    \s* (?P<half_>am|pm)? \s* (?P<offset>Z|[+-][0-9]{{2}}:?[0-9]{{2}})?"""
)
_WEEK = re.compile(r"(?i)(?P<year>[0-9]{4})\s*[-/年]?\s*(?:w|第)\s*-?(?P<week>[0-9]{1,2})\s*周?")
_LONGEST = 60
_AFTERNOON = ("下午", "晚上", "中午", "pm")


def day(text: str) -> str | None:
    """2026/7/1, 2026年7月1日, 20260701, or an instant of that day -> 2026-07-01."""
    found = _DAY.match(plain := _plain(text))
    if not found or ((rest := plain[found.end() :]) and not _is_time(rest)):
        return None
    return _day(found)


def instant(text: str) -> str | None:
    """2026-07-01 9:30:00, 2026年7月1日 上午9点半 -> 2026-07-01T09:30."""
    plain = _plain(text)
    found = _DAY.match(plain)
    if not found:
        return None
    clock = _CLOCK.fullmatch(plain[found.end() :].lstrip(" T,t"))
    return f"{_day(found)}T{_clock(clock)}" if clock else None


def period(text: str) -> str | None:
    """2026W7, 2026年第29周 -> 2026-W07; or a day."""
    week = _WEEK.fullmatch(_plain(text))
    return f"{week['year']}-W{int(week['week']):02}" if week else day(text)


def _plain(text: str) -> str:
    """A text in half-width signs; nobody needs a long one to name a day."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text[:_LONGEST])).strip()


def _is_time(rest: str) -> bool:
    return bool(rest[0] in " Tt" and _CLOCK.fullmatch(rest.lstrip(" T,t")))


def _day(found: re.Match[str]) -> str:
    year, month, day = (found[name] or found[f"{name}_"] for name in ("year", "month", "day"))
    return f"{year}-{int(month):02}-{int(day):02}"


def _clock(found: re.Match[str]) -> str:
    half = (found["half"] or found["half_"] or "").lower()
    hour = int(found["hour"])
    if half in _AFTERNOON and hour < 12 and not (half == "中午" and hour > 10):
        hour += 12
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    offset = found["offset"] or ""
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{hour:02}:{minute:02}{offset.upper()}"
