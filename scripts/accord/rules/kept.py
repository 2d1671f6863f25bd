"""What was merged stays: entries and agreed forms byte for byte, and where a record comes from."""

from __future__ import annotations

from collections.abc import Iterator

from accord.change import FileChange, RecordChange
from accord.language import Message, say
from accord.model import Document, Position, Record
from accord.rules.proposal import Proposal
from accord.rules.rule import Trouble, rule
from accord.trees.difference import How


@rule()
def entry_kept(proposal: Proposal) -> Iterator[Trouble]:
    """A merged entry stays as it is, under its name, in its record.

    Why: departments have acted on it and people have signed it; a story that can be rewritten
    proves nothing.
    Fix: Restore the file, and mend what was wrong with a new entry that names it in supersedes.
    """
    for record in proposal.change.records:
        if not _is_gone(record):
            for file in record.rewritten:
                if file.path != record.form_path and file.path in record.merged:
                    yield _entry_rewritten(proposal, record, file)


def _entry_rewritten(proposal: Proposal, record: RecordChange, file: FileChange) -> Trouble:
    folder, _, name = file.path.rpartition("/")
    if place := proposal.change.moves.get(file.path):
        message = (
            say("This entry was merged under the name {name}.", name=name)
            if place.rpartition("/")[0] == folder
            else say("This entry was merged as one of {id}.", id=record.id)
        )
        return _at_line(place, 1, message, _moved_back(proposal, file.path))
    command = proposal.restore(file.path)
    if file.how is How.DELETED:
        message = say("This entry was merged, and is deleted here.")
        advice = say(
            "Restore it: `{command}`. To take it back, add a new entry with "
            "supersedes: {name}, void: true and a reason.",
            command=command,
            name=name,
        )
    else:
        message = say("This entry was merged, and is edited here.")
        advice = say(
            "Restore it: `{command}`. To mend it, add a new entry with supersedes: {name}.",
            command=command,
            name=name,
        )
    if record.merged[file.path].fields["kind"] == "consensus":  # which is never superseded
        advice = say(
            "Restore it: `{command}`. To agree anew, add another consensus.", command=command
        )
    return _at_line(file.path, file.first_line, message, advice)


@rule()
def signature_kept(proposal: Proposal) -> Iterator[Trouble]:
    """A merged signature stays as it is, beside what it signs.

    Why: it proves who agreed, also when no forge is left to ask.
    Fix: Restore the file.
    """
    for record in proposal.change.records:
        if not _is_gone(record):
            for file in record.rewritten:
                if file.path in record.merged_signatures:
                    yield _signature_rewritten(proposal, file.path)


def _signature_rewritten(proposal: Proposal, path: str) -> Trouble:
    message = say(
        "The signature {name} was merged, and does not stand here as it did.",
        name=path.rpartition("/")[2],
    )
    if place := proposal.change.moves.get(path):
        return _at_line(place, 1, message, _moved_back(proposal, path))
    return _at_line(
        path, 1, message, say("Restore it: `{command}`.", command=proposal.restore(path))
    )


@rule()
def form_kept(proposal: Proposal) -> Iterator[Trouble]:
    """A merged form stays where it is; from its first consensus on it is not edited either.

    Why: what departments agreed to is this text, and links, pages and proofs go by the folder.
    Fix: Restore the file; write what changes as an amendment, give a record up with a cancel.
    """
    for record in proposal.change.records:
        for file in record.rewritten:
            if file.path == record.form_path:
                yield _form_rewritten(proposal, record, file)


def _form_rewritten(proposal: Proposal, record: RecordChange, form: FileChange) -> Trouble:
    if place := proposal.change.moves.get(form.path):
        message = say("This record was merged as {folder}.", folder=record.folder)
        return _at_line(place, 1, message, _moved_back(proposal, record.folder))
    if form.how is How.DELETED:
        message = say("The record {id} was merged, and its form is deleted here.", id=record.id)
        advice = say(
            "Restore it: `{command}`. To give a record up, add a cancel.",
            command=proposal.restore(record.folder if _is_gone(record) else form.path),
        )
    else:
        message = say("This form was agreed to, and is edited here.")
        advice = say(
            "Restore it: `{command}`. Write what changes as an amendment: "
            "`accord add amendment {id}`.",
            command=proposal.restore(form.path),
            id=record.id,
        )
    return _at_line(form.path, form.first_line, message, advice)


@rule()
def origin_kept(proposal: Proposal) -> Iterator[Trouble]:
    """Who raised a record, when, for which department and under which id never changes.

    Why: all that is owed is counted from there, and people go by the id.
    Fix: Write the value that was merged; if it was wrong, cancel the record and raise a new one.
    """
    for record in proposal.change.records:
        if record.frozen or not isinstance(record.after, Record):
            continue
        form = record.after.form
        if old := record.merged.get(form.path):
            for name in proposal.policy.workflow.courses[record.kind].fixed_fields:
                if old.fields.get(name) != form.fields.get(name):
                    written = f"{name}: {old.fields.get(name)}"
                    message = say("The record was merged with {written}.", written=written)
                    yield Trouble(form, (name,), message, say("Write {written}.", written=written))


def _is_gone(record: RecordChange) -> bool:
    """Whether a whole record has left its folder, which is told once, at its form."""
    return record.after is None and record.form_path in {file.path for file in record.rewritten}


def _moved_back(proposal: Proposal, path: str) -> Message:
    return say("Put it back, `{command}`, and delete it here.", command=proposal.restore(path))


def _at_line(path: str, line: int, message: Message, advice: Message) -> Trouble:
    return Trouble(Document(path, {}, {}, ()), Position(line), message, advice)
