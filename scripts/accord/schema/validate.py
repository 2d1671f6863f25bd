"""Document against schema -> findings that people understand.

The fast validator gives the verdict on everything; the slow one is asked for words about
the few documents that fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.model import Document, Finding
from accord.schema.headings import headings
from accord.schema.lessons.teach import lessons
from accord.schema.schemas import Schema

RULE = "schema"


def validate(document: Document, schema: Schema) -> tuple[Finding, ...]:
    """Hold a document's front matter and headings against its schema."""
    findings: list[Finding] = []
    if not schema.verdict.is_valid(document.fields):
        findings += _explain(document, schema)
    findings += headings(document, schema)
    return tuple(findings)


def _explain(document: Document, schema: Schema) -> Iterator[Finding]:
    for pointer, message, advice in lessons(document.fields, schema):
        yield Finding(RULE, document.path, document.position(*pointer), message, advice)
