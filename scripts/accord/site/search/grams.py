"""The grams of a text: the short pieces by which a longer one is looked up."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add

# Three characters are rarely in a page without the phrase that they are part of; of letters,
# digits and dates, which are in every page, longer pieces count. finding.js has the same sizes and
# the same pattern.
SHORT = 3
SIZES = (4, 5, 6)
_RUN = re.compile(r"[!-~][!-~年月日周一二三四五六]{3,}")


def grams(folded: str) -> set[str]:
    """Every gram of a folded text; what has a space in it is none, and does no harm."""
    twos = [*map(add, folded, folded[1:])]
    found = {*folded, *twos, *map(add, twos, folded[2:])}
    return found.union(*map(_pieces, set(_RUN.findall(folded))))


@lru_cache(maxsize=20_000)
def _pieces(run: str) -> frozenset[str]:
    """The pieces of a run that have four characters or more."""
    return frozenset(
        run[start : start + size] for size in SIZES for start in range(len(run) - size + 1)
    )
