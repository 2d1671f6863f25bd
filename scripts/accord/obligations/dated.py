"""What is to be done by an agreed date, and what becomes of a date that is moved.

A date that a new round moved before it passed is replaced; moved afterwards, the old
obligation ends late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from accord.obligation import Obligation
from accord.obligations.docket import Docket, Due, Owed, first
from accord.obligations.spells import Spell, counting
from accord.workflow.facts import Facts


class Dated(NamedTuple):
    """Something to be done by a date, set at `since`, as a round of agreement or a plan put it.

    `warned_by` are the ids with which a risk warns of it; nobody need warn of a deliverable.
    """

    id: str
    title: str
    day: date
    department: str
    since: datetime
    person: str | None = None
    under: str | None = None
    warned_by: frozenset[str] = frozenset()


class Round(NamedTuple):
    """The dates that hold from an instant on, until the next round."""

    since: datetime
    dates: Mapping[str, Dated]


class Version(NamedTuple):
    """One date of something, and since when; `until` is when it was moved, or dropped."""

    dated: Dated
    since: datetime
    until: datetime | None = None
    dropped: bool = False


def versions(rounds: Sequence[Round]) -> dict[str, list[Version]]:
    """For each id its dates in turn."""
    found: dict[str, list[Version]] = {}
    for name in dict.fromkeys(name for each in rounds for name in each.dates):
        turns = found[name] = []
        current: Version | None = None
        for each in rounds:
            dated = each.dates.get(name)
            if current and (dated is None or not _same(dated, current.dated)):
                turns.append(current._replace(until=each.since, dropped=dated is None))
                current = None
            if dated:
                current = Version(dated, current.since if current else dated.since)
        if current:
            turns.append(current)
    return found


def _same(new: Dated, old: Dated) -> bool:
    return (new.day, new.department) == (old.day, old.department)


def judge_dates(
    docket: Docket,
    rule: str,
    dates: Sequence[Version],
    done: Sequence[Spell],
    through: Callable[[Facts], bool] | None = None,
) -> Iterator[Obligation]:
    """One obligation for each date that was met, missed, or is still to come.

    What is late only `through` other obligations, as known when it falls due, is no leaf.
    """
    for version in dates:
        dated, since, until = version.dated, version.since, version.until
        if until == since:
            continue  # replaced within the minute
        due = docket.agreed(dated.day, since, dated.department)
        before = next((spell for spell in done if _was_done(docket, spell, since)), None)
        waived = docket.over(dated.department, max(since, due[0]))
        if before and (before.lasts(due[0]) or not _is_undone(before, until)):
            continue  # done before this date was set
        begun = before.until if before and before.until else since
        if waived and waived < begun:
            continue  # nothing more was wanted then
        judged = min(due[0], until) if until and version.dropped else due[0]
        met = counting([each for each in done if each.since >= since], judged)
        settled = first(met.since if met else None, waived)
        if until is not None and (settled is None or settled >= until):
            if due[0] >= until and not version.dropped:
                continue  # moved in time
            met, waived, settled = None, until, until
        leaf = not through or not through(docket.story.facts_at(_judged(docket, since, due[0])))
        owed = Owed(rule, dated.id, dated.title, due, dated.department, dated.person, leaf)
        marks = frozenset(_marks(docket, version, due, settled))
        yield docket.judge(owed, by=met.by if met else None, waived=waived, marks=marks)


def _was_done(docket: Docket, spell: Spell, since: datetime) -> bool:
    """Whether something was done already when its date was set.

    So is what a plan puts under a task that is complete, or a later round names that is reached.
    The first agreement may reach what it sets.
    """
    set_by_it = spell.by.kind in _SETTING and spell.by is not docket.first_agreement
    return (spell.since < since or (spell.since == since and set_by_it)) and spell.lasts(since)


def _is_undone(before: Spell, until: datetime | None) -> bool:
    """Whether what was done came undone while its date stood."""
    return before.until is not None and (until is None or before.until < until)


# The kinds of entries that set dates.
_SETTING = ("plan", "consensus")


def _judged(docket: Docket, since: datetime, due: datetime) -> datetime:
    """When a date that was set at `since` is judged: as it falls due, or now."""
    return max(since, min(due, docket.now))


def _marks(docket: Docket, version: Version, due: Due, settled: datetime | None) -> Iterator[str]:
    """`new-date` after a hold; `unwarned` if the date passed and nobody had warned in time.

    `no-warning` while the date is so near that it is time to warn, and nobody has.
    """
    moment, count = due
    if count.limit is not None:
        yield "new-date"
    if not version.dated.warned_by:
        return
    if moment < (settled or docket.now):
        warnings = _warnings(docket, version)
        latest = latest_warning(docket, version.dated.department, moment)
        if not any(at <= latest for at in warnings):
            yield "unwarned"
    elif settled is None and _is_time_to_warn(docket, version, moment):
        yield "no-warning"


def _is_time_to_warn(docket: Docket, version: Version, due: datetime) -> bool:
    """Whether a date that has not passed is near, nobody has warned of it, and nothing is held."""
    if docket.day(latest_warning(docket, version.dated.department, due)) > docket.day(docket.now):
        return False
    warned = any(at <= due for at in _warnings(docket, version))
    return not warned and not docket.is_held(docket.now)


def latest_warning(docket: Docket, department: str | None, due: datetime) -> datetime:
    """Until when a risk has to be raised about a date, be it the new one after a hold."""
    day = docket.day(due)
    limit = docket.ledger.workflow.limits[f"warning-{docket.story.record.kind}"]
    ahead = limit.span(day, "otherwise")["working_days"]
    calendar = docket.calendar_of(department)
    return calendar.closing(calendar.shift(day, -ahead))


def _warnings(docket: Docket, version: Version) -> list[datetime]:
    """When risks were raised about this date."""
    affected = version.dated.warned_by
    return [
        risk.at
        for risk in docket.story.of("risk")
        if version.since <= risk.at and not affected.isdisjoint(risk.fields["affects"])
    ]
