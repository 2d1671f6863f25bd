"""Many hands: the same work on many things, by as many processes as there are cores.

The processes are forks, so that nothing has to be carried to them; what they give back is.
Where a system can't fork, or there is little to do, one process does it all.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

# Below this, starting processes takes longer than what they save.
MANY = 200

Work = Callable[[Sequence[str]], list[Any]]
# Forks find their work here; a function with a ledger in it is too much to be sent to them.
_begun: list[Work] = []


@contextmanager
def crew(work: Work, names: Sequence[str]) -> Iterator[Callable[[], list[Any]]]:
    """Begin `work` on all names at once; what it gives is what the results are called for.

    `work` takes some of the names and gives one picklable result for each, in their order.
    """
    hands = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if hands < 2 or len(names) < MANY:
        yield lambda: work(names)
        return
    _begun.append(work)
    size = -(-len(names) // (4 * hands))
    parts = [names[start : start + size] for start in range(0, len(names), size)]
    try:
        with multiprocessing.get_context("fork").Pool(hands) as pool:
            results = pool.map_async(_some, parts, chunksize=1)
            yield lambda: [each for part in results.get() for each in part]
    finally:
        _begun.remove(work)


def _some(names: Sequence[str]) -> list[Any]:
    return _begun[-1](names)
