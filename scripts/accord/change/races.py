"""New records whose ids others have had already, and the ids that they can have instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accord.change.change import Change, RecordChange
from accord.change.claims import claims
from accord.change.free import next_free
from accord.change.numbers import Series
from accord.language import Message
from accord.model import Record
from accord.organization import Organization
from accord.trees import Revision, Tree
from accord.trees.history import Base


@dataclass(frozen=True, slots=True)
class Races:
    """Of new records: why they can't have their ids, and which ones they can have."""

    taken: Mapping[str, Message]
    free: Mapping[str, str]


NO_RACES = Races({}, {})


def races(
    done: Change, organization: Organization, base: Base, before: Revision, after: Tree
) -> Races:
    """Look for the ids of a change's new records in all that landed before.

    `before` is the tree of the base's fork, `after` the one that would follow.
    """
    ids = [each.id for each in done.new_records]
    taken = claims(ids, base, before, after, _earliest(done, organization))
    free: dict[str, str] = {}
    for record in done.new_records:
        series = _series(record, organization)
        if record.id in taken and series:
            free[record.id] = next_free(series, base, before, after, free.values())
    return Races(taken, free)


def _earliest(done: Change, organization: Organization) -> date | None:
    """A day before which nobody can have given one of the new ids, by what their patterns hold."""
    found = [_series(each, organization) for each in done.new_records]
    days = [series.since if series else None for series in found]
    return min((day for day in days if day), default=None) if all(days) else None


def _series(record: RecordChange, organization: Organization) -> Series | None:
    """The series that the id of a new record is of, where the record can be read."""
    if not isinstance(record.after, Record):
        return None
    day = organization.day(record.after.raised_at)
    return Series(organization.id_patterns[record.kind], day, record.after.form.fields["from"])
