"""How long programs take: cold, in turn, and side by side.

Machines drift by a third within minutes, so times say little. Two programs that run in
turn drift together: each round gives a ratio, and the median of the rounds' ratios stands.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

ROUNDS = 5
# In seconds.
_BEGINNING = 0.1
# What changes the work with the place: what is kept, and whether modules are compiled once.
ELSEWHERE = ("CI", "PYTHONDONTWRITEBYTECODE")

Seconds = tuple[float, ...]


class Failed(Exception):
    """A program that is measured did not succeed; the message ends with what it said."""


@dataclass(frozen=True, slots=True)
class Program:
    """A command of this environment, the folder it runs in, and what people call it.

    `product` is what it makes: removed before every run, so that each starts from nothing.
    `before` is done first, untimed.
    """

    name: str
    arguments: tuple[str, ...]
    folder: Path
    product: Path | None = None
    before: Callable[[], None] | None = None

    def run(self) -> float:
        """Run in a fresh process, its files in memory; give back seconds.

        Raises:
            Failed: the exit code is not 0.
        """
        return self._run(lambda _: None)

    def peak(self) -> float:
        """Run it, and give back the most memory that it and its children had at a time, in MB.

        Memory that processes share counts once.
        """
        peaks = [0]

        def watch(process: subprocess.Popen[str]) -> None:
            while process.poll() is None:
                peaks.append(sum(map(_proportional_size, _family(process.pid))))
                sleep(0.02)

        self._run(watch)
        return max(peaks) / 1e6

    def _run(self, meanwhile: Callable[[subprocess.Popen[str]], None]) -> float:
        command = [str(Path(sys.executable).with_name(self.arguments[0])), *self.arguments[1:]]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        for name in ELSEWHERE:
            environment.pop(name, None)
        if self.product:
            shutil.rmtree(self.product, ignore_errors=True)
        if self.before:
            self.before()
        _into_memory(self.folder)
        with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
            begun = perf_counter()
            process = subprocess.Popen(
                command, cwd=self.folder, env=environment, stdout=said, stderr=said, text=True
            )
            meanwhile(process)
            process.wait()
            taken = perf_counter() - begun
            if process.returncode:
                said.seek(0)
                raise Failed(f"{self.name}: {said.read()[-2000:]}")
        return taken


def _family(oldest: int) -> set[int]:
    """A process and all below it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    family = {oldest}
    while grown := {each for each, parent in parents.items() if parent in family} - family:
        family |= grown
    return family


def _proportional_size(process: int) -> int:
    """The bytes of a process, of what it shares with others its part; 0 if it is gone.

    So it is if it has only begun: until it runs a program of its own, it shows the memory of
    whoever begins it as if it had that too.
    """
    try:
        if _age(process) < _BEGINNING:
            return 0
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _age(process: int) -> float:
    """How many seconds ago it was begun."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    up = float(Path("/proc/uptime").read_text().split()[0])
    return up - int(fields[19]) / os.sysconf("SC_CLK_TCK")


def _into_memory(folder: Path) -> None:
    """Read every file once, so that no program waits for a disk that the other had warmed."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()


def in_turn(
    programs: Sequence[Program], told: Callable[[str], None], rounds: int = ROUNDS
) -> list[Seconds]:
    """Run the programs one after the other, round after round; one tuple of seconds a round."""
    measured = []
    for number in range(1, rounds + 1):
        taken = []
        for program in programs:
            told(f"{program.name}, round {number} of {rounds}")
            taken.append(program.run())
        measured.append(tuple(taken))
    return measured


def middle(rounds: Sequence[Seconds], value: Callable[..., float]) -> float:
    """The median over the rounds of a value computed from one round's seconds."""
    return median(value(*each) for each in rounds)
