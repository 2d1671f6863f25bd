"""How long reading takes, and how long all that is computed of what was read.

``python -m tests.bench.clock FOLDER`` prints both in seconds of the processor, which others
that work on the machine at the same time lengthen least.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import process_time

from accord import ledger
from accord.figures import FIGURES, tallies
from accord.figures.months import month_of, months_to
from accord.figures.sheet import sheets
from accord.figures.sums import spread
from accord.ledger import Ledger
from accord.survey import survey
from accord.trees import Folder
from tests.bench.measure import ROUNDS, Failed, Seconds


def clock_in_turn(folder: Path, told: Callable[[str], None]) -> list[Seconds]:
    """Of each round, in a fresh process, the seconds of reading and those of computing.

    Raises:
        Failed: the exit code is not 0.
    """
    rounds: list[Seconds] = []
    for number in range(1, ROUNDS + 1):
        told(f"states, obligations and figures, round {number} of {ROUNDS}")
        command = (sys.executable, "-m", "tests.bench.clock", str(folder))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"clock: {done.stderr[-2000:]}")
        reading, computing = json.loads(done.stdout)
        rounds.append((reading, computing))
    return rounds


def measure(folder: Path) -> Seconds:
    """The seconds of reading a ledger, and of its states, obligations and figures."""
    gc.disable()  # as the commands do
    begun = process_time()
    read = ledger.read(Folder(folder))
    between = process_time()
    now = read.organization.as_of
    assert now is not None, "a generated registry pins the present"
    compute(read, now)
    return between - begun, process_time() - between


def compute(read: Ledger, now: datetime) -> None:
    """Every state, every obligation and every figure of a year and a month, as pages show them."""
    surveyed = survey(read, now)
    counted = tallies(surveyed)
    months = months_to(month_of(read.organization.day(now)))
    for figure in FIGURES:
        list(sheets(figure, spread(figure, counted, months), read.workflow))


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
