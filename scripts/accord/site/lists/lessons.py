"""Lessons learned: what retrospectives say, each with its cause and what is done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from accord.ledger import Ledger
from accord.schema.schemas import value_label
from accord.site.lists.filters import by_department, by_person, choose
from accord.site.lists.learned import FEEDBACK
from accord.site.lists.notes import LessonNote
from accord.site.lists.row import Cell, Row, row
from accord.site.lists.topic import Topic, Words, newest
from accord.site.lists.ways import NAMES
from accord.site.reader import Reader
from accord.site.records.card import Card


def lessons(
    found: Sequence[LessonNote], cards: Mapping[str, Card], opened: Ledger, reader: Reader
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
            by_person((cards[each.record] for each in found), reader),
        ),
        found=newest(found),
        day=lambda note: note.at,
        row=line,
    )


def _scenarios(opened: Ledger, reader: Reader) -> dict[str, str]:
    node = opened.schemas["request"].properties["scenario"]
    labels = {name: value_label(node, name) for name in node["enum"]}
    named = {name: reader.text(label) if label else name for name, label in labels.items()}
    return {**named, FEEDBACK: reader.text(opened.schemas["feedback"].label)}
