"""A tally: what the figures count of one record, in a few small values.

Tallies are made where the records are read, and are small enough to be carried elsewhere.
Days are those of the organization's time zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from accord.directory import Outlook, outlook
from accord.figures.elapsed import working_days, working_minutes
from accord.figures.handed_over import Part, parts
from accord.ledger import Ledger
from accord.model import RecordKind
from accord.obligation import Interval, Obligation, Outcome
from accord.survey import Case, Survey
from accord.workflow.fold import Story


class Stay(NamedTuple):
    """A time spent in one state: from which day, until which if it is over.

    `days` are the working days of it, so far if it is not over; none where it was on hold.
    """

    state: str
    since: date
    until: date | None
    days: int


class Owed(NamedTuple):
    """A leaf obligation that has come due, and how it stands."""

    rule: str
    subject: str
    department: str
    due: date
    outcome: Literal["met", "entered-late", "late", "overdue"]


class Answer(NamedTuple):
    """What a department was asked; `minutes` of office hours until it answered, if it has."""

    department: str
    asked: date
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One record; `stays` are in order, the last one being in its present state."""

    record: str
    title: str
    kind: RecordKind
    priority: str
    departments: tuple[str, ...]
    outlook: Outlook
    raised: date
    stays: tuple[Stay, ...]
    owed: tuple[Owed, ...]
    answers: tuple[Answer, ...]
    parts: tuple[Part, ...]

    @property
    def days(self) -> int:
        """The working days from when it was raised to its end, or until now."""
        return sum(stay.days for stay in self.stays)


def tally(case: Case, survey: Survey) -> Tally:
    """Count one record of a survey."""
    story, form = case.story, case.form
    holds = _holds(story)
    return Tally(
        record=story.record.id,
        title=str(form["title"]),
        kind=story.record.kind,
        priority=str(form["priority"]),
        departments=(form["from"], *sorted(case.departments - {form["from"]})),
        outlook=outlook(story),
        raised=survey.ledger.organization.day(story.record.raised_at),
        stays=tuple(_stays(story, holds, survey)),
        owed=tuple(_owed(case.obligations, survey)),
        answers=tuple(_answers(case.obligations, holds, survey.ledger)),
        parts=tuple(parts(story, survey.ledger.organization.day)),
    )


def _holds(story: Story) -> tuple[Interval, ...]:
    """The intervals on hold, the open one until now."""
    facts = story.facts
    if facts.held_since is None:
        return facts.holds
    return (*facts.holds, (facts.held_since, story.as_of))


def _stays(story: Story, holds: Sequence[Interval], survey: Survey) -> Iterator[Stay]:
    """The states in turn; one that was left at the instant at which it was reached is none."""
    day, calendar = survey.ledger.organization.day, survey.ledger.calendar
    moved = [(step.at, step.after) for step in story.steps if step.after != step.before]
    course = survey.ledger.workflow.courses[story.record.kind]
    came = [(story.record.raised_at, course.initial), *moved]
    left: list[datetime | None] = [*(at for at, _ in moved), None]
    for (since, state), until in zip(came, left, strict=True):
        if until is None and story.state.final:
            yield Stay(state, day(since), None, 0)
        elif since != until:
            spent = working_days(since, until or story.as_of, holds, calendar)
            yield Stay(state, day(since), day(until) if until else None, spent)


def _owed(obligations: Sequence[Obligation], survey: Survey) -> Iterator[Owed]:
    now, organization = survey.now, survey.ledger.organization
    for each in obligations:
        if each.due <= now and each.leaf and (outcome := _JUDGED.get(each.outcome)):
            yield Owed(
                each.rule,
                each.subject,
                each.department or _home(each.person, survey),
                organization.day(each.due),
                outcome,
            )


_JUDGED: dict[Outcome, Literal["met", "entered-late", "late", "overdue"]] = {
    Outcome.MET: "met",
    Outcome.ENTERED_LATE: "entered-late",
    Outcome.LATE: "late",
    Outcome.OVERDUE: "overdue",
}


def _home(person: str | None, survey: Survey) -> str:
    """The department of whoever owes something in person; empty for a stranger."""
    known = survey.ledger.organization.people.get(person or "")
    return known.department if known else ""


def _answers(
    obligations: Sequence[Obligation], holds: Sequence[Interval], ledger: Ledger
) -> Iterator[Answer]:
    """First answers, and those still waited for; not those no longer wanted."""
    for each in obligations:
        if each.rule != "receipt" or not each.department or (each.settled and not each.by):
            continue
        calendar, start = ledger.calendar.of(each.department), each.count.start
        minutes = working_minutes(start, each.settled, holds, calendar) if each.settled else None
        yield Answer(each.department, ledger.organization.day(start), minutes)
