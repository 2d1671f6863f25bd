"""A text that is not written yet -> what would be wrong if it stood under records/.

The very bytes are judged as the check would judge them: by the reader, the schema, and the
rules, on the record as it would be with them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.strangers import strangers
from accord.documents import entry_of, read_markdown
from accord.ledger import Ledger
from accord.model import Document, Entry, Fields, Finding, Record, RecordKind
from accord.rules import RECORD_RULES
from accord.rules.case import Case
from accord.rules.entries import entry_allowed
from accord.tree import File
from accord.workflow.fold import fold, is_allowed


def review_form(path: str, draft: Draft, kind: RecordKind, desk: Desk) -> tuple[Finding, ...]:
    """What would be wrong with a new record that has this form."""
    verdict = read_markdown(File(path, draft.data()), kind, desk.ledger.schemas)
    if verdict.document is None:
        return (*verdict.findings, *_strangers(path, draft, desk))
    fields = verdict.document.fields
    raised_at = desk.organization.instant(fields["raised_at"])
    record = Record(fields["id"], kind, verdict.document, raised_at)
    return (*verdict.findings, *_judge(record, desk.ledger))


def review_entry(path: str, draft: Draft, desk: Desk) -> tuple[Finding, ...]:
    """What would be wrong with a record, and is not wrong now, if it had this entry."""
    record = desk.present
    verdict = read_markdown(File(path, draft.data()), record.kind, desk.ledger.schemas)
    if verdict.document is None:
        place = out_of_place(draft.fields, desk)
        return (*place, *verdict.findings, *_strangers(path, draft, desk))
    before = _judge(record, desk.ledger)
    after = _judge(_with(record, entry_of(verdict.document, desk.organization)), desk.ledger)
    return (*verdict.findings, *(each for each in after if each not in before))


def out_of_place(fields: Fields, desk: Desk) -> tuple[Finding, ...]:
    """Why the record has no place for an entry of this kind now, before more is said of it.

    An entry that mends another takes that one's place and is judged when it is whole.
    """
    record, at = desk.present, desk.moment(fields)
    if fields.get("supersedes"):
        return ()
    path = f"{record.folder}/{at:%Y-%m-%d}-{fields['kind']}.md"
    entry = Entry(Document(path, fields, {}, ()), str(fields["kind"]), at)
    story = desk.story(fields)
    if is_allowed(entry, record, desk.ledger.workflow, story.state.name, story.facts.overlays):
        return ()
    case = _case(_with(record, entry), desk.ledger)
    return tuple(each for each in entry_allowed(case) if each.path == path)


def _strangers(path: str, draft: Draft, desk: Desk) -> tuple[Finding, ...]:
    document = Document(path, draft.fields, {}, ())
    return strangers(document, draft.schema, desk.organization, desk.day(draft.fields))


def _judge(record: Record, ledger: Ledger) -> list[Finding]:
    """The findings of every rule about one record, as if it stood in the ledger."""
    case = _case(record, ledger)
    return [finding for rule in RECORD_RULES for finding in rule(case)]


def _case(record: Record, ledger: Ledger) -> Case:
    end_of_time = datetime.max.replace(tzinfo=ledger.organization.timezone)
    beside = replace(ledger, records={**ledger.records, record.id: record})
    return Case(record, fold(record, ledger.workflow, end_of_time), beside)


def _with(record: Record, entry: Entry) -> Record:
    entries = sorted((*record.entries, entry), key=lambda each: each.name)
    return replace(record, entries=tuple(entries))
