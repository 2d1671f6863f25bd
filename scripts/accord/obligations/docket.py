"""The docket: a record's story, and what is looked up of it to count time and to judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from accord.kept import kept
from accord.ledger import Ledger
from accord.model import Entry, Fields
from accord.obligation import Count, Interval
from accord.obligations.done import Work, work_after
from accord.obligations.spells import Spell, counting, spells
from accord.workdays import WorkingCalendar
from accord.workflow.fold import Step, Story

Due = tuple[datetime, Count]


class Docket:
    """What many ask for is looked up once, at first or when somebody asks.

    `ended` is when the record came to its final state. `agreements` are each consensus that
    counted, with the form it agreed to. `holds` are the intervals on hold.
    """

    def __init__(self, story: Story, ledger: Ledger) -> None:
        self.story: Final = story
        self.ledger: Final = ledger
        self.record: Final = story.record
        self.now: Final = story.as_of
        self.calendar: Final = ledger.calendar
        self.day: Final = ledger.organization.day
        self.initiating: Final = str(story.record.form.fields["from"])
        self.ended: Final = story.since if story.state.final else None
        self.holds: Final = _holds(story, self.ended)
        self.agreements: Final = _agreements(story)
        self._counted: Final[dict[tuple[str, datetime, int], Due]] = {}

    @property
    def first_agreement(self) -> Entry | None:
        return self.agreements[0][0] if self.agreements else None

    @kept
    def work(self) -> tuple[Work, ...]:
        """How far the work was after each step."""
        return work_after(self.story.steps)

    def is_busy(self, department: str, moment: datetime) -> bool:
        """Whether a department had something to do that was not done, as known at `moment`."""
        taken = self.story.taken(moment)
        return taken > 0 and department in self.work[taken - 1].wanted

    def spells(self, holding: Callable[[Work], frozenset[str]]) -> Mapping[str, Sequence[Spell]]:
        """For each name every time that it came to be among those that hold."""
        return spells(self._turns, holding)

    @kept
    def _turns(self) -> tuple[tuple[Step, Work], ...]:
        """The steps that changed how far the work was."""
        before = (None, *self.work)
        steps = zip(self.story.steps, self.work, before, strict=False)
        return tuple([(step, work) for step, work, earlier in steps if work is not earlier])

    def over(self, department: str, due: datetime) -> datetime | None:
        """Since when nothing more was wanted of a department by `due`."""
        if not (found := self._accepted or self._resolved.get(department)):
            return self.ended
        over = counting(found, due)
        return earlier(self.ended, over and over.since)

    @kept
    def _accepted(self) -> Sequence[Spell]:
        accepted, nothing = frozenset(("accepted",)), frozenset[str]()
        found = self.spells(lambda work: accepted if work.is_accepted else nothing)
        return found.get("accepted", ())

    @kept
    def _resolved(self) -> Mapping[str, Sequence[Spell]]:
        return self.spells(lambda work: work.resolved)

    def is_held(self, moment: datetime) -> bool:
        """Whether the record is on hold then; a hold without a date is taken to last."""
        if not self.holds:
            return False
        facts = self.story.facts
        endless = facts.hold_until is None and self.ended is None
        if facts.held_since and endless and facts.held_since <= moment:
            return True
        return any(begun <= moment < ended for begun, ended in self.holds)

    def calendar_of(
        self, department: str | None, person: str | None = None, at: datetime | None = None
    ) -> WorkingCalendar:
        """The calendar by which a department works, or that in which a person worked `at` then."""
        if department is not None:
            return self.calendar.of(department)
        return self.ledger.calendar_of(department, person, at or self.now)

    def counted(
        self, limit: str, start: datetime, department: str | None, person: str | None = None
    ) -> Due:
        """A due instant counted from `start` by a limit of the table; holds put it off.

        Several departments often owe the same from the same instant on.
        """
        calendar = self.calendar_of(department, person, start)
        asked = (limit, start, id(calendar))
        if asked not in self._counted:
            self._counted[asked] = self._count(limit, start, calendar)
        return self._counted[asked]

    def _count(self, limit: str, start: datetime, calendar: WorkingCalendar) -> Due:
        priority = str(self.story.form_at(start)["priority"])
        version, span = self.ledger.workflow.limits[limit].version(self.day(start), priority)
        due = calendar.due(start, span, self.holds)
        holds = self.holds and tuple(
            (begun, ended) for begun, ended in self.holds if begun <= due and ended > start
        )
        provisional = calendar.is_provisional(self.day(due))
        return due, Count(start, limit, version, span, holds, None, provisional)

    def agreed(self, day: date, since: datetime, department: str | None) -> Due:
        """The close of an agreed date; one that passes during a hold waits for a new date."""
        calendar = self.calendar.of(department)
        due = calendar.closing(day)
        for begun, ended in self.holds:
            if begun <= due < ended:
                later, count = self.counted("new-date", ended, department)
                return later, count._replace(agreed=day)
        return due, Count(since, agreed=day, provisional=calendar.is_provisional(day))

    def turned(self, state: str) -> list[Step]:
        """The steps at which the record came into `state`."""
        return [step for step in self.story.steps if step.after == state != step.before]


def _agreements(story: Story) -> tuple[tuple[Entry, Fields], ...]:
    if story.facts.agreed is None:
        return ()
    return tuple(
        [
            (step.entry, step.facts.agreed)
            for step in story.steps
            if step.facts.consensus is step.entry and step.facts.agreed is not None
        ]
    )


def _holds(story: Story, end: datetime | None) -> tuple[Interval, ...]:
    """The intervals on hold; one that is still open lasts until its date, or until now.

    None outlasts the record: nobody can resume what has ended.
    """
    facts, found = story.facts, story.facts.holds
    if facts.held_since is not None:
        until = max(facts.hold_until or story.as_of, story.as_of + timedelta(microseconds=1))
        found = (*found, (facts.held_since, until))
    if end is None:
        return found
    return tuple([(begun, min(until, end)) for begun, until in found])


def earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    """The earlier of two instants, as far as they are known."""
    if one is None or other is None:
        return one or other
    return min(one, other)
