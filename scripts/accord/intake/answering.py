"""The answers of one issue -> fields and sections, and of each answer what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from accord.intake.body import Answers, chosen
from accord.intake.meaning import Meaning
from accord.intake.prose import prose
from accord.intake.question import RECORD, Question, Shape
from accord.intake.rows import Item, items
from accord.intake.trouble import Trouble
from accord.language import say


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said, by the names of fields and the Chinese headings of sections."""

    fields: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()


def answered(said: Answers, asked: Sequence[Question], meaning: Meaning) -> Answered:
    """Read every answer by itself; whether they fit each other is for the rules to say."""
    reading = _Reading(meaning)
    for question in asked:
        text = said.get(question.id, "")
        if text:
            reading.read(text, question)
        elif question.must:
            reading.miss(question)
    return Answered(reading.fields, reading.sections, tuple(reading.troubles))


class _Reading:
    """Answers read one after the other; a list inside a list needs the one above it."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self.fields: dict[str, Any] = {}
        self.sections: dict[str, str] = {}
        self.troubles: list[Trouble] = []
        self._faulty: set[str] = set()  # lists of which a line could not be read

    def read(self, text: str, question: Question) -> None:
        if question.shape is Shape.SECTION:
            self.sections[question.path[0]] = prose(text)
        elif question.shape is Shape.ROWS:
            self._rows(text, question)
        elif question.id != RECORD:
            self._value(text, question)

    def miss(self, question: Question) -> None:
        message = say("{name} is empty.", name=question.label)
        self.troubles.append(Trouble(message, say("Edit the issue and write it."), question.label))

    def _value(self, text: str, question: Question) -> None:
        if question.options:
            text = ", ".join(chosen(text, question))
        if not text.strip():
            return
        place = (question.label, 0)
        value, wrong = self._meaning.of(text, question.id, question.node, place)
        self.fields[question.id] = value
        self.troubles += wrong

    def _rows(self, text: str, question: Question) -> None:
        found, troubles = items(text, question, self._meaning)
        self.troubles += troubles
        if troubles:
            self._faulty.add(question.id)
        if len(question.path) == 1:
            self.fields[question.id] = [each.fields for each in found]
        elif not self._faulty & {question.id, question.path[0]}:
            self.troubles += _placed(found, question, self.fields.get(question.path[0], []))


def _placed(
    found: Sequence[Item], question: Question, above: list[dict[str, Any]]
) -> Iterator[Trouble]:
    """Put items into the mappings of the list above that they name."""
    whose = next(each for way in question.ways for each in way if each.beside)
    for item in found:
        home = next((each for each in above if each.get(whose.path[0]) == item.whose), None)
        if home is None:
            yield Trouble(
                say("{value} is not in the list above.", value=item.whose),
                say("Write one that is there, such as {names}.", names=_named(above, whose.path)),
                question.label,
                item.line,
            )
        else:
            home.setdefault(question.path[1], []).append(item.fields)


def _named(above: Sequence[dict[str, Any]], path: tuple[str, ...]) -> list[str]:
    return [str(each[path[0]]) for each in above if path[0] in each]
