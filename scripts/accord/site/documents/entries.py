"""The documents that are made of entries; which kinds there are, the schemas say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from accord.model import Entry
from accord.site.documents.acceptance import acceptance
from accord.site.documents.clerk import Clerk
from accord.site.documents.consensus import consensus
from accord.site.documents.letter import letter
from accord.site.documents.self_check import self_check
from accord.site.documents.sheet import Part, Sheet, passages
from accord.site.documents.signing import entry_signers

# What is more than the fields of the entry; of all other kinds these are the document.
_DRAWN: Mapping[str, Callable[[Clerk, Entry], Iterator[Part]]] = {
    "acceptance": acceptance,
    "confirmation": letter,
    "consensus": consensus,
    "delivery": self_check,
}


def entry_sheets(clerk: Clerk) -> Iterator[Sheet]:
    """A sheet for each entry of a kind of which a document is made; what withdraws has none."""
    for entry in clerk.printed:
        yield _sheet(clerk, entry)


def _sheet(clerk: Clerk, entry: Entry) -> Sheet:
    reader, told = clerk.reader, clerk.told[entry.name]
    drawn = _DRAWN.get(entry.kind, _fields)
    return Sheet(
        anchor=told.anchor,
        source=f"#{told.anchor}",
        title=clerk.title(entry),
        number=clerk.number(entry),
        day=reader.day_of(entry.at),
        notes=tuple(_notes(clerk, entry)),
        parts=(
            *drawn(clerk, entry),
            *passages(told.preamble, told.sections),
        ),
        signers=tuple(entry_signers(clerk, entry)),
    )


def _fields(clerk: Clerk, entry: Entry) -> Iterator[Part]:
    return clerk.parts(clerk.rows(entry))


def _notes(clerk: Clerk, entry: Entry) -> Iterator[str]:
    """Why a document does not count, or not any longer."""
    _ = clerk.reader.gettext
    step, later = clerk.steps.get(entry.name), clerk.replaced_by(entry)
    if later and later.void:
        yield _("Withdrawn on {day}.", day=clerk.reader.day_of(later.at))
    elif later:
        yield _("Superseded by {number}.", number=clerk.number(later))
    elif step and not step.allowed:
        yield _("Counts for nothing: it was not allowed in the state of that day.")
