"""What a record that is still open is told of lessons that others learned in its scenario."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.site.lists.notes import LessonNote
from accord.site.lists.passages import Lesson
from accord.site.records.card import Card

# How many lessons stand on the page of a record.
FEW = 3
# What feedback, which has no scenario, goes by.
FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Learned:
    """A lesson of another record; `place` leads there from the root of the language."""

    record: str
    title: str
    place: str
    scenario: str
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Lore:
    """By scenario the newest lessons, one of each record; by id the scenario of open records."""

    known: Mapping[str, tuple[Learned, ...]]
    scenarios: Mapping[str, str]

    def of(self, record: str) -> tuple[Learned, ...]:
        """What the page of a record tells; nothing once that is over."""
        found = self.known.get(self.scenarios.get(record, ""), ())
        return tuple(each for each in found if each.record != record)[:FEW]


def lore(
    newest: Iterable[LessonNote], cards: Mapping[str, Card], scenarios: Mapping[str, str]
) -> Lore:
    """From all lessons, the newest first; of each scenario one more than a page shows.

    That one is there for the record that is itself among them.
    """
    told: dict[str, dict[str, Learned]] = {}
    for note in newest:
        scenario = note.scenario or FEEDBACK
        known = told.setdefault(scenario, {})
        if len(known) <= FEW and note.record not in known:
            title, place = cards[note.record].title, f"records/{note.record}/#{note.anchor}"
            known[note.record] = Learned(note.record, title, place, scenario, note.lesson)
    return Lore({name: tuple(each.values()) for name, each in told.items()}, scenarios)
