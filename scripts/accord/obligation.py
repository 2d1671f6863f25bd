"""The noun that everything about time derives from: what somebody owes, and by when.

Instants are aware datetimes; days are dates in the organization's time zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

# From an instant to an instant, the second not included.
Interval = tuple[datetime, datetime]


class Outcome(StrEnum):
    PENDING = "pending"
    MET = "met"
    ENTERED_LATE = "entered-late"
    LATE = "late"
    OVERDUE = "overdue"
    WAIVED = "waived"


# Still to be done.
OPEN = frozenset((Outcome.PENDING, Outcome.OVERDUE))


class Count(NamedTuple):
    """How a due instant came about; its days are walked when somebody asks for them.

    It starts from `start`, or, of a fixed date, that is when the date was set. `limit` names
    the time limit of the table, `version` the day from which that version of it held, and
    `span` how long it is, such as ``{"working_days": 3}``; all three are empty where the date
    is fixed. `holds` is the time on hold that puts it off. `agreed` is the date that was agreed,
    kept where a hold asked for a new one. What is `provisional` may move when the days
    off up to then are known.
    """

    start: datetime
    limit: str | None = None
    version: date | None = None
    span: Mapping[str, int] = {}
    holds: tuple[Interval, ...] = ()
    agreed: date | None = None
    provisional: bool = False


class Obligation(NamedTuple):
    """Something that a department or a person owes by an instant.

    `rule` names the kind (see ``obligations`` in workflow.yml), `subject` what it is about:
    a task, a milestone, a deliverable, an entry or a period. `settled` is when it was met
    or waived, `by` the file name of the entry that met it. `leaf` is false where it is late
    only through other obligations.
    """

    rule: str
    record: str
    department: str | None
    person: str | None
    subject: str
    title: str
    due: datetime
    outcome: Outcome
    count: Count  # type: ignore[assignment]  # of a tuple nobody wants to count anything
    settled: datetime | None = None
    marks: frozenset[str] = frozenset()
    leaf: bool = True
    by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.outcome in OPEN

    @property
    def topic(self) -> tuple[str, str, str, str]:
        """What it is about and who owes it, whichever its date: a moved date is the same topic."""
        return (self.record, self.rule, self.subject, self.department or "")


def latest(obligations: Iterable[Obligation]) -> dict[tuple[str, str, str, str], Obligation]:
    """Of each topic the obligation that began last; what it replaced is over by then."""
    ordered = sorted(obligations, key=lambda each: (each.count.start, each.due))
    return {each.topic: each for each in ordered}
