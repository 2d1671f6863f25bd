"""Names and values however they are spelt: width, case, spaces, hyphens, near misses."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache

from accord.texts.characters import ascii_twin

_JOINTS = re.compile(r"[\s_\-·‐-―－]+")
_QUOTES = "\"'`“”‘’「」《》〈〉<>[]【】()（）@#.,;:，。、；："
_NEAR = 0.6


def tidy(text: str) -> str:
    """The text in Latin, half-width letters, without quotes or brackets around it."""
    return ascii_twin(text).strip().strip(_QUOTES).strip()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """What all spellings of one name have in common."""
    return _JOINTS.sub("", tidy(text)).casefold()


def same(text: str, spellings: Mapping[str, str]) -> str | None:
    """What a text stands for, among spellings such as ``{"高": "high"}``."""
    wanted = folded(text)
    return next((spellings[each] for each in spellings if folded(each) == wanted), None)


def near(text: str, spellings: Mapping[str, str], at_least: float = _NEAR) -> str | None:
    """What a text nearly spells; of two thirds of its letters, if nothing else is asked."""
    by_folded = {folded(each): meant for each, meant in spellings.items()}
    found = difflib.get_close_matches(folded(text), by_folded, n=1, cutoff=at_least)
    return by_folded[found[0]] if found else None
