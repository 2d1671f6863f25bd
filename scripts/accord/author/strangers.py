"""People and departments that a document names and the registry does not know.

The rules say the same of a document that its schema passes; this says it of one that is
not complete yet.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import date

from accord.language import Message, say
from accord.model import Document, Finding, Pointer, values_at
from accord.organization import Organization
from accord.schema.schemas import Schema


def strangers(
    document: Document, schema: Schema, organization: Organization, day: date
) -> tuple[Finding, ...]:
    """A finding for each name that nobody, or no department, has on `day`."""
    people = [each.id for each in organization.people.values() if each.active_on(day)]
    departments = [each.code for each in organization.departments.values() if each.exists_on(day)]
    findings: list[Finding] = []
    for pointer, value in _named(document, schema, "person"):
        if value not in people:
            message = say("Nobody in the registry has the id {person}.", person=value)
            findings.append(_finding(document, pointer, people, message))
    for pointer, value in _named(document, schema, "department"):
        if value not in departments:
            message = say("No department has the code {department}.", department=value)
            findings.append(_finding(document, pointer, departments, message))
    return tuple(findings)


def _named(document: Document, schema: Schema, target: str) -> Iterator[tuple[Pointer, str]]:
    for path in schema.references.get(target, ()):
        yield from values_at(document.fields, path)


def _finding(
    document: Document, pointer: Pointer, known: Sequence[str], message: Message
) -> Finding:
    value = next(str(each) for _, each in message.values)
    near = difflib.get_close_matches(value, known, n=1) or sorted(known)[:12]
    advice = say("Write one that is there, such as {names}.", names=near)
    return Finding("given", document.path, document.position(*pointer), message, advice)
