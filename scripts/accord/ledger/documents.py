"""One file -> a document that its schema has passed, or findings that say why not."""

from __future__ import annotations

from dataclasses import dataclass

from accord.frontmatter import reader as frontmatter
from accord.frontmatter.plaintext import Fault
from accord.language import say
from accord.ledger.filing import misfiled
from accord.model import Document, Entry, Finding, Position, RecordKind
from accord.organization import Organization
from accord.schema.lessons.kinds import unknown_kind
from accord.schema.schemas import Schema, Schemas
from accord.schema.validate import RULE, validate
from accord.trees import File


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file: `document` is None if it counts for nothing."""

    document: Document | None
    findings: tuple[Finding, ...] = ()


def read_markdown(file: File, kind: RecordKind, schemas: Schemas) -> Verdict:
    """Read the form or an entry of a record of `kind`."""
    if misfit := misfiled(file):
        return Verdict(None, (misfit,))
    reading = frontmatter.read(file.data or b"")
    if reading.fault:
        return Verdict(None, (_refused(file.path, reading.fault),))
    document = Document(
        file.path,
        reading.fields,
        reading.positions,
        reading.sections,
        reading.preamble,
        reading.text,
    )
    schema = schema_of(document, kind, schemas)
    if schema is None:
        return Verdict(None, (_unknown_kind(document, schemas),))
    return _judged(document, schema)


def read_policy(path: str, data: bytes | None, schema: Schema) -> Verdict:
    """Read one of the files on which all others depend: registry, calendar, workflow."""
    if data is None:
        message = say("This file is not there, or is no plain file.")
        advice = say("Add it; every repository needs it.")
        return Verdict(None, (Finding("file", path, Position(1), message, advice),))
    reading = frontmatter.read_yaml(data)
    if reading.fault:
        return Verdict(None, (_refused(path, reading.fault),))
    return _judged(Document(path, reading.fields, reading.positions, ()), schema)


def schema_of(document: Document, kind: RecordKind, schemas: Schemas) -> Schema | None:
    """The schema of a form, or of an entry by its kind; None if no kind has that name."""
    if document.name == f"{kind}.md":
        return schemas[kind]
    name = document.fields.get("kind")
    return schemas[name] if name in schemas.entry_kinds else None


def _judged(document: Document, schema: Schema) -> Verdict:
    findings = validate(document, schema)
    passed = not any(finding.rule == RULE for finding in findings)
    return Verdict(document if passed else None, findings)


def _refused(path: str, fault: Fault) -> Finding:
    return Finding("front-matter", path, fault.position, fault.message, fault.help)


def _unknown_kind(document: Document, schemas: Schemas) -> Finding:
    pointer, message, advice = unknown_kind(document, schemas)
    return Finding(RULE, document.path, document.position(*pointer), message, advice)


def entry_of(document: Document, organization: Organization) -> Entry:
    """A document that its schema has passed, as an entry."""
    fields = document.fields
    entered = fields.get("entered_at")
    return Entry(
        document,
        fields["kind"],
        organization.instant(fields["at"]),
        organization.instant(entered) if entered else None,
    )
