"""The grams of a text: the short pieces by which a longer one is looked up."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add

# Letters and digits repeat soon, and dates in every page: of such runs longer pieces count.
# finding.js has the same sizes and the same pattern.
SIZES = (3, 4, 6)
_RUN = re.compile(r"[!-~][!-~年月日]{2,}")


def grams(folded: str) -> set[str]:
    """Every gram of a folded text; what has a space in it is none, and does no harm."""
    found = {*folded, *map(add, folded, folded[1:])}
    return found.union(*map(_pieces, set(_RUN.findall(folded))))


@lru_cache(maxsize=20_000)
def _pieces(run: str) -> frozenset[str]:
    """The pieces of a run that have three characters or more."""
    return frozenset(
        run[start : start + size] for size in SIZES for start in range(len(run) - size + 1)
    )
