"""Cases -> tallies: each record looked at once, where it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from accord.directory import outlook
from accord.figures.elapsed import WorkingDays, working_minutes
from accord.figures.handed_over import parts
from accord.figures.months import month_of
from accord.figures.tally import Point, Stay, Tally
from accord.ledger import Ledger
from accord.obligation import Interval, Obligation, Outcome
from accord.responsibility import department_of
from accord.survey import Case, Survey
from accord.workflow.fold import Story


def tallies(survey: Survey) -> tuple[Tally, ...]:
    """Count every record of a survey, in its order."""
    counting = _Counting(survey.ledger, survey.now)
    return tuple(counting.tally(case) for case in survey.cases.values())


_JUDGED = {
    outcome: str(outcome)
    for outcome in (Outcome.MET, Outcome.ENTERED_LATE, Outcome.LATE, Outcome.OVERDUE)
}


class _Counting:
    """Counts one record after the other, as of an aware instant."""

    def __init__(self, ledger: Ledger, now: datetime) -> None:
        self._ledger, self._now = ledger, now
        self._working_days = WorkingDays(ledger.calendar)
        self._day = ledger.calendar.day

    def tally(self, case: Case) -> Tally:
        story, form = case.story, case.form
        holds = _holds(story)
        return Tally(
            record=story.record.id,
            title=str(form["title"]),
            kind=story.record.kind,
            priority=str(form["priority"]),
            departments=(form["from"], *sorted(case.departments - {form["from"]})),
            outlook=outlook(story),
            raised=self._day(story.record.raised_at),
            stays=tuple(self._stays(story, holds)),
            owed=tuple(self._owed(case.obligations)),
            answers=tuple(self._answers(case.obligations, holds)),
            parts=tuple(parts(story, self._day)),
        )

    def _stays(self, story: Story, holds: Sequence[Interval]) -> Iterator[Stay]:
        """The states in turn; one that was left at the instant at which it was reached is none."""
        state = self._ledger.workflow.courses[story.record.kind].initial
        since, spent = story.record.raised_at, self._working_days.between
        begun = self._day(since)
        for step in story.steps:
            if step.after != step.before:
                if since != step.at:
                    ended = self._day(step.at)
                    yield Stay(state, begun, ended, spent(since, step.at, holds))
                    begun = ended
                state, since = step.after, step.at
        left = 0 if story.state.final else spent(since, story.as_of, holds)
        yield Stay(state, begun, None, left)

    def _owed(self, obligations: Sequence[Obligation]) -> Iterator[Point]:
        now, day = self._now, self._day
        for each in obligations:
            outcome, due = _JUDGED.get(each.outcome), each.due
            if outcome and each.leaf and due <= now:
                owing = (each.department or self._home(each),)
                yield Point(month_of(day(due)), owing, outcome, 0, each.rule, each.subject)

    def _home(self, obligation: Obligation) -> str:
        """Where whoever owes something in person worked when it began; empty for a stranger."""
        began = self._day(obligation.count.start)
        return department_of(obligation, self._ledger.organization, began) or ""

    def _answers(
        self, obligations: Sequence[Obligation], holds: Sequence[Interval]
    ) -> Iterator[Point]:
        """First answers, and those still waited for; not those no longer wanted."""
        for each in obligations:
            if each.rule != "receipt" or not each.department or (each.settled and not each.by):
                continue
            start, asked = each.count.start, (each.department,)
            month = month_of(self._day(start))
            if each.settled:
                own = self._ledger.calendar.of(each.department)
                minutes = working_minutes(start, each.settled, holds, own)
                yield Point(month, asked, "answered", minutes)
            else:
                yield Point(month, asked, "waiting")


def _holds(story: Story) -> tuple[Interval, ...]:
    """The intervals on hold, the open one until now."""
    facts = story.facts
    if facts.held_since is None:
        return facts.holds
    return (*facts.holds, (facts.held_since, story.as_of))
