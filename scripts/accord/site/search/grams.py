"""The grams of a text: the short pieces by which a longer one is looked up."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add

# Letters and digits repeat soon, and dates in every page: of such runs longer pieces count.
# finding.js has the same numbers and the same pattern.
LONGEST = 6
_RUN = re.compile(r"[!-~][!-~年月日]{2,}")


def grams(folded: str) -> set[str]:
    """Every gram of a folded text, none of them with a space."""
    found = set(map(add, folded, folded[1:]))
    found.difference_update([each for each in found if " " in each])
    found.update(folded)
    found.discard(" ")
    return found.union(*map(_pieces, set(_RUN.findall(folded))))


@lru_cache(maxsize=20_000)
def _pieces(run: str) -> frozenset[str]:
    """The pieces of a run that have three characters or more."""
    sizes = range(3, min(LONGEST, len(run)) + 1)
    return frozenset(
        run[start : start + size] for size in sizes for start in range(len(run) - size + 1)
    )
