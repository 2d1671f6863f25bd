"""Who must approve what: every document of a change, and what is no record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accord.change import Change, RecordChange
from accord.gate.needs.approvers import APPROVERS, Offices
from accord.gate.needs.matter import Claim, Matter
from accord.gate.needs.offices import Office, Role
from accord.language import Label, Message, say
from accord.ledger import Ledger
from accord.ledger.signatures import is_signature
from accord.model import Entry, Record

_STEWARD = (Office(Role.STEWARD),)


@dataclass(frozen=True, slots=True)
class Need:
    """An approval of one document, by anybody who holds one of the offices.

    `record` is the record's id; None for what is no record. `what` names the kind of the
    document. No office at all means that nobody can approve it.
    """

    record: str | None
    path: str
    what: Label | Message
    offices: tuple[Office, ...]


def needs(change: Change, policy: Ledger, now: datetime) -> tuple[Need, ...]:
    """Every approval that a change needs; of nothing that it touches there is none.

    Args:
        change: as the base's own registry, table and schemas have it read.
        policy: the ledger of the base; its records need not have been read.
        now: the present; aware.
    """
    found: list[Need] = []
    for record in change.records:
        told = [*_of_record(record, policy, now)]
        found += (*told, *_of_the_rest(record, {each.path for each in told}))
    if change.beside:
        offices = _STEWARD if policy.workflow.changes["policy"] == "steward" else ()
        found.append(Need(None, change.beside[0], say("File outside the records"), offices))
    return tuple(dict.fromkeys(found))


def _of_record(record: RecordChange, policy: Ledger, now: datetime) -> Iterator[Need]:
    if not isinstance(record.after, Record):
        return
    matter, schemas = Matter(record, record.after, policy, now), policy.schemas
    if record.form_path in {each.path for each in record.files}:
        for offices in APPROVERS[policy.workflow.changes["form"]](Claim(matter, None)):
            yield Need(record.id, record.form_path, schemas[record.kind].label, offices)
    for entry in record.new_entries:
        for offices in _of_entry(matter, entry):
            yield Need(record.id, entry.document.path, schemas[entry.kind].label, offices)


def _of_entry(matter: Matter, entry: Entry) -> Iterator[Offices]:
    """What the entry needs, and what each entry needed whose place it takes."""
    mended: list[Entry] = []
    each: Entry | None = entry
    while each and each not in mended:
        mended.append(each)
        if each.supersedes and not matter.named(each.supersedes):
            yield ()
        each = matter.named(each.supersedes)
    for each in mended:
        if not each.void:  # which says nothing of its own
            yield from APPROVERS[_approver(matter, each)](Claim(matter, each))


def _approver(matter: Matter, entry: Entry) -> str:
    approve = matter.policy.workflow.entries[entry.kind].approve
    agreement = "after-agreement" if matter.is_agreed else "before-agreement"
    cases = ("", matter.after.kind, agreement)
    return next((approve[case] for case in cases if case in approve), "nobody")


def _of_the_rest(record: RecordChange, told: set[str]) -> Iterator[Need]:
    """Files that are no facts, such as what could not be read and is deleted: for stewards."""
    for file in record.files:
        if file.path not in told and not is_signature(file.path):
            yield Need(record.id, file.path, say("File that does not count"), _STEWARD)
