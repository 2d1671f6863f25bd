"""How much somebody owes, as numbers that can be counted on when the page has aged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.site.records.owing import Owing


@dataclass(frozen=True, slots=True)
class Tally:
    """What a department or a person owes: how much is `late`, and will be, by due instant.

    `soon` is what is due soon and stands still; whatever else is due soon follows from
    `coming`, by the calendar of the department `calendar` (the company's if that is empty).
    `code` is that of the department, or the address of the person's page.
    """

    code: str
    calendar: str
    late: int
    soon: int
    coming: Mapping[str, int]


def tallies(owed: Iterable[Owing]) -> tuple[Tally, ...]:
    """What each department owes: a tally for each calendar by which it is counted."""
    by_code: dict[str, list[Owing]] = {}
    for each in owed:
        by_code.setdefault(each.department, []).append(each)
    return tuple(tally for code, mine in by_code.items() for tally in tallies_of(code, mine))


def tallies_of(code: str, owed: Iterable[Owing]) -> tuple[Tally, ...]:
    """The same for one department or person; people may have changed their department."""
    by_calendar: dict[str, list[Owing]] = {}
    for each in owed:
        by_calendar.setdefault(each.calendar, []).append(each)
    return tuple(_tally(code, mine) for mine in by_calendar.values())


def _tally(code: str, owed: list[Owing]) -> Tally:
    coming = Counter(each.due_at for each in owed if each.ages and not each.is_overdue)
    return Tally(
        code=code,
        calendar=owed[0].calendar,
        late=sum(each.is_overdue for each in owed),
        soon=sum(each.is_soon and not each.ages for each in owed),
        coming=dict(sorted(coming.items())),
    )
