"""Where what a record refers to is shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from accord.site.records.timeline import anchor
from accord.survey import Case, Survey


@dataclass(frozen=True, slots=True)
class Places:
    """Where what a record refers to is shown, relative to the root of the language."""

    records: Collection[str]
    departments: Collection[str]
    record: str
    entries: Collection[str]

    def __call__(self, kind: str, name: str) -> str:
        if kind == "record" and name in self.records:
            return f"records/{name}/"
        if kind == "department" and name in self.departments:
            return f"departments/{name}/"
        if kind == "entry" and name in self.entries:
            return f"records/{self.record}/#{anchor(name)}"
        return ""


def places_of(case: Case, survey: Survey) -> Places:
    return Places(
        survey.directory.listings.keys(),
        survey.ledger.organization.departments.keys(),
        case.record.id,
        frozenset(entry.name for entry in case.record.entries if entry.at <= survey.now),
    )
