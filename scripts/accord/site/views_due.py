"""What is overdue or due soon, by department."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.site.reader import Reader
from accord.site.views_owing import Owing


@dataclass(frozen=True, slots=True)
class Desk:
    """What one department owes; `code` is empty for what nobody in the registry owes."""

    code: str
    name: str
    overdue: tuple[Owing, ...]
    soon: tuple[Owing, ...]
    later: tuple[Owing, ...]

    @property
    def total(self) -> int:
        return len(self.overdue) + len(self.soon) + len(self.later)


def desks(owed: Iterable[Owing], reader: Reader) -> tuple[Desk, ...]:
    """The desk of every department, in the order of the registry."""
    by_code: dict[str, list[Owing]] = {code: [] for code in reader.organization.departments}
    for each in owed:
        by_code.setdefault(each.department, []).append(each)
    return tuple(_desk(code, mine, reader) for code, mine in by_code.items())


def _desk(code: str, owed: list[Owing], reader: Reader) -> Desk:
    return Desk(
        code=code,
        name=reader.department(code),
        overdue=tuple(each for each in owed if each.is_overdue),
        soon=tuple(each for each in owed if each.is_soon),
        later=tuple(each for each in owed if not each.is_overdue and not each.is_soon),
    )
