"""Document against schema -> findings that people understand.

The fast validator gives the verdict on everything; the slow one is asked for words about
the few documents that fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.model import Document, Finding, Position
from accord.schema.lessons import lessons
from accord.schema.schemas import Schema

RULE = "schema"


def validate(document: Document, schema: Schema) -> tuple[Finding, ...]:
    """Hold a document's front matter and headings against its schema."""
    findings: list[Finding] = []
    if not schema.verdict.is_valid(document.fields):
        findings += _explain(document, schema)
    findings += _headings(document, schema)
    return tuple(findings)


def _explain(document: Document, schema: Schema) -> Iterator[Finding]:
    for error in schema.words.iter_errors(document.fields):
        for pointer, message, advice in lessons(error, schema):
            yield Finding(RULE, document.path, document.position(*pointer), message, advice)


def _headings(document: Document, schema: Schema) -> Iterator[Finding]:
    known = schema.headings_by_name
    for section in document.sections:
        if section.heading not in known:
            yield Finding(
                "body-heading",
                document.path,
                Position(section.line),
                say("The heading {heading} is not one of this form.", heading=section.heading),
                say(
                    "The headings are: {headings}.",
                    headings=[heading.label for heading in schema.headings],
                ),
            )
    if document.fields.get("void") is True:
        return
    filled = {
        known[section.heading].label
        for section in document.sections
        if section.text and section.heading in known
    }
    for heading in schema.headings:
        if heading.required and heading.label not in filled:
            yield Finding(
                "body-heading",
                document.path,
                document.position(),
                say("The section {heading} is missing or empty.", heading=heading.label),
                say(
                    "Write a line ## {heading} in the body, and below it: {what}",
                    heading=heading.label,
                    what=heading.description,
                ),
            )
