"""From numbers to places: round steps on the one axis, even steps on the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from accord.site.figures.charts.chart import FLOOR, LEFT, RIGHT, TOP, WIDTH, Plan, Tick

_ROUND = (1, 2, 5, 10)
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Heights: 0 stands on the floor, `top` at the ceiling."""

    top: float
    step: float

    @classmethod
    def of(cls, numbers: Iterable[float], top: float | None) -> Scale:
        """A scale that holds all numbers in at most four round steps."""
        if top is not None:
            return cls(top, top / _STEPS)
        largest = max(numbers, default=0) or 1
        power = 10 ** floor(log10(largest / _STEPS))
        step = next(power * each for each in _ROUND if power * each * _STEPS >= largest)
        step = max(step, 1) if largest >= 1 else step
        return cls(step * ceil(largest / step), step)

    def y(self, number: float) -> float:
        return round(FLOOR - number / self.top * (FLOOR - TOP), 1)

    def ticks(self, plan: Plan) -> tuple[Tick, ...]:
        count = round(self.top / self.step)
        numbers = (self.step * place for place in range(count + 1))
        return tuple(Tick(self.y(number), plan.told(number)) for number in numbers)


def x_of(place: int, count: int) -> float:
    """The middle of one of so many equal parts of the width."""
    return round(LEFT + (place + 0.5) * part(count), 1)


def part(count: int) -> float:
    return (WIDTH - LEFT - RIGHT) / max(count, 1)


def x_ticks(plan: Plan) -> tuple[Tick, ...]:
    count = len(plan.categories)
    return tuple(
        Tick(x_of(place, count), label, below)
        for place, (label, below) in enumerate(plan.categories)
    )
