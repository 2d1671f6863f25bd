"""Who signs for a department on a day: its lead, or who stands in; for feedback, who raised it."""

from __future__ import annotations

from datetime import date

from accord.model import Entry, Record
from accord.organization import Organization

# The entries in which departments bind themselves; of each, and for each department that it
# names, the proof is looked for.
BINDING = ("consensus", "acceptance", "confirmation")


def signatories(
    record: Record, entry: Entry, department: str, day: date, organization: Organization
) -> tuple[str, ...]:
    """The people whose signature binds a department, under one of the entries that bind."""
    if entry.kind == "confirmation" and record.kind == "feedback":
        return _raiser(record, day, organization)
    return leads(department, day, organization)


def leads(department: str, day: date, organization: Organization) -> tuple[str, ...]:
    """Who leads a department on a day, and who stands in for them."""
    if department not in organization.departments:
        return ()
    return organization.acting((organization.lead(department, day),), day)


def _raiser(record: Record, day: date, organization: Organization) -> tuple[str, ...]:
    """Who raised something, or the contact where they work here no more."""
    form = record.form.fields
    return organization.at_work((form["raised_by"], form["contact"]), day)[:1]
