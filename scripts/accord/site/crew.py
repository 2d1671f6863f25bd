"""Many hands: the same work on many things, by as many processes as there are cores.

The processes are forks, so that nothing has to be carried to them; what they give back is.
Where a system can't fork, or there is little to do, one process does it all.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

# Below this, starting processes takes longer than what they save.
MANY = 200

Work = Callable[[Sequence[str]], list[Any]]
# Forks find here what was begun last; a function with a ledger in it is too much to be sent.
_begun: list[Work] = []


def begin(work: Work, names: Sequence[str]) -> Callable[[], Iterator[Any]]:
    """Begin `work` on all names at once; the results come in their order when it is called.

    `work` takes some of the names and gives one picklable result for each, in their order.
    """
    hands = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if hands < 2 or len(names) < MANY:
        return lambda: iter(work(names))
    _begun[:] = [work]
    size = -(-len(names) // (8 * hands))
    parts = [names[start : start + size] for start in range(0, len(names), size)]
    # What was read stays until the end: looking through it for garbage finds none.
    pool = multiprocessing.get_context("fork").Pool(hands, initializer=gc.disable)
    results = pool.imap(_some, parts)

    def finish() -> Iterator[Any]:
        with pool:
            for part in results:
                yield from part

    return finish


def _some(names: Sequence[str]) -> list[Any]:
    return _begun[-1](names)
