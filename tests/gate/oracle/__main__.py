"""Compare the gate and the oracle over many histories, and print where they differ.

    python -m tests.gate.oracle [COUNT [FIRST]]

Exits with 1 if they differ anywhere. Without FIRST the seeds begin somewhere new.
"""

from __future__ import annotations

import sys
import time
from random import SystemRandom

from tests.gate.oracle.comparison import Tally, on_all_cores

_COUNT = 100_000
_SPREAD = 10**9


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else _COUNT
    first = int(arguments[1]) if len(arguments) > 1 else SystemRandom().randrange(_SPREAD)
    print(f"{count} histories from seed {first}")
    whole, begun = Tally(), time.monotonic()
    for tally in on_all_cores(first, count):
        whole.add(tally)
        for each in tally.differences:
            print(each, flush=True)
    _print(whole, time.monotonic() - begun)
    return 1 if whole.differences else 0


def _print(tally: Tally, seconds: float) -> None:
    print(f"{tally.judged} histories in {seconds:.0f} s, {tally.allowed} allowed; denied for:")
    for reason, times in tally.reasons.most_common():
        print(f"{times:8} {reason}")
    wrong = sum(each.is_false_allow for each in tally.differences)
    print(f"{wrong} false allows, {len(tally.differences) - wrong} false denies")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
