"""What the lists tell of entries, in a few small values: these travel, the entries do not.

Departments and people are ids, instants and days ISO texts in the organization's zone; what is
in words is so in the reader's language. `anchor` is where the entry stands on its record's page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from accord.site.lists.passages import Lesson
from accord.site.records.owing import Owing


class Noted(Protocol):
    """Something about an entry of a record, which happened on a day."""

    @property
    def at(self) -> str: ...
    @property
    def record(self) -> str: ...
    @property
    def anchor(self) -> str: ...


class RiskNote(NamedTuple):
    """A risk: what it hits, the date it asks for, and what became of it.

    `standing` is "open", "answered", "late" (answered late) or "moot" (nobody needs an answer
    any more); `owing` is the answer that is still owed.
    """

    record: str
    anchor: str
    at: str
    department: str
    affects: tuple[str, ...]
    proposed: str
    standing: str
    decision: str
    owing: Owing | None


class MinutesNote(NamedTuple):
    """A meeting; `decisions` are the first of what was decided."""

    record: str
    anchor: str
    at: str
    channel: str
    recorder: str
    attendees: int
    decisions: tuple[str, ...]


class AcceptanceNote(NamedTuple):
    """A round of acceptance of a record; `verdicts` counts deliverables by their verdict."""

    record: str
    anchor: str
    at: str
    round: int
    departments: tuple[str, ...]
    verdicts: Mapping[str, int]
    items: int


class LessonNote(NamedTuple):
    """One lesson of a retrospective; `scenario` is that of its record, "" for feedback."""

    record: str
    anchor: str
    at: str
    department: str
    scenario: str
    lesson: Lesson


# By a week such as "2026-W30" and a department: of how many records the report stands how.
Weeks = Mapping[tuple[str, str], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Notes:
    """In no order; `weeks` counts by week and department.

    `scenarios` says of each open record in which it stands.
    """

    risks: tuple[RiskNote, ...] = ()
    minutes: tuple[MinutesNote, ...] = ()
    acceptances: tuple[AcceptanceNote, ...] = ()
    lessons: tuple[LessonNote, ...] = ()
    weeks: Weeks = field(default_factory=dict)
    scenarios: Mapping[str, str] = field(default_factory=dict)


def joined_notes(parts: Iterable[Notes]) -> Notes:
    """All that the parts tell."""
    parts = tuple(parts)
    return Notes(
        risks=tuple(each for part in parts for each in part.risks),
        minutes=tuple(each for part in parts for each in part.minutes),
        acceptances=tuple(each for part in parts for each in part.acceptances),
        lessons=tuple(each for part in parts for each in part.lessons),
        weeks=summed(pair for part in parts for pair in part.weeks.items()),
        scenarios={name: each for part in parts for name, each in part.scenarios.items()},
    )


def summed(found: Iterable[tuple[tuple[str, str], Mapping[str, int]]]) -> Weeks:
    """The counts of the same week and department added up."""
    weeks: dict[tuple[str, str], Counter[str]] = {}
    for key, counts in found:
        weeks.setdefault(key, Counter()).update(counts)
    return {key: dict(counts) for key, counts in sorted(weeks.items())}
