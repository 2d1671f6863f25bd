"""Progress reports: each department with open tasks, at the record's cadence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from accord.model import Entry
from accord.obligation import Count, Obligation
from accord.obligations.docket import Docket, earlier
from accord.obligations.judging import Owed, judge
from accord.workdays import WorkingCalendar

_WEEK = timedelta(days=7)


class Period(NamedTuple):
    """A period and its first and last days; the report is due when the day `due` closes."""

    name: str
    first: date
    due: date
    last: date


class Report(NamedTuple):
    """A report, the day on which it was told, and the first and last days that it covers."""

    entry: Entry
    told: date
    first: date
    last: date

    def covers(self, period: Period) -> bool:
        """Whether it is about a period that has begun, or a day or week that touches it."""
        touches = self.first <= period.last and period.first <= self.last
        return touches and period.first <= self.told


class Worker(NamedTuple):
    """A department with work: when it began, and its reports, each with whether it was wanted.

    Who reports though nothing is left to do owes nothing for that.
    """

    department: str
    begun: datetime
    told: tuple[tuple[Report, bool], ...]


def progress(docket: Docket) -> Iterator[Obligation]:
    """One report a period, from the first full period after the work began."""
    for worker in _workers(docket):
        for since, until, cadence in _cadences(docket, worker.begun):
            yield from _reports(docket, worker, (since, until), CADENCES[cadence])


def _workers(docket: Docket) -> list[Worker]:
    """Every department that had work at some time, in the order of their codes.

    Work begins once it is agreed, or (feedback) taken on and planned.
    """
    feedback = docket.record.kind == "feedback"
    begun: dict[str, datetime] = {}
    told: dict[str, list[tuple[Report, bool]]] = {}
    wanted: frozenset[str] = frozenset()
    for step, work in zip(docket.story.steps, docket.work, strict=True):
        entry = step.entry
        if entry.kind == "progress" and step.allowed and entry.department:
            report = _report(docket, entry), entry.department in wanted
            told.setdefault(entry.department, []).append(report)
        wanted = work.wanted
        if wanted and (step.after == "in-progress" if feedback else step.facts.agreed is not None):
            for department in wanted:
                begun.setdefault(department, entry.at)
    return [Worker(code, since, tuple(told.get(code, ()))) for code, since in sorted(begun.items())]


def _cadences(docket: Docket, begun: datetime) -> Iterator[tuple[datetime, datetime | None, str]]:
    """The cadences that held since the work began: from when, until when, and which."""
    story = docket.story
    since, cadence = begun, story.facts_at(begun).cadence
    for step in story.steps if story.is_amended else ():
        if step.facts.form is step.known.form:
            continue
        if step.at > since and step.facts.cadence != cadence:
            yield since, step.at, cadence
            since, cadence = step.at, step.facts.cadence
    yield since, None, cadence


def _reports(
    docket: Docket,
    worker: Worker,
    spell: tuple[datetime, datetime | None],
    cadence: Callable[[WorkingCalendar, date], Iterator[Period]],
) -> Iterator[Obligation]:
    department, _, told = worker
    begun, until = spell
    over, calendar = earlier(until, docket.ended), docket.calendar_of(department)
    for period in cadence(calendar, docket.day(begun)):
        due = calendar.closing(period.due)
        if over and over <= due:
            return
        if due > docket.now and calendar.opening(calendar.forward(period.first)) > docket.now:
            return
        if docket.is_held(due):
            continue
        covering = next(
            (each.entry for each, wanted in told if wanted and each.covers(period)), None
        )
        if covering is None and not docket.is_busy(department, due):
            continue
        late = next((each.entry for each, _ in told if each.entry.at > due), None)
        report = late if covering is None or (late and late.at < covering.at) else covering
        waived = None if report and report.at <= due else _over(docket, department, due)
        count = Count(begun, provisional=calendar.is_provisional(period.due))
        yield judge(
            docket,
            Owed(
                "progress",
                period.name,
                docket.record.title,
                (due, count),
                department,
            ),
            by=report,
            waived=waived,
        )


def _report(docket: Docket, entry: Entry) -> Report:
    covers = str(entry.fields["covers"])
    day = date.fromisoformat(covers)
    last = day + timedelta(days=6) if "W" in covers else day
    return Report(entry, docket.day(entry.at), day, last)


def weeks(calendar: WorkingCalendar, begun: date) -> Iterator[Period]:
    """The full ISO weeks after a day; a week without a working day owes nothing."""
    monday = begun - timedelta(days=begun.weekday()) + _WEEK
    while True:
        last = calendar.shift(monday + _WEEK, -1)
        if last >= monday:
            year, week, _ = monday.isocalendar()
            yield Period(f"{year}-W{week:02}", monday, last, monday + timedelta(days=6))
        monday += _WEEK


def days(calendar: WorkingCalendar, begun: date) -> Iterator[Period]:
    """Every working day after a day."""
    return _every(1, calendar, begun)


def two_days(calendar: WorkingCalendar, begun: date) -> Iterator[Period]:
    """Every second working day after a day."""
    return _every(2, calendar, begun)


def _every(count: int, calendar: WorkingCalendar, begun: date) -> Iterator[Period]:
    while True:
        last = calendar.shift(begun, count)
        yield Period(last.isoformat(), begun + timedelta(days=1), last, last)
        begun = last


CADENCES: Mapping[str, Callable[[WorkingCalendar, date], Iterator[Period]]] = {
    "day": days,
    "two-days": two_days,
    "week": weeks,
}


def _over(docket: Docket, department: str, due: datetime) -> datetime | None:
    """When a missed report no longer mattered, since the work was done all the same."""
    later = docket.story.steps[docket.story.taken(due) :]
    over = (step.at for step in later if not docket.is_busy(department, step.at))
    return next(over, docket.ended)
