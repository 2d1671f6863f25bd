"""Which files of a record somebody can sign, and for which departments.

Whether a signature is enough for a change to land, the gate decides by its own, finer table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accord.consensus import involved
from accord.model import Entry, Record
from accord.organization import Organization
from accord.proof.offices import BINDING, leads, signatories


@dataclass(frozen=True, slots=True)
class Wish:
    """A signature that somebody can give: under which file, for which department."""

    entry: str
    department: str

    @property
    def file(self) -> str:
        """The name of the signature's file."""
        return f"{self.entry.removesuffix('.md')}.{self.department}.sig"


def wishes(record: Record, person: str, day: date, organization: Organization) -> Iterator[Wish]:
    """What somebody can sign on a day and has not been signed yet, the newest first."""
    given = {each.path.rpartition("/")[2] for each in record.signatures}
    for each in _all(record, person, day, organization):
        if each.file not in given:
            yield each


def _all(record: Record, person: str, day: date, organization: Organization) -> Iterator[Wish]:
    for entry in sorted(record.entries, key=lambda each: (each.at, each.name), reverse=True):
        for department in _departments(record, entry, organization):
            if _may_sign(record, entry, department, person, day, organization):
                yield Wish(entry.name, department)
    home = record.form.fields["from"]
    if organization.belongs(person, home, day):
        yield Wish(record.form.name, home)


def _departments(record: Record, entry: Entry, organization: Organization) -> tuple[str, ...]:
    """The departments that an entry names; of one that names none, all that take part."""
    codes = entry.departments or tuple(sorted(involved(record.form.fields)))
    return tuple(code for code in codes if code in organization.departments)


def _may_sign(
    record: Record,
    entry: Entry,
    department: str,
    person: str,
    day: date,
    organization: Organization,
) -> bool:
    if entry.kind in BINDING:
        return person in signatories(record, entry, department, day, organization)
    if entry.department or department == record.form.fields["from"]:
        return organization.belongs(person, department, day)
    return person in leads(department, day, organization)
