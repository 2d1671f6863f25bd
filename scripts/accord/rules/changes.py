"""What a change brings goes with what there is: ids, agreements, instants, and policy apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.language import say
from accord.model import Document, Position, Record, Severity
from accord.rules.case import Case
from accord.rules.proposal import Proposal
from accord.rules.rule import Trouble, rule


@rule()
def id_not_reused(proposal: Proposal) -> Iterator[Trouble]:
    """A new record's id is one that no record has ever had.

    Why: letters, links and proofs speak of a record by its id, long after it is gone.
    Fix: Run `accord renumber` with the id; it gives the record the next number that is free.
    """
    for record in proposal.change.new_records:
        if why := proposal.taken.get(record.id):
            advice = say("Give the record, and its folder, the next number that is free.")
            if command := proposal.renumber(record.id):
                advice = say(
                    "Run `{command}`: it moves the record and all that names it.", command=command
                )
            if isinstance(record.after, Record):
                yield Trouble(record.after.form, ("id",), why, advice)
            else:
                yield Trouble(_unread(record.form_path), Position(1), why, advice)


@rule(Severity.WARNING)
def amendment_agreed(proposal: Proposal) -> Iterator[Trouble]:
    """An amendment of agreed fields comes with a consensus on the form as amended.

    Why: until everybody has agreed anew, no delivery, acceptance or confirmation counts.
    Fix: Add the consensus to the same change, or propose the amendment first and agree soon.
    """
    for record in proposal.change.records:
        brought = {each.name for each in record.new_entries if each.kind == "amendment"}
        if not brought or not isinstance(record.after, Record):
            continue
        story = Case.of(record.after, proposal.ledger, proposal.now).story
        agreed = frozenset(story.facts.course.agreed_fields)
        for entry in story.of("amendment") if story.facts.amended else ():
            if entry.name in brought and agreed & entry.fields["changes"].keys():
                message = say("This changes what was agreed, and no consensus on it follows.")
                advice = say("When all agree: `accord add consensus {id}`.", id=record.id)
                yield Trouble(entry.document, ("changes",), message, advice)


@rule(Severity.WARNING)
def entered_in_time(proposal: Proposal) -> Iterator[Trouble]:
    """What is new has happened lately; an entry that comes late says when it was entered.

    Why: others learn of it only now. Without that, whoever is late could write an earlier
    instant and look punctual, and an old raised_at would make others late at once.
    Fix: Add entered_at to the entry; in a new form write when you hand it in. The gate counts
    from when it was pushed, and refuses what comes later than the table allows.
    """
    for document, field, at in _news(proposal):
        fields = document.fields
        who = (fields.get("department", fields.get("from")), fields.get("by"))
        if proposal.ledger.entered_by(at, *who) >= proposal.now:
            continue
        written = document.fields[field]
        message = say("Time limits run from {at}, though this comes only now.", at=written)
        advice = say("Write {field}: {now}.", field=field, now=_written(proposal.now))
        if field == "at":
            message = say("This happened at {at} and is entered late.", at=written)
            advice = say("Add entered_at: {now}.", now=_written(proposal.now))
        elif field == "entered_at":
            message = say("This says it was entered at {at}, and comes later.", at=written)
        yield Trouble(document, (field,), message, advice)


@rule(Severity.WARNING)
def policy_apart(proposal: Proposal) -> Iterator[Trouble]:
    """Records change alone: the registry, the table, schemas, programs and pages change apart.

    Why: these say who must approve; a change must not choose its own judges.
    Fix: Propose the two one after the other.
    """
    if proposal.change.records and proposal.change.beside:
        first = proposal.change.beside[0]
        message = say("This changes together with {record}.", record=proposal.change.records[0].id)
        advice = say("Propose the records alone, and all other files in a change of their own.")
        yield Trouble(_unread(first), Position(1), message, advice)


def _news(proposal: Proposal) -> Iterator[tuple[Document, str, datetime]]:
    """New forms and entries: the document, the field that says when it came, and the instant.

    What was merely moved is told elsewhere.
    """
    moved = frozenset(proposal.change.moves.values())
    for record in proposal.change.records:
        is_new = record.before is None and record.form_path not in moved
        if is_new and isinstance(record.after, Record):
            yield record.after.form, "raised_at", record.after.raised_at
        for entry in record.new_entries:
            if entry.document.path not in moved:
                field = "entered_at" if entry.entered_at else "at"
                yield entry.document, field, entry.entered_at or entry.at


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def _unread(path: str) -> Document:
    return Document(path, {}, {}, ())
