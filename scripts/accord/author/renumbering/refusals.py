"""When a record can't have another id, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable

from accord.author.renumbering.merged import Merged
from accord.change.numbers import Series
from accord.language import Message, say
from accord.ledger import Ledger
from accord.ledger.filing import misfiled, record_of
from accord.ledger.signatures import is_signature
from accord.model import FOLDERS, ROOT, Record
from accord.report.harmless import harmless
from accord.trees import MOST_BYTES, File


class Refused(Exception):
    """It is not done: what is wrong, and what to do instead."""

    def __init__(self, message: Message, help: Message) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def movable_folder(id: str, merged: Merged) -> str:
    """The folder of a record that was not merged."""
    homes = [f"{ROOT}/{each}/{id}" for each in FOLDERS if id in merged.tree.names(f"{ROOT}/{each}")]
    if not homes:
        raise Refused(
            say("There is no record {target}.", target=id),
            say("Write the id of a record that stands here; `accord list` names them."),
        )
    if merged.has_landed(homes[0]):
        raise Refused(
            say("{id} was merged, and keeps its id for good.", id=id),
            say(
                "If another branch than {base} is the one on which work lands, name it with "
                "--base; else cancel the record, and raise a new one that follows it.",
                base=merged.name,
            ),
        )
    return homes[0]


def must_be_documents(files: Iterable[File]) -> None:
    """Nothing else may lie in the folder that is moved."""
    for file in files:
        if not is_document(file) and not is_signature(file.path):
            raise Refused(
                say("{path} is no document of a record.", path=harmless(file.path)),
                say("Move it elsewhere first; `accord check` says more."),
            )


def is_document(file: File) -> bool:
    """Whether a file can be a form or an entry, and has been read to its end."""
    return bool(record_of(file.path)) and not misfiled(file) and len(file.data or b"") < MOST_BYTES


def new_id(record: Record, wanted: str | None, merged: Merged, opened: Ledger) -> str:
    """The id that a record is given: the one that is wanted, or the next that is free."""
    company = opened.organization
    pattern = company.id_patterns[record.kind]
    series = Series(pattern, company.day(record.raised_at), record.form.fields["from"])
    if wanted is None:
        return merged.next_id(series)
    advice = say("The next that is free is {id}.", id=merged.next_id(series))
    if not series.holds(wanted):
        raise Refused(
            say("The id {id} does not follow the pattern {pattern}.", id=wanted, pattern=pattern),
            advice,
        )
    if why := merged.why_taken(wanted, series):
        raise Refused(why, advice)
    return wanted
