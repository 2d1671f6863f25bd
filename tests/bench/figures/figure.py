"""What was measured, beside what, and whether that is within its bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.bench.generate import Written
from tests.bench.measure import Seconds, middle

TEN = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, the peer's measure, and the median of the rounds' ratios.

    `remark` says of what, against what, and how it was set up.
    """

    name: str
    records: int
    files: int
    value: float
    peer: float
    ratio: float
    bar: float
    remark: str

    @property
    def holds(self) -> bool:
        return self.ratio <= self.bar

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "holds": self.holds}


def beside_peer(
    name: str,
    written: Written,
    rounds: Sequence[Seconds],
    bar: float,
    remark: str,
    *,
    ours: Callable[..., float] = lambda ours, _: ours,
    theirs: Callable[..., float] = lambda _, theirs: theirs,
) -> Figure:
    """Ours and the peer's of each round, which `ours` and `theirs` tell apart; medians stand."""
    return Figure(
        name=name,
        records=written.records,
        files=written.files,
        value=middle(rounds, ours),
        peer=middle(rounds, theirs),
        ratio=middle(rounds, lambda *each: ours(*each) / theirs(*each)),
        bar=bar,
        remark=remark,
    )


def within(name: str, written: Written, value: float, allowed: float, remark: str) -> Figure:
    """What may be no more than `allowed`, in whatever unit the remark says."""
    return Figure(
        name, written.records, written.files, value, allowed, value / allowed, 1.0, remark
    )
