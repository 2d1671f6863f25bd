"""How late something is at an instant, or how long there still is: the one home of that.

Pages, the command and the script of the pages (``templates/script/clock.js``, the same in
another language) all say it by this; a test compares the two over thousands of cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from accord.language import Message, say
from accord.spans import hours, working_days
from accord.workdays import WorkingCalendar

Nearness = Literal["late", "today", "tomorrow", "soon", "later"]


@dataclass(frozen=True, slots=True)
class Lateness:
    """How an instant lies to a due one.

    `days` are the working days between the two, `hours` those by the clock where no working
    day lies between, and 0 otherwise. `tomorrow` means within one working day: on a Friday
    that is all until Monday.
    """

    is_late: bool
    days: int
    hours: int
    nearness: Nearness

    @property
    def is_near(self) -> bool:
        """Whether it is due soon, and not late yet."""
        return self.nearness in ("today", "tomorrow", "soon")

    @property
    def words(self) -> Message:
        length = working_days(self.days) if self.days else hours(self.hours)
        if self.is_late:
            return say("{length} late", length=length)
        return say("{length} left", length=length)


def lateness(due: datetime, now: datetime, calendar: WorkingCalendar, ahead: int) -> Lateness:
    """Compare two aware instants by the calendar of whoever owes it.

    `ahead` is how many working days before its due day something counts as due soon.
    """
    left = due.astimezone(UTC) - now.astimezone(UTC)  # in one zone Python compares what clocks show
    is_late = left < timedelta()
    due_day = due.astimezone(calendar.timezone).date()
    today = now.astimezone(calendar.timezone).date()
    days = calendar.between(due_day, today) if is_late else calendar.between(today, due_day)
    seconds = int(abs(left.total_seconds()))
    return Lateness(
        is_late=is_late,
        days=days,
        hours=0 if days else max(1, (seconds + 1800) // 3600),
        nearness="late" if is_late else _nearness(days, due_day == today, ahead),
    )


def _nearness(days: int, is_today: bool, ahead: int) -> Nearness:
    if is_today:
        return "today"
    if days > ahead:
        return "later"
    return "tomorrow" if days <= 1 else "soon"
