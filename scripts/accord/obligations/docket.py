"""The docket: a record's story with what it takes to count time and to judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accord.fold import Step, Story
from accord.ledger import Ledger
from accord.model import Count, Entry, Obligation, Outcome
from accord.workdays import Interval, WorkingCalendar

Due = tuple[datetime, Count]


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed, before it is judged: by whom, about what, and from when to when."""

    rule: str
    subject: str
    title: str
    due: Due
    department: str | None = None
    person: str | None = None
    leaf: bool = True


@dataclass(frozen=True, slots=True)
class Docket:
    story: Story
    ledger: Ledger
    landed: Mapping[str, datetime]

    @property
    def now(self) -> datetime:
        return self.story.as_of

    @property
    def calendar(self) -> WorkingCalendar:
        return self.ledger.calendar

    @property
    def initiating(self) -> str:
        return str(self.story.record.form.fields["from"])

    @property
    def holds(self) -> tuple[Interval, ...]:
        """The intervals on hold; one that is still open lasts until its date, or until now."""
        facts = self.story.facts
        if facts.held_since is None:
            return facts.holds
        return (
            *facts.holds,
            (
                facts.held_since,
                max(facts.hold_until or self.now, self.now + timedelta(microseconds=1)),
            ),
        )

    @property
    def ended(self) -> datetime | None:
        """When the record came to its final state."""
        return self.story.since if self.story.state.final else None

    def counted(self, limit: str, start: datetime) -> Due:
        """A due instant counted from `start` by a limit of the table; holds put it off."""
        span = self.ledger.workflow.limits[limit].span(
            self.day(start), str(self.story.facts.form["priority"])
        )
        return self.calendar.due(start, span, self.holds)

    def agreed(self, day: str, since: datetime) -> Due:
        """The close of an agreed date; one that passes during a hold waits for a new date."""
        due, count = self.calendar.due_on(date.fromisoformat(day), since)
        for begun, ended in self.holds:
            if begun <= due < ended:
                return self.counted("new-date", ended)
        return due, count

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.calendar.timezone).date()

    def judge(
        self,
        owed: Owed,
        settled: datetime | None = None,
        *,
        by: Entry | None = None,
        waived: datetime | None = None,
        marks: Iterable[str] = (),
    ) -> Obligation:
        """Say how an obligation stands: met by an entry or at an instant, waived, or neither."""
        if by is not None:
            settled = by.at
        due, count = owed.due
        if settled is not None and (waived is None or settled <= waived):
            outcome = Outcome.MET if settled <= due else Outcome.LATE
            if outcome is Outcome.MET and by is not None and self.entered_late(by):
                outcome = Outcome.ENTERED_LATE
        elif waived is not None:
            settled, outcome = waived, Outcome.WAIVED
        else:
            settled, outcome = None, Outcome.OVERDUE if due < self.now else Outcome.PENDING
        return Obligation(
            rule=owed.rule,
            record=self.story.record.id,
            department=owed.department,
            person=owed.person,
            subject=owed.subject,
            title=owed.title,
            due=due,
            outcome=outcome,
            count=count,
            settled=settled,
            marks=frozenset(marks),
            leaf=owed.leaf,
        )

    def entered_late(self, entry: Entry) -> bool:
        """Whether an entry landed, or says it was entered, too long after it happened."""
        known = [
            moment for moment in (self.landed.get(entry.document.path), entry.entered_at) if moment
        ]
        latest = self.calendar.due(
            entry.at, self.ledger.workflow.limits["entering"].span(self.day(entry.at), "otherwise")
        )[0]
        return any(latest < moment <= self.now for moment in known)

    def turned(self, state: str) -> tuple[Step, ...]:
        """The steps at which the record came into `state`."""
        return tuple(step for step in self.story.steps if step.after == state != step.before)


def first(moments: Iterable[datetime | None]) -> datetime | None:
    """The earliest of the instants that are known."""
    return min((moment for moment in moments if moment), default=None)
