"""Which records have been imported already: running again imports nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from accord.ledger import Ledger
from accord.model import Record, RecordKind
from accord.spreadsheets import notes
from accord.spreadsheets.filling import Filled

_OWN = ("id", "raised_at")
_NOTES = frozenset(notes.HEADING.values())


@dataclass(frozen=True, slots=True)
class Known:
    """The records of one kind by their title and the department that raised them."""

    records: Mapping[tuple[str, str], tuple[Record, ...]]
    ledger: Ledger = field(repr=False)

    def same(self, filled: Filled) -> str | None:
        """The id of the record that this row has become before."""
        fields = filled.draft.fields
        named = self.records.get((str(fields.get("title")), str(fields.get("from"))), ())
        return next((each.id for each in named if self._is(each, filled)), None)

    def _is(self, record: Record, filled: Filled) -> bool:
        text = f"\n{record.form.text}\n"
        if not filled.id and not _says_the_same(record, filled):
            return False
        if filled.id and filled.id != record.id and _line(notes.ledger_id(filled.id)) not in text:
            return False
        day = self.ledger.organization.day(record.raised_at).isoformat()
        return not filled.day or filled.day == day or _line(notes.ledger_day(filled.day)) in text


def _line(note: str) -> str:
    """A note as a text has it: the number 1 is no part of 12."""
    return f"\n{note}\n"


def _says_the_same(record: Record, filled: Filled) -> bool:
    """Whether a form says what the row does, but for when it was raised and its id."""
    form = {name: each for name, each in record.form.fields.items() if name not in _OWN}
    fields = {name: each for name, each in filled.draft.fields.items() if name not in _OWN}
    bodies = {each.heading: each.text for each in record.form.sections}
    draft = {name: filled.draft.under(name) for name in filled.draft.sections}
    return form == fields and all(
        bodies.get(name) == text for name, text in draft.items() if name not in _NOTES
    )


def known(ledger: Ledger, kind: RecordKind) -> Known:
    """Those of a ledger."""
    found: defaultdict[tuple[str, str], tuple[Record, ...]] = defaultdict(tuple)
    for record in ledger.records.values():
        if record.kind == kind:
            found[record.title, str(record.form.fields["from"])] += (record,)
    return Known(found, ledger)
