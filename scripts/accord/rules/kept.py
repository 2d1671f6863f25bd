"""What was merged stays: entries and agreed forms byte for byte, and where a record comes from."""

from __future__ import annotations

from collections.abc import Iterator

from accord.change import FileChange, RecordChange
from accord.difference import How
from accord.language import Message, say
from accord.model import Document, Position, Record
from accord.rules.proposal import Proposal, move
from accord.rules.rule import Trouble, rule
from accord.schema.schemas import label


@rule()
def entry_kept(proposal: Proposal) -> Iterator[Trouble]:
    """A merged entry stays as it is, under its name, in its record.

    Why: departments have acted on it and people have signed it; a story that can be rewritten
    proves nothing.
    Fix: Restore the file, and mend what was wrong with a new entry that names it in supersedes.
    """
    for record in proposal.change.records:
        if not _is_gone(record):
            for file in record.files:
                if file.path in record.merged and file.path != record.form_path:
                    yield _entry_touched(proposal, record, file)


def _entry_touched(proposal: Proposal, record: RecordChange, file: FileChange) -> Trouble:
    old_folder, _, name = file.path.rpartition("/")
    if new_path := proposal.change.moves.get(file.path):
        is_renamed = new_path.rpartition("/")[0] == old_folder
        message = (
            say("This entry was merged under the name {name}.", name=name)
            if is_renamed
            else say("This entry was merged as one of {id}.", id=record.id)
        )
        advice = say("Put it back: `{command}`.", command=move(new_path, file.path))
        return _at_line(new_path, 1, message, advice)
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
def form_kept(proposal: Proposal) -> Iterator[Trouble]:
    """A merged form stays where it is; from its first consensus on it is not edited either.

    Why: what departments agreed to is this text, and links, pages and proofs go by the folder.
    Fix: Restore the file; write what changes as an amendment, give a record up with a cancel.
    """
    for record in proposal.change.records:
        form = record.form_file
        if form is None or form.path not in record.merged:
            continue
        if form.how is How.DELETED:
            yield _form_gone(proposal, record)
        elif record.frozen:
            advice = say(
                "Restore it: `{command}`. Write what changes as an amendment: "
                "`accord add amendment {id}`.",
                command=proposal.restore(form.path),
                id=record.id,
            )
            message = say("This form was agreed to, and is edited here.")
            yield _at_line(form.path, form.first_line, message, advice)


def _form_gone(proposal: Proposal, record: RecordChange) -> Trouble:
    if new := _new_home(proposal, record):
        message = say("This record was merged as {folder}.", folder=record.folder)
        advice = say(
            "Put it back: `{command}`, and write id: {id} as it was.",
            command=move(new.folder, record.folder),
            id=record.id,
        )
        return _at_line(new.form_path, 1, message, advice)
    message = say("The record {id} was merged, and its form is deleted here.", id=record.id)
    advice = say(
        "Restore it: `{command}`. To give a record up, add a cancel.",
        command=proposal.restore(record.folder if _is_gone(record) else record.form_path),
    )
    return _at_line(record.form_path, 1, message, advice)


def _new_home(proposal: Proposal, record: RecordChange) -> RecordChange | None:
    """The new record that tells the same as one that is gone, but for its id."""
    told = _but_for_the_id(record.merged[record.form_path])
    return next(
        (
            each
            for each in proposal.change.new_records
            if isinstance(each.after, Record) and _but_for_the_id(each.after.form) == told
        ),
        None,
    )


def _but_for_the_id(form: Document) -> object:
    fields = {name: value for name, value in form.fields.items() if name != "id"}
    return fields, form.preamble, [(each.heading, each.text) for each in form.sections]


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
            for name in proposal.ledger.workflow.courses[record.kind].fixed_fields:
                if old.fields.get(name) != form.fields.get(name):
                    yield Trouble(
                        form,
                        (name,),
                        say(
                            "{field} was {value} when the record was merged.",
                            field=label(proposal.ledger.schemas[record.kind].at((name,))),
                            value=old.fields.get(name),
                        ),
                        say("Write {name}: {value}.", name=name, value=old.fields.get(name)),
                    )


def _is_gone(record: RecordChange) -> bool:
    """Whether a whole record has left its folder, which is told once, at its form."""
    form = record.form_file
    return bool(
        record.after is None and form and form.how is How.DELETED and form.path in record.merged
    )


def _at_line(path: str, line: int, message: Message, advice: Message) -> Trouble:
    return Trouble(Document(path, {}, {}, ()), Position(line), message, advice)
