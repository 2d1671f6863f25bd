"""A text that is not written yet -> what would be wrong if it stood under records/.

The very bytes are judged as the check would judge them: by the reader, the schema, and the
rules, on the record as it would be with them.
"""

from __future__ import annotations

from dataclasses import replace

from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.strangers import strangers
from accord.ledger.documents import entry_of, read_markdown
from accord.model import Document, Entry, Fields, Finding, Record, RecordKind
from accord.rules import judge_record, unknown_records
from accord.rules.case import Case
from accord.rules.entries import entry_allowed
from accord.trees import File
from accord.workflow.fold import is_allowed


def review_form(path: str, draft: Draft, kind: RecordKind, desk: Desk) -> tuple[Finding, ...]:
    """What would be wrong with a new record that has this form."""
    verdict = read_markdown(File(path, draft.data()), kind, desk.ledger.schemas)
    if verdict.document is None:
        return (*verdict.findings, *_strangers(path, draft, desk))
    fields = verdict.document.fields
    raised_at = desk.organization.instant(fields["raised_at"])
    record = Record(fields["id"], kind, verdict.document, raised_at)
    return (*verdict.findings, *_judge(record, desk))


def review_entry(path: str, draft: Draft, desk: Desk) -> tuple[Finding, ...]:
    """What would be wrong with a record, and is not wrong now, if it had this entry."""
    record = desk.present
    verdict = read_markdown(File(path, draft.data()), record.kind, desk.ledger.schemas)
    if verdict.document is None:
        place = out_of_place(draft.fields, desk)
        return (*place, *verdict.findings, *_strangers(path, draft, desk))
    before = _judge(record, desk)
    after = _judge(_with(record, entry_of(verdict.document, desk.organization)), desk)
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
    case = Case.of(_with(record, entry), desk.ledger, desk.now)
    found = map(entry_allowed.finding, entry_allowed.judge(case))
    return tuple(each for each in found if each.path == path)


def _strangers(path: str, draft: Draft, desk: Desk) -> tuple[Finding, ...]:
    document = Document(path, draft.fields, {}, ())
    return strangers(document, draft.schema, desk.organization, desk.day(draft.fields))


def _judge(record: Record, desk: Desk) -> list[Finding]:
    """The findings of every rule about one record, as if it stood in the ledger."""
    case = Case.of(record, desk.ledger, desk.now)
    return [*judge_record(case), *unknown_records(case)]


def _with(record: Record, entry: Entry) -> Record:
    entries = sorted((*record.entries, entry), key=lambda each: each.name)
    return replace(record, entries=tuple(entries))
