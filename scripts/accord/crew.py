"""Many hands: the same work on many things, by as many processes as there are cores.

The processes are forks, so that nothing has to be carried to them; what they give back is.
Where a system can't fork, or there is little to do, one process does it all.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")
_Work = Callable[[Sequence[Any]], list[Any]]
# Forks find here what was begun last; a function with a ledger in it is too much to be sent.
_begun: list[tuple[_Work, Sequence[Any]]] = []


def begin(
    work: Callable[[Sequence[_Thing]], list[_Result]], things: Sequence[_Thing], *, many: int
) -> Callable[[], list[_Result]]:
    """Begin `work` on all things at once; what it gives comes when the result is called.

    `work` takes some of the things and gives one picklable result for each, in their order.
    Below `many` things, starting processes would take longer than what they save.
    """
    hands = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if hands < 2 or len(things) < many:
        return lambda: work(things)
    _begun[:] = [(work, things)]
    size = -(-len(things) // (4 * hands))
    # What was read stays until the end: looking through it for garbage finds none.
    pool = multiprocessing.get_context("fork").Pool(hands, initializer=gc.disable)
    results = pool.map_async(_some, _parts(len(things), size), chunksize=1)
    pool.close()

    def finish() -> list[_Result]:
        found = results.get()
        pool.join()
        return [each for part in found for each in part]

    return finish


def _parts(count: int, size: int) -> list[slice]:
    return [slice(start, start + size) for start in range(0, count, size)]


def _some(part: slice) -> list[Any]:
    work, things = _begun[-1]
    return work(things[part])
