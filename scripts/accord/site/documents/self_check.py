"""成果自检清单: what is handed over, by which criterion it was checked, and what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from accord.model import Entry
from accord.site.documents.clerk import Clerk
from accord.site.documents.criteria import with_criteria
from accord.site.documents.sheet import Listing, Part


def self_check(clerk: Clerk, entry: Entry) -> Iterator[Part]:
    """The first list is what the sheet is called, and has no heading of its own."""
    for part in clerk.parts(with_criteria(clerk, entry, clerk.rows(entry))):
        if isinstance(part, Listing) and part.heading == clerk.title(entry):
            yield replace(part, heading="")
        else:
            yield part
