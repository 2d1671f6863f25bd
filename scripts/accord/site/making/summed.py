"""Outlines as they travel: packed, what the figures count apart from all else.

The tallies are the largest part of an outline. Whoever made them looks at them once
more; in between they lie packed, in a twentieth of the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accord.figures import Tally
from accord.site.making.outline import Outline, joined
from accord.site.making.packing import pack, unpack


@dataclass(frozen=True, slots=True)
class Summed:
    """The outline of some records; `others` is all of it but the tallies."""

    tallies: bytes
    others: bytes

    @classmethod
    def of(cls, part: Outline) -> Summed:
        return cls(pack(part.tallies), pack(replace(part, tallies=())))

    @property
    def counted(self) -> Summed:
        """Only what the figures count."""
        return Summed(self.tallies, b"")


def whole_of(parts: Sequence[Summed]) -> Outline:
    """The outline of all that the parts sum up."""
    others = joined(unpack(part.others) for part in parts)
    return replace(others, tallies=tallies_of(parts))


def tallies_of(parts: Iterable[Summed]) -> tuple[Tally, ...]:
    """The tallies of all parts, in the order of the ids."""
    found = (each for part in parts for each in unpack(part.tallies))
    return tuple(sorted(found, key=lambda each: each.record))
