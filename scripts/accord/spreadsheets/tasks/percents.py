"""How far something is, as people write it -> a whole number of percent."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?)\s*(%)?")
_TENTHS = re.compile("([一二三四五六七八九十])成([一二三四五六七八九半])?")
_DIGITS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"半": 5}
_WORDS = {
    "完成": 100, "已完成": 100, "全部完成": 100, "完毕": 100, "已结束": 100, "done": 100,
    "complete": 100, "completed": 100, "finished": 100, "一半": 50, "half": 50,
    "未开始": 0, "没开始": 0, "未启动": 0, "not started": 0,
}  # fmt: skip


def percent(text: str) -> int | None:
    """60, 60%, 0.6, 六成, 已完成 -> 60 or 100; None if it can't be told, as of a bare 1."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if plain in _WORDS:
        return _WORDS[plain]
    if tenths := _TENTHS.fullmatch(plain):
        found: float = _DIGITS[tenths[1]] * 10 + _DIGITS.get(tenths[2] or "", 0)
    elif number := _NUMBER.fullmatch(plain):
        found = float(number[1])
        if not number[2] and "." in number[1] and found < 1:
            found = round(found * 100, 6)
        elif not number[2] and found == 1:
            return None
    else:
        return None
    return int(found) if found == int(found) and found <= 100 else None
