"""What is to be done by an agreed date, and what becomes of a date that is moved.

A date that a new round moved before it passed is replaced; moved afterwards, the old
obligation ends late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from accord.obligation import Obligation
from accord.obligations.docket import Docket, Due, earlier
from accord.obligations.judging import Owed, judge
from accord.obligations.spells import Spell, counting
from accord.workflow.facts import Facts

_NONE = frozenset[str]()


class Dated(NamedTuple):
    """Something to be done by a date, set at `since`, as a round of agreement or a plan put it.

    `warned_by` are the ids with which a risk warns of it; nobody need warn of a deliverable.
    `until` is when the date was moved, or the thing `dropped`, if it was.
    """

    id: str
    title: str
    day: date
    department: str
    since: datetime
    person: str | None = None
    under: str | None = None
    warned_by: frozenset[str] = _NONE
    until: datetime | None = None
    dropped: bool = False


class Round(NamedTuple):
    """The dates that hold from an instant on, until the next round."""

    since: datetime
    dates: Mapping[str, Dated]


def versions(rounds: Sequence[Round]) -> dict[str, list[Dated]]:
    """For each id its dates in turn."""
    if len(rounds) == 1:  # as of nearly all
        return {name: [dated] for name, dated in rounds[0].dates.items()}
    found: dict[str, list[Dated]] = {}
    standing: Mapping[str, Dated] = {}
    for since, dates in rounds:
        for name in standing.keys() - dates.keys():
            found[name][-1] = found[name][-1]._replace(until=since, dropped=True)
        for name, dated in dates.items():
            turns = found.setdefault(name, [])
            if name not in standing:
                turns.append(dated)
            elif _same(dated, turns[-1]):
                turns[-1] = dated._replace(since=turns[-1].since)
            else:
                turns[-1:] = turns[-1]._replace(until=since), dated
        standing = dates
    return found


def _same(new: Dated, old: Dated) -> bool:
    return new.day == old.day and new.department == old.department


def judge_dates(
    docket: Docket,
    rule: str,
    dates: Sequence[Dated],
    done: Sequence[Spell],
    through: Callable[[Facts], bool] | None = None,
) -> Iterator[Obligation]:
    """One obligation for each date that was met, missed, or is still to come.

    What is late only `through` other obligations, as known when it falls due, is no leaf.
    """
    for dated in dates:
        since, until = dated.since, dated.until
        if until == since:
            continue  # replaced within the minute
        due = docket.agreed(dated.day, since, dated.department)
        waived = docket.over(dated.department, max(since, due[0]))
        before = _done_before(docket, done, since)
        if before and (before.lasts(due[0]) or not _is_undone(before, until)):
            continue  # done before this date was set
        if waived and waived < (before.until if before and before.until else since):
            continue  # nothing more was wanted then
        met = counting(done, min(due[0], until) if until and dated.dropped else due[0], since)
        settled = earlier(met.since, waived) if met else waived
        if until is not None and (settled is None or settled >= until):
            if due[0] >= until and not dated.dropped:
                continue  # moved in time
            met, waived, settled = None, until, until
        leaf = not through or not through(docket.story.facts_at(_judged(docket, since, due[0])))
        yield judge(
            docket,
            Owed(
                rule,
                dated.id,
                dated.title,
                due,
                dated.department,
                person=dated.person,
                leaf=leaf,
            ),
            by=met.by if met else None,
            waived=waived,
            marks=_marks(docket, dated, due, settled),
        )


def _done_before(docket: Docket, done: Sequence[Spell], since: datetime) -> Spell | None:
    """By what something was done already when its date was set.

    So is what a plan puts under a task that is complete, or a later round names that is reached.
    The first agreement may reach what it sets.
    """
    for spell in done:
        if spell.since > since:
            break
        set_by_it = spell.by.kind in _SETTING and spell.by is not docket.first_agreement
        if (spell.since < since or set_by_it) and spell.lasts(since):
            return spell
    return None


def _is_undone(before: Spell, until: datetime | None) -> bool:
    """Whether what was done came undone while its date stood."""
    return before.until is not None and (until is None or before.until < until)


# The kinds of entries that set dates.
_SETTING = ("plan", "consensus")


def _judged(docket: Docket, since: datetime, due: datetime) -> datetime:
    """When a date that was set at `since` is judged: as it falls due, or now."""
    return max(since, min(due, docket.now))


def _marks(docket: Docket, dated: Dated, due: Due, settled: datetime | None) -> frozenset[str]:
    """`new-date` after a hold; and of what somebody should have warned, or should now."""
    when, count = due
    marks = _NONE if count.limit is None else _NEW_DATE
    if not dated.warned_by:
        return marks
    if when < (settled or docket.now):
        return marks if _warned(docket, dated, _latest(docket, dated, when)) else marks | _UNWARNED
    if settled is None and _is_time_to_warn(docket, dated, when):
        return marks | _NO_WARNING
    return marks


# `unwarned` if the date passed and nobody had warned in time; `no-warning` while the date is so
# near that it is time to warn, and nobody has.
_NEW_DATE, _UNWARNED, _NO_WARNING = map(frozenset, (["new-date"], ["unwarned"], ["no-warning"]))


def _is_time_to_warn(docket: Docket, dated: Dated, due: datetime) -> bool:
    """Whether a date that has not passed is near, nobody has warned of it, and nothing is held."""
    latest = _latest(docket, dated, due)
    if docket.day(latest) > docket.day(docket.now):
        return False
    return not _warned(docket, dated, due) and not docket.is_held(docket.now)


def _latest(docket: Docket, dated: Dated, due: datetime) -> datetime:
    return latest_warning(docket, dated.department, due)


def latest_warning(docket: Docket, department: str | None, due: datetime) -> datetime:
    """Until when a risk has to be raised about a date, be it the new one after a hold."""
    day = docket.day(due)
    limit = docket.ledger.workflow.limits[f"warning-{docket.record.kind}"]
    ahead = limit.span(day, "otherwise")["working_days"]
    calendar = docket.calendar_of(department)
    return calendar.closing(calendar.shift(day, -ahead))


def _warned(docket: Docket, dated: Dated, latest: datetime) -> bool:
    """Whether a risk was raised about this date by `latest`."""
    for risk in docket.story.of("risk"):
        in_time = dated.since <= risk.at <= latest
        if in_time and not dated.warned_by.isdisjoint(risk.fields["affects"]):
            return True
    return False
