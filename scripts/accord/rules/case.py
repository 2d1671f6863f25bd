"""What a rule is given: one record with its story and the ledger it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.language import Message
from accord.ledger import Ledger
from accord.model import Document, Entry, Finding, Pointer, Record, Severity
from accord.workflow.fold import Story


@dataclass(frozen=True, slots=True)
class Case:
    """A record, its whole story (all entries, whenever they happen), and the ledger."""

    record: Record
    story: Story
    ledger: Ledger

    def documents(self) -> Iterator[tuple[str, Document, date]]:
        """The form and every entry: the name of the schema, the document, and its day."""
        organization = self.ledger.organization
        yield self.record.kind, self.record.form, organization.day(self.record.raised_at)
        for entry in self.record.entries:
            yield entry.kind, entry.document, organization.day(entry.at)

    def superseders(self) -> Iterator[Entry]:
        return (entry for entry in self.record.entries if entry.supersedes)


def finding(
    rule: Callable[..., Any],
    document: Document,
    pointer: Pointer,
    message: Message,
    advice: Message,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding of `rule` at a node of a document."""
    slug = rule.__name__.replace("_", "-")
    return Finding(slug, document.path, document.position(*pointer), message, advice, severity)
