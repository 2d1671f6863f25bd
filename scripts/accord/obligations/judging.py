"""Judging: whether what is owed was met, in time or late, or is no longer wanted."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from accord.model import Entry
from accord.obligation import Obligation, Outcome
from accord.obligations.docket import Docket, Due


class Owed(NamedTuple):
    """What is owed, before it is judged: by whom, about what, and from when to when."""

    rule: str
    subject: str
    title: str
    due: Due
    department: str | None = None
    person: str | None = None
    leaf: bool = True


def judge(
    docket: Docket,
    owed: Owed,
    *,
    by: Entry | None = None,
    waived: datetime | None = None,
    marks: frozenset[str] = frozenset(),
) -> Obligation:
    """Say how what is owed stands: met by an entry, no longer wanted, or neither.

    What was overdue when it ceased to be wanted ends late.
    """
    rule, subject, title, (due, count), department, person, leaf = owed
    if by is not None and waived is not None and waived < by.at:
        by = None
    settled = waived if by is None else by.at
    if (settled or docket.now) > due:
        outcome = Outcome.LATE if settled else Outcome.OVERDUE
    elif by is not None:
        outcome = Outcome.ENTERED_LATE if entered_late(docket, by) else Outcome.MET
    else:
        outcome = Outcome.WAIVED if settled else Outcome.PENDING
    return Obligation(
        rule,
        docket.record.id,
        department,
        person,
        subject,
        title,
        due,
        outcome,
        count,
        settled,
        marks,
        leaf,
        by.name if by else None,
    )


def entered_late(docket: Docket, entry: Entry) -> bool:
    """Whether an entry says that it was entered too long after it happened.

    The gate lets none land that comes late and does not say so.
    """
    if entry.entered_at is None:
        return False
    latest = docket.ledger.entered_by(entry.at, entry.department, entry.by)
    return latest < entry.entered_at <= docket.now
