"""The states of a course drawn: one below the other, and beside them what leads on.

Each transition has a lane of its own, on the right if it leads down to a later state, on the left
if it leads back up. It comes out of the lower half of its sources and goes into the upper half of
its target. Lengths are in units of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accord.site.values.shapes import Badge
from accord.workflow.table import Transition

_ROW, _HEIGHT, _WIDTH = 44, 28, 120
_LANE = 14
_OFF = 6  # from the middle of a box to where lines come and go


@dataclass(frozen=True, slots=True)
class Box:
    state: Badge
    x: int
    y: int
    width: int = _WIDTH
    height: int = _HEIGHT


@dataclass(frozen=True, slots=True)
class Lane:
    """A transition: the height of each source and of the target, and the lane's place."""

    x: int
    edge: int
    sources: tuple[int, ...]
    target: int


@dataclass(frozen=True, slots=True)
class Diagram:
    width: int
    height: int
    boxes: tuple[Box, ...]
    lanes: tuple[Lane, ...]


class _Turn(NamedTuple):
    """The rows from which a transition comes, and that to which it goes."""

    sources: list[int]
    to: int

    @property
    def reach(self) -> tuple[int, int]:
        return min(*self.sources, self.to), max(*self.sources, self.to)

    @property
    def length(self) -> int:
        first, last = self.reach
        return last - first

    def meets(self, other: _Turn) -> bool:
        """Whether both would be seen at one height of one lane."""
        return self.reach[0] <= other.reach[1] and other.reach[0] <= self.reach[1]


def diagram(states: Sequence[Badge], transitions: Sequence[Transition]) -> Diagram:
    """Draw the states, given in the order of the board, and all transitions between them."""
    row = {state.tone: place for place, state in enumerate(states)}
    turns = [
        _Turn(sorted(row[name] for name in each.sources), row[each.target]) for each in transitions
    ]
    down = _in_lanes(_Turn([n for n in each.sources if n < each.to], each.to) for each in turns)
    up = _in_lanes(_Turn([n for n in each.sources if n > each.to], each.to) for each in turns)
    left = _LANE * (1 + max((lane for lane, _ in up), default=0))
    right = left + _WIDTH
    return Diagram(
        width=right + _LANE * (1 + max((lane for lane, _ in down), default=0)),
        height=_ROW * len(states),
        boxes=tuple(
            Box(state, left, _ROW * place + (_ROW - _HEIGHT) // 2)
            for place, state in enumerate(states)
        ),
        lanes=(
            *(_lane(left - _LANE * lane, left, turn) for lane, turn in up),
            *(_lane(right + _LANE * lane, right, turn) for lane, turn in down),
        ),
    )


def _in_lanes(turns: Iterable[_Turn]) -> list[tuple[int, _Turn]]:
    """Each turn with the number of its lane, from 1: the shortest nearest, none upon another."""
    taken: list[list[_Turn]] = []
    found = []
    for turn in sorted((each for each in turns if each.sources), key=lambda each: each.length):
        free = (n for n, lane in enumerate(taken) if not any(map(turn.meets, lane)))
        place = next(free, len(taken))
        if place == len(taken):
            taken.append([])
        taken[place].append(turn)
        found.append((place + 1, turn))
    return found


def _lane(x: int, edge: int, turn: _Turn) -> Lane:
    leaving = tuple(_middle(source) + _OFF for source in turn.sources)
    return Lane(x, edge, leaving, _middle(turn.to) - _OFF)


def _middle(row: int) -> int:
    return _ROW * row + _ROW // 2
