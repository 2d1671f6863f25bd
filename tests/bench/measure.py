"""How long programs take: cold, in turn, and side by side.

Machines drift by a third within minutes, so times say little. Two programs that run in
turn drift together: each round gives a ratio, and the median of the rounds' ratios stands.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 5

Seconds = tuple[float, ...]


class Failed(Exception):
    """A program that is measured did not succeed; the message ends with what it said."""


@dataclass(frozen=True, slots=True)
class Program:
    """A command of this environment, the folder it runs in, and what people call it.

    `product` is what it makes: removed before every run, so that each starts from nothing.
    """

    name: str
    arguments: tuple[str, ...]
    folder: Path
    product: Path | None = None

    def run(self) -> float:
        """Run in a fresh process, its files in memory; give back seconds.

        Raises:
            Failed: the exit code is not 0.
        """
        command = [str(Path(sys.executable).with_name(self.arguments[0])), *self.arguments[1:]]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        if self.product:
            shutil.rmtree(self.product, ignore_errors=True)
        _into_memory(self.folder)
        begun = perf_counter()
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        taken = perf_counter() - begun
        if done.returncode:
            raise Failed(f"{self.name}: {(done.stdout + done.stderr)[-2000:]}")
        return taken


def _into_memory(folder: Path) -> None:
    """Read every file once, so that no program waits for a disk that the other had warmed."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()


def in_turn(programs: Sequence[Program], told: Callable[[str], None]) -> list[Seconds]:
    """Run the programs one after the other, round after round; one tuple of seconds a round."""
    rounds = []
    for number in range(1, ROUNDS + 1):
        taken = []
        for program in programs:
            told(f"{program.name}, round {number} of {ROUNDS}")
            taken.append(program.run())
        rounds.append(tuple(taken))
    return rounds


def middle(rounds: Sequence[Seconds], value: Callable[..., float]) -> float:
    """The median over the rounds of a value computed from one round's seconds."""
    return median(value(*each) for each in rounds)
