"""Many histories, judged by the gate and by the oracle: where do the two differ?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from tests.gate.oracle.bridge import decided, told
from tests.gate.oracle.history import history
from tests.gate.oracle.judgement import judged

# Histories of one company follow each other; a share holds whole companies.
_SHARE = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """What the oracle and the gate say of one history, which the seed tells again."""

    seed: int
    kind: str
    attack: str
    reasons: tuple[str, ...]
    refusals: tuple[str, ...]

    @property
    def is_false_allow(self) -> bool:
        return bool(self.reasons)

    def __str__(self) -> str:
        what = "false allow" if self.is_false_allow else "false deny"
        why = "; ".join(self.reasons or self.refusals)
        return f"{what}: seed {self.seed} ({self.kind}; attack: {self.attack}): {why}"


@dataclass(slots=True)
class Tally:
    """How many histories were judged; why the oracle denied some; where the gate differed."""

    judged: int = 0
    allowed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.judged += other.judged
        self.allowed += other.allowed
        self.reasons += other.reasons
        self.differences += other.differences


def compared(seeds: Iterable[int]) -> Tally:
    tally = Tally()
    for seed in seeds:
        each = history(seed)
        opinion, decision = judged(each.facts), decided(each)
        tally.judged += 1
        tally.allowed += opinion.allowed
        tally.reasons.update(opinion.reasons)
        if opinion.allowed != decision.allows:
            why = tuple(told(decision))
            tally.differences.append(Difference(seed, each.kind, each.attack, opinion.reasons, why))
    return tally


def on_all_cores(first: int, count: int) -> Iterator[Tally]:
    """The tallies of shares of `count` histories, from a seed on, as they come in."""
    starts = range(first, first + count, _SHARE)
    shares = [range(start, min(start + _SHARE, first + count)) for start in starts]
    with ProcessPoolExecutor() as crew:
        yield from crew.map(compared, shares)
