"""Work out obligations twice over many lives, and print where the two differ.

    python -m tests.heart.oracle [COUNT [FIRST]]

Exits with 1 if they differ anywhere. Without FIRST the seeds begin somewhere new.
"""

from __future__ import annotations

import sys
import time
from random import SystemRandom

from tests.heart.oracle.comparison import Tally, on_all_cores

_COUNT = 20_000
_SPREAD = 10**9


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else _COUNT
    first = int(arguments[1]) if len(arguments) > 1 else SystemRandom().randrange(_SPREAD)
    print(f"{count} lives from seed {first}")
    whole, begun = Tally(), time.monotonic()
    for tally in on_all_cores(first, count):
        whole.add(tally)
        for each in tally.differences:
            print(each, flush=True)
    print(f"{whole.lives} lives in {time.monotonic() - begun:.0f} s; what was owed in them:")
    for what, times in sorted(whole.debts.items()):
        print(f"{times:8} {what}")
    print(f"{whole.passed_over} passed over, {len(whole.differences)} differ")
    return 1 if whole.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
