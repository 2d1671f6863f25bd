"""Who must report progress: a walk over the calendar, department by department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.heart.oracle.dates import open_work
from tests.heart.oracle.days import WORKED, close, day_of, midnight, on_hold, opening
from tests.heart.oracle.scenes import Life, Scene, Told
from tests.heart.oracle.verdict import Change, Debt, stand

_DAY = timedelta(days=1)


@dataclass
class Period:
    """The days for which one report is owed, by the close of the last on which people work."""

    name: str
    first: date
    last: date
    due: datetime


@dataclass
class Desk:
    """A department at work: from which scene on, and in which scenes it has open tasks."""

    who: str
    scenes: list[Scene]
    busy: list[bool]

    def is_busy(self, moment: datetime) -> bool:
        return [busy for scene, busy in self._all() if scene.at <= moment][-1]

    def idle_after(self, moment: datetime) -> datetime | None:
        return next(
            (scene.at for scene in self.scenes if scene.at > moment and not self.is_busy(scene.at)),
            None,
        )

    def reports(self) -> list[tuple[Told, bool]]:
        """Its reports, and whether there was something to report when it was told."""
        return [
            (scene.told, busy)
            for scene, busy in zip(self.scenes[1:], self.busy, strict=False)
            if scene.told and scene.told.kind == "progress" and self.who in scene.told.who
        ]

    def _all(self) -> Iterator[tuple[Scene, bool]]:
        return zip(self.scenes, self.busy, strict=True)


def reports(life: Life) -> Iterator[Debt]:
    for desk in _desks(life):
        for since, until, cadence in _cadences(life, desk):
            for period in _periods(since, cadence, life.now):
                if until and until <= period.due:
                    break
                debt = _debt(life, desk, period)
                if debt:
                    yield debt


def _desks(life: Life) -> Iterator[Desk]:
    waiting = ("registered", "proposed", "received")
    working = [set() if each.state in waiting else open_work(life, each) for each in life.scenes]
    for who in sorted(set[str]().union(*working)):
        busy = [who in each for each in working]
        started = [each.state not in ("resolved", *waiting) for each in life.scenes]
        both = [here and there for here, there in zip(busy, started, strict=True)]
        if True not in both:
            continue  # reports are asked for once the record is in progress
        begun = both.index(True)
        yield Desk(who, life.scenes[begun:], busy[begun:])


def _cadences(life: Life, desk: Desk) -> Iterator[tuple[datetime, datetime | None, str]]:
    """From when until when, the end of the record at the latest, reports were owed how often."""
    usual = "week" if life.kind == "request" else "two-days"
    since, cadence = desk.scenes[0].at, desk.scenes[0].form.get("update_every", usual)
    for scene in desk.scenes:
        new = scene.form.get("update_every", usual)
        if new != cadence or not scene.is_open:
            yield since, scene.at, cadence
            since, cadence = scene.at, new
        if not scene.is_open:
            return
    yield since, None, cadence


def _periods(since: datetime, cadence: str, now: datetime) -> Iterator[Period]:
    """Every period that is open for reports, from the day after that on which the work began.

    It opens with the office, on the first day of it on which people work.
    """
    day = day_of(since) + _DAY
    if cadence == "week":
        day += (7 - day.weekday()) % 7 * _DAY
    while midnight(day) <= now:
        days = _days_from(day, cadence)
        worked = [each for each in days if each in WORKED]
        if worked and opening(worked[0]) <= now:
            year, week, _ = day.isocalendar()
            name = f"{year}-W{week:02}" if cadence == "week" else worked[-1].isoformat()
            yield Period(name, days[0], days[-1], close(worked[-1]))
        day = days[-1] + _DAY


def _days_from(day: date, cadence: str) -> list[date]:
    """The seven days of a week, or all days until one or two working days are among them."""
    if cadence == "week":
        return [day + n * _DAY for n in range(7)]
    days, left = [day], 1 if cadence == "day" else 2
    while True:
        left -= days[-1] in WORKED
        if not left:
            return days
        days.append(days[-1] + _DAY)


def _debt(life: Life, desk: Desk, period: Period) -> Debt | None:
    if on_hold(period.due, life.holds) or (life.held_since and life.held_since <= period.due):
        return None
    told = desk.reports()
    about = [each for each, busy in told if busy and _covers(each, period)]
    if not about and not desk.is_busy(period.due):
        return None
    later = [each for each, _ in told if each.at > period.due]
    changes: list[Change] = [(each.at, "done", each) for each in (*about, *later)]
    idle = desk.idle_after(period.due)
    if idle:
        changes.append((idle, "moot", None))
    changes.sort(key=lambda change: change[0])
    outcome, settled, by = stand(changes[:1], period.due, life.now)
    name = by.names[0] if by else None
    return Debt("progress", desk.who, period.name, period.due, outcome, settled, name)


def _covers(told: Told, period: Period) -> bool:
    """Whether a report is about days of a period; none is about days that have yet to begin."""
    if told.at < midnight(period.first):
        return False
    covers = str(told.fields["covers"])
    first = date.fromisoformat(covers)
    last = first + 6 * _DAY if "W" in covers else first
    return first <= period.last and period.first <= last
