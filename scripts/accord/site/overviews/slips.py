"""What each department did late or has not done yet: its latest slips, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import nlargest

from accord.obligation import Obligation, Outcome
from accord.responsibility import department_of
from accord.site.reader import Reader
from accord.site.records.owing import Owing, owing
from accord.survey import Survey

# How many of a department's slips its page shows; the figures lead to all of them.
LATEST = 10

# The slips of each department, by its code.
Slips = Mapping[str, tuple[Owing, ...]]


def slips(survey: Survey, reader: Reader) -> Slips:
    """Those of a survey; what is late only through something else is none."""
    organization, today = reader.organization, reader.organization.day(survey.now)
    found: dict[str, list[Obligation]] = {}
    for each in survey.obligations():
        if each.outcome in (Outcome.LATE, Outcome.OVERDUE) and each.leaf:
            code = department_of(each, organization, today) or ""
            found.setdefault(code, []).append(each)
    return {
        code: tuple(owing(each, survey, reader) for each in nlargest(LATEST, missed, key=_passed))
        for code, missed in found.items()
    }


def joined_slips(parts: Iterable[Slips]) -> Slips:
    """The latest of all."""
    found: dict[str, list[Owing]] = {}
    for part in parts:
        for code, missed in part.items():
            found.setdefault(code, []).extend(missed)
    return {code: tuple(nlargest(LATEST, missed, key=_shown)) for code, missed in found.items()}


def _passed(obligation: Obligation) -> tuple[object, ...]:
    return (obligation.due, obligation.record, obligation.rule, obligation.subject)


def _shown(owing: Owing) -> tuple[str, ...]:
    return (owing.due_at, owing.record_id, owing.rule, owing.what)
