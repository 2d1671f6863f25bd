"""Who answers for a document: those who signed with what proves it, or those who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.language import say
from accord.model import Entry
from accord.site.documents.clerk import Clerk
from accord.site.documents.sheet import Signer
from accord.site.records.proof import SignatureView

INITIATING, ASKED = say("Initiating department"), say("Asked department")
WRITTEN, FOR_DEPARTMENT = say("Written by"), say("For the department")


def form_signers(clerk: Clerk) -> Iterator[Signer]:
    """Who raised it, then of each department asked who has taken it on; or a line to sign on."""
    reader, record = clerk.reader, clerk.case.record
    fields, facts = record.form.fields, clerk.case.story.facts
    raised = reader.day_of(record.raised_at)
    initiating = (reader.text(INITIATING), reader.department(fields["from"]))
    yield Signer(*initiating, reader.person(fields["raised_by"]), raised)
    yield from _proved(clerk, clerk.shown.signatures, "")
    for code in facts.asked:
        asked = (reader.text(ASKED), reader.department(code))
        answer = facts.receipts.get(code)
        if answer and answer.fields.get("answer") == "accepted":
            day = reader.day_of(answer.at)
            yield Signer(*asked, reader.person(answer.by), day)
        else:
            yield Signer(*asked)


def entry_signers(clerk: Clerk, entry: Entry) -> Iterator[Signer]:
    """The departments that bind themselves by an entry; of others, who wrote it."""
    reader = clerk.reader
    day = reader.day_of(entry.at)
    if not entry.fields.get("departments"):
        initiating = str(clerk.case.record.form.fields["from"])
        office = reader.department(entry.department or initiating)
        yield Signer(reader.text(WRITTEN), office, reader.person(entry.by), day)
    yield from _proved(clerk, clerk.told[entry.name].signatures, day)


def _proved(clerk: Clerk, signed: Iterable[SignatureView], day: str) -> Iterator[Signer]:
    return (_signer(clerk, each, day) for each in signed)


def _signer(clerk: Clerk, signature: SignatureView, day: str) -> Signer:
    return Signer(
        role=clerk.reader.text(FOR_DEPARTMENT),
        office=signature.department,
        name=signature.person,
        day=signature.day or day,
        proof=signature.badge.text,
        tone=signature.badge.tone,
        trace=(signature.badge.detail, *signature.trace),
        doubts=signature.reasons,
    )
