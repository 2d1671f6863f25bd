"""What of a record a statement speaks of: a form or an entry among what stood beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from accord.consensus import digest
from accord.model import Document, Fields, Record
from accord.proof.statement import Subject, fingerprint
from accord.workflow.fold import fold
from accord.workflow.table import Workflow

_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


def subject(
    record: Record, name: str, workflow: Workflow, beside: Collection[str] | None = None
) -> Subject:
    """The file `name` of a record, among all others that count, or those named in `beside`.

    Raises:
        KeyError: the record has no such file that could be read.
    """
    prints = fingerprints(record)
    others = prints.keys() if beside is None else prints.keys() & set(beside)
    then = _with_only(record, {*others, name})
    course = workflow.courses[record.kind]
    agreed = (
        digest(_form_as_of(then, name, workflow), course.agreed_fields)
        if course.agreed_fields
        else None
    )
    files = {each: prints[each] for each in sorted(others) if each != name}
    return Subject(record.id, name, prints[name], agreed, files)


def fingerprints(record: Record) -> Mapping[str, str]:
    """What stands for the bytes of the form and of each entry, by file name."""
    documents = (record.form, *(entry.document for entry in record.entries))
    return {each.name: document_fingerprint(each) for each in documents}


def document_fingerprint(document: Document) -> str:
    """What stands for the bytes of a document."""
    return fingerprint(document.text.encode())


def _with_only(record: Record, names: Collection[str]) -> Record:
    return replace(record, entries=tuple(each for each in record.entries if each.name in names))


def _form_as_of(record: Record, name: str, workflow: Workflow) -> Fields:
    """The effective form that somebody has before them who approves a file."""
    if not any(each.kind == "amendment" for each in record.entries):
        return record.form.fields  # as of nearly every record, and without telling its story
    story = fold(record, workflow, _END_OF_TIME)
    for step in story.steps:
        if step.entry.goes_by(name):
            return step.facts.form
    return story.facts.form
