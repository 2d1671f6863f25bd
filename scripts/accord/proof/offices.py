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
    lead = organization.lead(department, day)
    deputy = organization.stand_in(lead, day) if lead else None
    return tuple(each for each in (lead, deputy) if each and _is_active(each, day, organization))


def _raiser(record: Record, day: date, organization: Organization) -> tuple[str, ...]:
    """Who raised something, or the contact where they work here no more."""
    form = record.form.fields
    chain = (form["raised_by"], form["contact"])
    return tuple(each for each in chain if _is_active(each, day, organization))[:1]


def _is_active(person: str, day: date, organization: Organization) -> bool:
    known = organization.people.get(person)
    return known is not None and known.active_on(day)
