"""What the rules of a record are given: the record, its story, and the policy it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Self

from accord.ledger import Ledger
from accord.model import Document, Entry, Record
from accord.workflow.facts import Facts, at_first
from accord.workflow.fold import Step, Story, fold

Turn = tuple[Facts, Step]


@dataclass(frozen=True)
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

    def documents(self) -> Sequence[tuple[str, Document, date]]:
        """The form and every entry: the name of the schema, the document, and its day."""
        return self._documents

    @cached_property
    def _documents(self) -> Sequence[tuple[str, Document, date]]:
        record = self.record
        entries = ((each.kind, each.document) for each in record.entries)
        named = ((record.kind, record.form), *entries)
        return tuple((kind, document, self.day_of(document)) for kind, document in named)

    def day_of(self, document: Document) -> date:
        """The day on which a document of the record says that it was written."""
        return self._days[document.path]

    @cached_property
    def _days(self) -> Mapping[str, date]:
        record, day = self.record, self.ledger.organization.day
        written = {each.document.path: day(each.at) for each in record.entries}
        return {record.form.path: day(record.raised_at), **written}

    def turns(self, *kinds: str) -> Iterator[Turn]:
        """The entries of some kinds that count, with what was known just before each."""
        return (turn for turn in self._turns if turn[1].entry.kind in kinds)

    @cached_property
    def _turns(self) -> Sequence[Turn]:
        form = self.record.form.fields
        before = at_first(self.story.facts.course, form, self.record.raised_at)
        found: list[Turn] = []
        for step in self.story.steps:
            if step.allowed:
                found.append((before.until(step.at), step))
            before = step.facts
        return found

    def superseders(self) -> Iterator[Entry]:
        return (entry for entry in self.record.entries if entry.supersedes)
