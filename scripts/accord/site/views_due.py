"""What is overdue or due soon, by department."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.site.reader import Reader
from accord.site.views_owing import Owing, owing
from accord.survey import Survey


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


def desks(survey: Survey, reader: Reader) -> tuple[Desk, ...]:
    """The desk of every department, in the order of the registry."""
    everything = sorted(survey.open_obligations(), key=lambda each: (each.due, each.record))
    shown = [owing(each, survey, reader) for each in everything]
    codes = dict.fromkeys(
        (*survey.ledger.organization.departments, *(each.department for each in shown))
    )
    return tuple(
        _desk(code, [each for each in shown if each.department == code], reader) for code in codes
    )


def _desk(code: str, owed: Iterable[Owing], reader: Reader) -> Desk:
    owed = tuple(owed)
    return Desk(
        code=code,
        name=reader.department(code),
        overdue=tuple(each for each in owed if each.is_overdue),
        soon=tuple(each for each in owed if each.is_soon),
        later=tuple(each for each in owed if not each.is_overdue and not each.is_soon),
    )
