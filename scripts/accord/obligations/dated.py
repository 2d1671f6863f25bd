"""What is to be done by an agreed date, and what becomes of a date that is moved.

A date that a new round moved before it passed is replaced; moved afterwards, the old
obligation ends late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accord.model import Obligation
from accord.obligations.docket import Docket, Owed
from accord.obligations.spells import Spells, is_accepted, spells, within


@dataclass(frozen=True, slots=True)
class Dated:
    """Something to be done by a date, as one round of agreement or one plan put it."""

    id: str
    title: str
    day: str
    department: str
    since: datetime
    person: str | None = None
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """The dates that hold from an instant on, until the next round."""

    since: datetime
    dates: Mapping[str, Dated]


@dataclass(frozen=True, slots=True)
class Version:
    """One date of something; `until` is when it was moved, or dropped if `dropped`."""

    dated: Dated
    until: datetime | None = None
    dropped: bool = False


def versions(rounds: Sequence[Round]) -> dict[str, list[Version]]:
    """For each id its dates in turn."""
    found: dict[str, list[Version]] = {}
    for name in dict.fromkeys(name for each in rounds for name in each.dates):
        current: Version | None = None
        for each in rounds:
            dated = each.dates.get(name)
            if current and (dated is None or dated.day != current.dated.day):
                found[name].append(Version(current.dated, each.since, dated is None))
                current = None
            if dated and not current:
                current = Version(dated)
                found.setdefault(name, [])
        if current:
            found[name].append(current)
    return found


def judge_dates(
    docket: Docket, rule: str, dates: Sequence[Version], done: Spells, *, leaf: bool = True
) -> Iterator[Obligation]:
    """One obligation for each date that was met, missed, or is still to come."""
    over = docket.ended or next((begun for begun, _ in spells(docket, is_accepted)), None)
    for version in dates:
        dated, until = version.dated, version.until
        if within(done, dated.since):
            continue  # done before this date was set
        settled = next((begun for begun, _ in done if begun >= dated.since), None)
        due = docket.agreed(dated.day, dated.since)
        owed = Owed(rule, dated.id, dated.title, due, dated.department, dated.person, leaf)
        if until is None or (settled is not None and settled < until):
            marks = _marks(docket, dated, due[0], settled or over)
            yield docket.judge(owed, settled, waived=over, marks=marks)
        elif version.dropped:
            yield docket.judge(owed, waived=until)
        elif due[0] < until:
            yield docket.judge(owed, until, marks=_marks(docket, dated, due[0], until))


def _marks(docket: Docket, dated: Dated, due: datetime, settled: datetime | None) -> Iterator[str]:
    """`new-date` after a hold; `unwarned` if the date passed and nobody had warned in time."""
    agreed_day = date.fromisoformat(dated.day)
    if docket.day(due) != agreed_day:
        yield "new-date"
    if (settled or docket.now) <= due:
        return
    kind = docket.story.record.kind
    limit = docket.ledger.workflow.limits[f"warning-{kind}"].span(agreed_day, "otherwise")
    latest = docket.calendar.closing(docket.calendar.shift(agreed_day, -limit["working_days"]))
    warned = any(
        risk.at <= latest and {dated.id, dated.under} & set(risk.fields["affects"])
        for risk in docket.story.of("risk")
    )
    if not warned:
        yield "unwarned"
