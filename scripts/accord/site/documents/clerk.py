"""The clerk, who knows a record and draws up its documents in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from accord.language import Label
from accord.model import Entry, Fields
from accord.schema.schemas import Node
from accord.site.documents.numbers import number
from accord.site.documents.sheet import Cell, Part, cell, parts_of
from accord.site.reader import Reader
from accord.site.records.record import RecordView
from accord.site.records.standings import names_of
from accord.site.records.timeline import Told
from accord.site.values.fields import Display
from accord.site.values.shapes import Row, Shown, Text
from accord.survey import Case, Survey
from accord.workflow.fold import Step


@dataclass(frozen=True)
class Clerk:
    """`shown` is what the record's own page shows: the clerk copies from there."""

    case: Case
    survey: Survey
    shown: RecordView
    reader: Reader

    @cached_property
    def display(self) -> Display:
        return Display(self.reader, names_of(self.case))

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """The entries as the record's page tells them, by the names of their files."""
        return {f"{each.anchor}.md": each for each in self.shown.entries}

    @cached_property
    def printed(self) -> tuple[Entry, ...]:
        """Those of which a document is made, each as it was written, in the order of instants."""
        known = (each for each in self.case.record.entries if each.at <= self.survey.now)
        made = (each for each in known if self.document(each.kind) and not each.void)
        return tuple(sorted(made, key=lambda each: (each.at, each.name)))

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """What those that stand did, by the names of their files."""
        return {step.entry.name: step for step in self.case.story.steps}

    def replaced_by(self, entry: Entry) -> Entry | None:
        """The entry that mends or withdraws one that does not stand any longer."""
        if entry.name in self.steps:
            return None
        later = (each for each in self.case.record.entries if each.at <= self.survey.now)
        found = (each for each in later if each.supersedes == entry.name)
        return next((each for each in found if each.kind == entry.kind), None)

    def document(self, kind: str) -> Node | None:
        """What the schema says of the document that is made of such an entry, if one is."""
        found: Node | None = self.survey.ledger.schemas[kind].node.get("x-document")
        return found

    def title(self, entry: Entry) -> str:
        """The name of the document, which may be another one under feedback."""
        document = self.document(entry.kind) or {}
        return self.reader.text(Label.of(document.get(self.case.record.kind, document)))

    def number(self, entry: Entry) -> str:
        """Of an entry of which no document is made, its file's name."""
        document = self.document(entry.kind)
        return number(self.case.record, entry, document["code"]) if document else entry.name

    def form_at(self, entry: Entry) -> Fields:
        """The form as it was when an entry was made."""
        step = self.steps.get(entry.name)
        return step.facts.form if step else self.case.story.facts_at(entry.at).form

    def rows(self, entry: Entry) -> tuple[Row, ...]:
        """The fields of an entry but for those that stand elsewhere on every sheet."""
        return tuple(row for row in self.told[entry.name].facts if row.name not in _ELSEWHERE)

    @cached_property
    def comma(self) -> str:
        """What parts the items of a list."""
        return self.reader.gettext(", ")

    def cell(self, shown: Shown | str | None) -> Cell:
        return cell(Text(shown) if isinstance(shown, str) else shown, self.comma)

    def parts(self, rows: Iterable[Row]) -> Iterator[Part]:
        return parts_of(rows, self.comma)

    def departments(self, codes: Iterable[str]) -> str:
        return self.comma.join(map(self.reader.department, codes))


# What else the page leaves out stands there: these sign below.
_ELSEWHERE = ("departments",)
