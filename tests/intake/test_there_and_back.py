"""What stands in records, answered on a form and read again, is the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accord import ledger
from accord.intake.answering import answered
from accord.intake.body import answers
from accord.intake.columns import Column, Way
from accord.intake.meaning import Meaning
from accord.intake.question import RECORD, Question, Shape, offered, questions
from accord.model import Document, values_at
from accord.schema.schemas import value_label
from accord.trees import Folder
from tests.intake.issues import body

ROOT = Path(__file__).parents[2]
LEDGER = ledger.read(Folder(ROOT))


def documents() -> Iterator[tuple[str, Document]]:
    """Every form and entry of the sample that has an issue form, and mends no other."""
    kinds = offered(LEDGER.schemas)
    for record in LEDGER.records.values():
        yield record.kind, record.form
        for entry in record.entries:
            if entry.kind in kinds and not {"void", "supersedes"} & entry.fields.keys():
                yield entry.kind, entry.document


def typed(value: Any, column: Column) -> str:
    """As somebody types it who sees labels; lists with the comma of Chinese."""
    if isinstance(value, list):
        return "、".join(map(str, value))
    called = value_label(column.node, value)
    return (called.zh if called else str(value)).replace("|", "\\|")


def line(item: Any, way: Way, whose: str) -> str:
    cells = []
    for column in way:
        found = [value for _, value in values_at(item, column.path)]
        cells.append(whose if column.beside else typed(found[0], column) if found else "")
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cells)


def rows(question: Question, document: Document) -> str:
    """Each item on a line, in the first way that has a column for all that it says."""
    field, *below = question.path
    above = document.fields.get(field, [])
    pairs = [(each, "") for each in above]
    if below:
        pairs = [(inner, each["department"]) for each in above for inner in each.get(below[0], [])]
    return "\n".join(line(item, _way(item, question), whose) for item, whose in pairs)


def _way(item: Any, question: Question) -> Way:
    for way in question.ways:
        if all(values_at(item, each.path) for each in way if each.must and not each.beside):
            return way
    raise AssertionError(item)


def said(question: Question, document: Document) -> str:
    if question.id == RECORD:
        return document.path.split("/")[2]
    if question.shape is Shape.SECTION:
        sections = {each.heading: each.text for each in document.sections}
        return sections.get(question.path[0], "")
    if question.shape is Shape.ROWS:
        return rows(question, document)
    value = document.fields.get(question.id)
    if question.options:
        chosen = value if isinstance(value, list) else [value]
        called = {each.value: each.text for each in question.options}
        return ", ".join(called[each] for each in chosen if each is not None)
    return "" if value is None else typed(value, Column((), question.node))


@pytest.mark.parametrize("kind", offered(LEDGER.schemas))
def test_every_document_of_the_sample_comes_back(kind: str) -> None:
    found = [document for name, document in documents() if name == kind]
    assert found
    asked = questions(LEDGER.schemas[kind], LEDGER.organization)
    for document in found:
        day = LEDGER.organization.day(LEDGER.organization.instant(_written(document)))
        text = body(LEDGER, kind, {each.id: said(each, document) for each in asked})
        read, troubles = answers(text, asked, {})
        back = answered(read, asked, Meaning(LEDGER.organization, day))
        assert troubles + back.troubles == (), document.path
        kept = {name: value for name, value in document.fields.items() if name in _ids(asked)}
        assert {**back.fields} == kept, document.path
        assert back.sections == {each.heading: each.text for each in document.sections}


def _written(document: Document) -> str:
    return str(document.fields.get("at") or document.fields["raised_at"])


def _ids(asked: tuple[Question, ...]) -> set[str]:
    return {each.id for each in asked}
