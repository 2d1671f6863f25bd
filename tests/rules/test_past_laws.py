"""Whatever change of the calendar the check lets pass: verdicts once given do not change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as some

from accord import ledger
from accord.change import Change
from accord.model import Fields
from accord.rules.past import calendar_kept
from accord.rules.proposal import Proposal
from accord.trees import Folder
from accord.workdays import WorkingCalendar
from tests.time.test_laws import openings, spans

OPENED = ledger.opened(Folder(Path(__file__).parents[2]))
ZONE = OPENED.organization.timezone
NOW = datetime(2026, 7, 8, 10, tzinfo=ZONE)
OLDEST = date(2026, 6, 1)
# Some days before the change and some after it.
near = some.dates(date(2026, 6, 20), date(2026, 7, 25)).map(date.isoformat)
starts = some.integers(-24 * 20, 24 * 3).map(lambda hours: NOW + timedelta(hours=hours))
whose = some.sampled_from([{}, {"departments": ["CS"]}])


@some.composite
def calendars(draw: some.DrawFn) -> Fields:
    """The fields of a calendar, with days and hours near the change."""
    days = [
        {"date": day, "zh": "自定", "en": "Own", **draw(whose)}
        for day in draw(some.lists(near, max_size=4, unique=True))
    ]
    first = {"since": "2026-01-01", "hours": ["09:00-18:00"]}
    later = draw(some.lists(some.tuples(near, openings(), whose), max_size=2))
    versions = [{"since": since, "hours": hours, **of} for since, hours, of in later]
    return {
        "country": "CN",
        "office_hours": [first, *versions],
        "days_off": days[:2],
        "days_on": days[2:],
    }


@some.composite
def changes(draw: some.DrawFn) -> tuple[Fields, Fields]:
    """A calendar, and what becomes of it when entries are added or taken away."""
    before, other = draw(calendars()), draw(calendars())
    after = dict(before)
    for name in ("office_hours", "days_off", "days_on"):
        kept = before[name][: draw(some.integers(1, 3))]
        after[name] = [*kept, *other[name][draw(some.integers(1, 3)) :]]
    return before, after


def proposal(before: Fields, after: Fields) -> Proposal:
    old, new = (
        replace(
            OPENED,
            calendar=WorkingCalendar.read(fields, ZONE),
            policy={**OPENED.policy, "calendar": replace(OPENED.policy["calendar"], fields=fields)},
        )
        for fields in (before, after)
    )
    return Proposal(Change((), {}, ()), old, new, NOW, "main", {}, {}, oldest=lambda: OLDEST)


@settings(max_examples=200)
@given(changes(), starts, spans, some.sampled_from(["CS", "TECH"]))
def test_what_was_due_before_the_change_was_due_then_by_the_new_calendar_too(
    change: tuple[Fields, Fields], start: datetime, span: dict[str, int], code: str
) -> None:
    meant = proposal(*change)
    assume(not [*calendar_kept.judge(meant)])
    old, new = (each.calendar.of(code).due(start, span) for each in (meant.policy, meant.ledger))
    if min(old, new) < NOW:
        assert old == new
