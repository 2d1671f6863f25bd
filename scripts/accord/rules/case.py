"""What the rules of a record are given: the record, its story, and the policy it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from accord.ledger import Ledger
from accord.model import Document, Entry, Record
from accord.workflow.fold import Story, fold


@dataclass(frozen=True, slots=True)
class Case:
    """A record and its whole story (all entries, whenever they happen).

    Of the ledger a rule reads the registry, the calendar, the table and the schemas alone:
    what is found must be the same whatever other records there are.
    """

    record: Record
    story: Story
    ledger: Ledger
    now: datetime

    @classmethod
    def of(cls, record: Record, ledger: Ledger, now: datetime) -> Self:
        """The case of a record; `now` is the present, aware."""
        end_of_time = datetime.max.replace(tzinfo=ledger.organization.timezone)
        return cls(record, fold(record, ledger.workflow, end_of_time), ledger, now)

    def documents(self) -> Iterator[tuple[str, Document, date]]:
        """The form and every entry: the name of the schema, the document, and its day."""
        yield self.record.kind, self.record.form, self.day_of(self.record.form)
        for entry in self.record.entries:
            yield entry.kind, entry.document, self.day_of(entry.document)

    def day_of(self, document: Document) -> date:
        """The day on which a document of the record says that it was written."""
        organization = self.ledger.organization
        written = document.fields.get("at") or self.record.form.fields["raised_at"]
        return organization.day(organization.instant(written))

    def superseders(self) -> Iterator[Entry]:
        return (entry for entry in self.record.entries if entry.supersedes)
