"""What something takes of the processor, told alike by a busy machine and an idle one."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

# In seconds. What must not grow with the square of what somebody wrote is promised within one, and
# takes less than half of one; a machine of half the speed is borne, with others at work on it.
BORNE = 2.0


def spent(act: Callable[[], object], enough: float = BORNE, tries: int = 4) -> float:
    """Seconds of the processor, the least of several tries; no more tries once it is little enough.

    The processor's time and not the clock's: that one counts whatever else a machine does. What
    others do still counts a little, as they share its memory; so one slow try proves nothing.
    """
    least = float("inf")
    for _ in range(tries):
        begun = process_time()
        act()
        least = min(least, process_time() - begun)
        if least < enough:
            break
    return least
