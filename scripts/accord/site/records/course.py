"""The main course of a record's kind, and how far along it the record is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.site.reader import Reader
from accord.survey import Case, Survey


@dataclass(frozen=True, slots=True)
class Stage:
    """One state of the main course: passed, the present one, or still ahead."""

    label: str
    name: str
    standing: str


def stages(case: Case, survey: Survey, reader: Reader) -> Iterator[Stage]:
    """The states up to the first final one, then the one it ended in, if that is another."""
    story = case.story
    course = survey.ledger.workflow.courses[case.record.kind]
    been = {course.initial, *(step.after for step in story.steps)}
    for name, state in course.states.items():
        here = name == story.state.name
        standing = "present" if here else "past" if name in been else "ahead"
        if not (story.state.final and standing == "ahead"):
            yield Stage(reader.text(state.label), name, standing)
        if state.final and (here or not story.state.final):
            return
