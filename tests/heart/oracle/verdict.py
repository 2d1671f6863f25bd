"""How a debt stands at an instant, by when it is due, and when it came to be open, done or moot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tests.heart.oracle.days import after_working_days
from tests.heart.oracle.scenes import Told

Status = Literal["open", "done", "moot"]
Change = tuple[datetime, Status, Told | None]


@dataclass(frozen=True)
class Debt:
    """What the oracle says is owed; the fields of an obligation that it vouches for."""

    rule: str
    who: str
    subject: str
    due: datetime
    outcome: str
    settled: datetime | None
    by: str | None
    marks: tuple[str, ...] = ()
    leaf: bool = True

    def __str__(self) -> str:
        settled = f" {self.settled:%m-%d %H:%M}" if self.settled else ""
        by = f" by {self.by}" if self.by else ""
        marks = f" ({', '.join(self.marks)})" if self.marks else ""
        leaf = "" if self.leaf else " [not a leaf]"
        return (
            f"{self.rule:13} {self.who} {self.subject} due {self.due:%m-%d %H:%M}: "
            f"{self.outcome}{settled}{by}{marks}{leaf}"
        )


def stand(
    changes: Iterable[Change], due: datetime, now: datetime
) -> tuple[str, datetime | None, Told | None]:
    """The outcome, since when, and the entry that did it.

    What holds when it falls due is its verdict for good; what is open then is overdue until the
    first change to something else, which ends it late.
    """
    runs = _runs(each for each in changes if each[0] <= now)
    in_time = [each for each in runs if each[0] <= due]
    at, status, told = in_time[-1] if in_time else (due, "open", None)
    if status == "done":
        return ("entered-late" if _entered_late(told) else "met"), at, told
    if status == "moot":
        return "waived", at, None
    if now <= due:
        return "pending", None, None
    for at, status, told in runs:
        if at > due and status != "open":
            return "late", at, told if status == "done" else None
    return "overdue", None, None


def _runs(changes: Iterable[Change]) -> list[Change]:
    """The changes that changed something; of several at one instant the last."""
    runs: list[Change] = []
    for change in changes:
        if runs and runs[-1][0] == change[0] and runs[-1][1] != change[1]:
            runs.pop()
        if not runs or runs[-1][1] != change[1]:
            runs.append(change)
    return runs


def _entered_late(told: Told | None) -> bool:
    return bool(told and told.entered and told.entered > after_working_days(told.at, 2))
