"""What is overdue or due soon, by whoever owes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.site.reader import Reader
from accord.site.records.owing import Owing

# How many of one list a page shows, and how many where there is a list for every department;
# of a large company's there are thousands.
MOST = 60
FEW = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """What one department or person owes, each list in the order of the due instants.

    `code` is empty for what nobody in the registry owes.
    """

    code: str
    name: str
    overdue: tuple[Owing, ...]
    soon: tuple[Owing, ...]
    later: tuple[Owing, ...]

    @property
    def total(self) -> int:
        return len(self.all)

    @property
    def all(self) -> tuple[Owing, ...]:
        return (*self.overdue, *self.soon, *self.later)

    @property
    def first_overdue(self) -> tuple[Owing, ...]:
        return self.overdue[:FEW]

    @property
    def first(self) -> tuple[Owing, ...]:
        """The most urgent of all, as many as a page shows."""
        return self.all[:MOST]

    @property
    def beyond(self) -> int:
        """How many more there are."""
        return self.total - len(self.first)


def desks(owed: Iterable[Owing], reader: Reader) -> tuple[Desk, ...]:
    """The desk of every department, in the order of the registry."""
    by_code: dict[str, list[Owing]] = {code: [] for code in reader.organization.departments}
    for each in owed:
        by_code.setdefault(each.department, []).append(each)
    return tuple(desk(code, reader.department(code), mine) for code, mine in by_code.items())


def desk(code: str, name: str, owed: Iterable[Owing]) -> Desk:
    """The desk of somebody who owes all that."""
    owed = tuple(owed)
    return Desk(
        code=code,
        name=name,
        overdue=tuple(each for each in owed if each.is_overdue),
        soon=tuple(each for each in owed if each.is_soon),
        later=tuple(each for each in owed if not each.is_overdue and not each.is_soon),
    )
