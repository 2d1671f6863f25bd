"""What is true of the figures of any records at any instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from accord.directory import Outlook
from accord.figures import FIGURES, Tally
from accord.figures.elapsed import WorkingDays, working_minutes
from accord.figures.months import month_of, months_between, months_to
from accord.figures.sums import by_department, by_kind, by_priority, spread
from accord.obligation import Interval
from tests.figures.dozen import DOZEN, survey_of, tallies_of
from tests.heart.company import LEDGER, instant
from tests.heart.tale import RAISED, Tale
from tests.heart.test_laws import law, moments, tales

NAMED = {figure.name: figure for figure in FIGURES}
OWED_BY_ONE = ("on-time", "first-response", "rework")


WORKING_DAYS = WorkingDays(LEDGER.calendar)


def office_minutes(start: datetime, end: datetime, holds: Sequence[Interval]) -> int:
    return working_minutes(start, end, holds, LEDGER.calendar)


def tallies(tale: Tale, now: datetime) -> tuple[Tally, ...]:
    return tallies_of([tale], now.isoformat())


@law
@given(tales(), moments)
def test_what_comes_later_changes_no_figure(tale: Tale, now: datetime) -> None:
    known = Tale(tale.kind, tale.form, [each for each in tale.entries if each.at <= now])
    assert tallies(tale, now) == tallies(known, now)


@law
@given(tales(), moments)
def test_what_one_department_owes_adds_up_over_the_departments(tale: Tale, now: datetime) -> None:
    months = months_to(month_of(now.date()))
    for name in OWED_BY_ONE:
        for points in spread(NAMED[name], tallies(tale, now), months).values():
            parts = by_department(points).values()
            assert sum(map(len, parts)) == len(points)


@law
@given(tales(), moments)
def test_states_in_turn_make_up_the_whole(tale: Tale, now: datetime) -> None:
    (tally,) = tallies(tale, now)
    story = survey_of([tale], now.isoformat()).cases[tally.record].story
    end = story.since if story.state.final else now
    facts = story.facts
    holds = facts.holds if facts.held_since is None else (*facts.holds, (facts.held_since, now))
    assert tally.days == WORKING_DAYS.between(story.record.raised_at, end, holds)
    assert all(stay.days >= 0 for stay in tally.stays)
    assert tally.stays[-1].state == story.state.name


@law
@given(tales(), moments)
def test_a_record_is_open_in_all_figures_or_in_none(tale: Tale, now: datetime) -> None:
    (tally,) = tallies(tale, now)
    months = months_to(month_of(now.date()))
    whats = {
        name: [each.point.what for points in spread(NAMED[name], [tally], months).values()
               for each in points]
        for name in ("throughput", "ageing", "cycle-time", "flow")
    }  # fmt: skip
    is_open = tally.outlook is Outlook.OPEN
    assert len(whats["throughput"]) == (1 if is_open else 2)
    assert len(whats["ageing"]) == is_open
    assert len(whats["cycle-time"]) == (tally.outlook is Outlook.DONE)
    assert whats["flow"][-1] == tally.stays[-1].state


TALLIES = tallies_of([tell() for tell in DOZEN])
MONTHS = months_to("2026-08")


def test_every_point_is_of_one_kind_and_one_priority() -> None:
    for figure in FIGURES:
        for points in spread(figure, TALLIES, MONTHS).values():
            for split in (by_kind, by_priority):
                assert sum(map(len, split(points).values())) == len(points)


def test_what_came_less_what_went_is_what_is_open() -> None:
    flows = [each.point.what for points in spread(NAMED["throughput"], TALLIES, MONTHS).values()
             for each in points]  # fmt: skip
    open_ones = spread(NAMED["ageing"], TALLIES, MONTHS)[MONTHS[-1]]
    assert flows.count("raised") - flows.count("closed") - flows.count("dropped") == len(open_ones)


def test_the_last_month_of_the_flow_is_where_records_stand() -> None:
    found = Counter(each.point.what for each in spread(NAMED["flow"], TALLIES, MONTHS)[MONTHS[-1]])
    assert found == Counter(tally.stays[-1].state for tally in TALLIES)


def test_a_month_is_the_same_whatever_other_months_are_asked_for() -> None:
    for figure in FIGURES:
        if figure.spans_months:
            wide = spread(figure, TALLIES, MONTHS)
            assert spread(figure, TALLIES, MONTHS[-2:]) == {
                month: wide[month] for month in MONTHS[-2:]
            }


def test_only_records_that_are_open_grow_older() -> None:
    later = {
        each.record: each for each in tallies_of([tell() for tell in DOZEN], "2026-08-04T12:00")
    }
    for tally in TALLIES:
        grown = later[tally.record].days - tally.days
        assert grown == (tally.outlook is Outlook.OPEN)


START = instant(RAISED)
minutes = some.integers(0, 60 * 24 * 40).map(lambda count: START + timedelta(minutes=count))


@law
@given(some.lists(minutes, min_size=3, max_size=3).map(sorted), some.lists(minutes, max_size=4))
def test_elapsed_time_adds_up(instants: list[datetime], turns: list[datetime]) -> None:
    start, middle, end = instants
    ordered = sorted(turns)
    holds = list(zip(ordered[::2], ordered[1::2], strict=False))
    for measure in (WORKING_DAYS.between, office_minutes):
        whole = measure(start, end, holds)
        parts = (measure(start, middle, holds), measure(middle, end, holds))
        assert sum(parts) == whole and min(parts) >= 0
        assert whole <= measure(start, end, ())


def test_months_run_over_the_years() -> None:
    assert months_to("2026-02", 3) == ("2025-12", "2026-01", "2026-02")
    assert months_between("2025-11", "2026-01") == ("2025-11", "2025-12", "2026-01")
    assert months_between("2026-02", "2026-01") == ()
