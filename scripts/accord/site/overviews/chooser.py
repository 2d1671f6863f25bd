"""Everybody who may say who they are, below their departments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.site.overviews.person import PersonView
from accord.site.reader import Reader


@dataclass(frozen=True, slots=True)
class Staff:
    """A department and the people who work there at present, by id and name."""

    code: str
    name: str
    people: tuple[tuple[str, str], ...]


def staff(everybody: Iterable[PersonView], reader: Reader) -> tuple[Staff, ...]:
    """In the order of the registry; a department without people is left out."""
    found: dict[str, list[tuple[str, str]]] = {code: [] for code in reader.organization.departments}
    for each in everybody:
        if not each.is_gone:
            found.setdefault(each.department, []).append((each.id, each.name))
    return tuple(
        Staff(code, reader.department(code), tuple(people))
        for code, people in found.items()
        if people
    )
