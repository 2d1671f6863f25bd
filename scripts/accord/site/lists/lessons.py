"""Lessons learned: what retrospectives say, each with its cause and what is done about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.ledger import Ledger
from accord.schema.schemas import value_label
from accord.site.lists.filters import by_department, choose
from accord.site.lists.notes import LessonNote
from accord.site.lists.passages import Lesson
from accord.site.lists.row import Cell, Row, row
from accord.site.lists.topic import Topic, Words, newest
from accord.site.lists.ways import NAMES
from accord.site.reader import Reader
from accord.site.records.card import Card

# How many lessons stand on the page of a record that is still open.
FEW = 3
# The token of feedback, which has no scenario.
FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class LearnedView:
    """A lesson of another record, as the page of a record tells it."""

    record: str
    title: str
    place: str
    lesson: Lesson


# By scenario the newest lessons of as many records.
Learned = Mapping[str, tuple[LearnedView, ...]]


def lessons(
    found: Iterable[LessonNote], cards: Mapping[str, Card], opened: Ledger, reader: Reader
) -> Topic[LessonNote]:
    """The list of all lessons."""
    _ = reader.gettext
    scenarios = _scenarios(opened, reader)

    def line(note: LessonNote) -> Row:
        scenario = note.scenario or FEEDBACK
        cells = (
            Cell(note.lesson.what),
            Cell(note.lesson.cause),
            Cell(note.lesson.mending),
            Cell(scenarios.get(scenario, scenario)),
            Cell(reader.department(note.department)),
            Cell(reader.day(date.fromisoformat(note.at)), sort=note.at),
        )
        return row(cards[note.record], note.anchor, cells, scenario=scenario)

    return Topic(
        name="lessons",
        words=Words(
            reader.text(NAMES["lessons"]),
            _("What was learned, why it happened, and what is done about it: look here first."),
            _("No lesson was written down yet; retrospectives bring them."),
        ),
        headings=(
            _("Lesson"),
            _("Cause"),
            _("Improvement"),
            _("Scenario"),
            _("Department"),
            _("Looked back on"),
        ),
        filters=(
            choose("scenario", _("Scenario"), scenarios.items()),
            by_department(reader),
        ),
        found=newest(found),
        day=lambda note: note.at,
        row=line,
    )


def learned(found: Iterable[LessonNote], cards: Mapping[str, Card]) -> Learned:
    """For each scenario the newest lessons, one of each record, and one more than are shown.

    That one is there for the record that is itself among them.
    """
    told: dict[str, dict[str, LearnedView]] = {}
    for note in newest(found):
        known = told.setdefault(note.scenario, {})
        if len(known) <= FEW and note.record not in known:
            place = f"records/{note.record}/#{note.anchor}"
            known[note.record] = LearnedView(
                note.record, cards[note.record].title, place, note.lesson
            )
    return {scenario: tuple(known.values()) for scenario, known in told.items()}


def learned_for(card: Card, scenario: str, known: Learned) -> tuple[LearnedView, ...]:
    """What others learned in the same scenario, for a record that is still open."""
    if card.is_final:
        return ()
    others = (each for each in known.get(scenario, ()) if each.record != card.id)
    return tuple(others)[:FEW]


def _scenarios(opened: Ledger, reader: Reader) -> dict[str, str]:
    node = opened.schemas["request"].properties["scenario"]
    labels = {name: value_label(node, name) for name in node["enum"]}
    named = {name: reader.text(label) if label else name for name, label in labels.items()}
    return {**named, FEEDBACK: reader.text(opened.schemas["feedback"].label)}
