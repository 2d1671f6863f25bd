"""How a due date was counted, as a record's page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from accord.explain import Explanation, day_told, ending, opening
from accord.site.reader import Reader


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day on the way to a due date: its number in the count, or why it does not count."""

    day: str
    words: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Counting:
    """How a due date came about: what it rests on, each day, and what came of it.

    `number` is the rule's, by which the reference lists it.
    """

    number: int
    opening: tuple[str, ...]
    days: tuple[CountedDay, ...]
    ending: tuple[str, ...]


def counting(explanation: Explanation, reader: Reader) -> Counting:
    """Put an explanation into the reader's words."""
    return Counting(
        number=explanation.rule.number,
        opening=tuple(reader.text(line) for line in opening(explanation)),
        days=tuple(
            CountedDay(reader.short_day(each.day), reader.text(day_told(each)), each.number > 0)
            for each in explanation.days
        ),
        ending=tuple(reader.text(line) for line in ending(explanation)),
    )
