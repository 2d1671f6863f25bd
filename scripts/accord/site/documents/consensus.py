"""协作共识书: the departments agree to the form, which its digest names."""

from __future__ import annotations

from collections.abc import Iterator

from accord.model import Entry
from accord.site.documents.clerk import Clerk
from accord.site.documents.sheet import Part, Sentence


def consensus(clerk: Clerk, entry: Entry) -> Iterator[Part]:
    """What is agreed to stands in the form; its digest tells whether that was changed since."""
    record, reader = clerk.case.record, clerk.reader
    yield Sentence(
        reader.gettext(
            "{departments} agree to the content of the {form} “{title}” (No. {id}) "
            "that the digest below stands for.",
            departments=clerk.departments(entry.departments),
            form=reader.text(clerk.survey.ledger.schemas[record.kind].label),
            title=clerk.form_at(entry)["title"],
            id=record.id,
        )
    )
    yield from clerk.parts(clerk.rows(entry))
