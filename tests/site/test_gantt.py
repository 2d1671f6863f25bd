"""Dated work as a chart: what is drawn where, for records whose dates were kept, missed, moved."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from accord.site.reader import Reader
from accord.site.records.gantt.chart import Bar, Gantt
from accord.site.records.gantt.drawing import gantt
from accord.site.records.gantt.scale import Scale
from accord.site.records.standings import badges_of
from accord.site.templates import Writer
from tests.heart.company import LEDGER, ORGANIZATION
from tests.heart.tale import (
    MILESTONES,
    Tale,
    agreed,
    delivered,
    feedback,
    moved,
    request,
    taken_on,
    task,
    work_due,
)
from tests.site.test_views import look

ENGLISH = Reader("en", ORGANIZATION)


def drawn(tale: Tale, now: str) -> Gantt:
    case, survey = look(tale, now)
    found = gantt(case, survey, badges_of(case, (), ENGLISH), ENGLISH)
    assert found
    return found


def bars(chart: Gantt) -> dict[str, Bar]:
    return {bar.title.split()[0]: bar for group in chart.groups for bar in group.bars}


def place(chart: Gantt, day: str) -> float:
    """Where a day ends."""
    return Scale(date.fromisoformat(chart.first), chart.days).end(date.fromisoformat(day))


def test_milestones_come_first_then_the_departments_as_the_form_has_them() -> None:
    chart = drawn(agreed(), "2026-07-09T10:00")
    assert [group.title for group in chart.groups] == [
        "Milestones",
        "Technology · Lead",
        "Design · Support",
    ]
    assert list(bars(chart)) == ["M1", "M2", "M3", "T1", "T2", "T3"]


def test_a_bar_reaches_from_the_agreement_to_the_date_and_is_filled_as_far_as_it_has_come() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").progress("TECH", T1=50, T2=0)
    bar = bars(drawn(tale, "2026-07-13T10:00"))["T1"]
    assert bar.filled == pytest.approx(bar.width / 2, abs=0.02)
    assert bar.tone == "pending" and not bar.late[1] and not bar.is_done


def test_what_is_overdue_grows_up_to_today() -> None:
    chart = drawn(agreed(), "2026-07-20T10:00")
    late = bars(chart)["T1"]
    assert late.grows and late.tone == "overdue"
    assert late.late == (
        place(chart, "2026-07-15"),
        pytest.approx(place(chart, "2026-07-20") - place(chart, "2026-07-15"), abs=0.02),
    )
    assert "late" in chart.legend


def test_what_was_done_late_ends_where_it_was_done() -> None:
    tale = agreed()
    tale.at("2026-07-17T10:00").progress("TECH", T1=100, T2=0)
    chart = drawn(tale, "2026-07-20T10:00")
    done = bars(chart)["T1"]
    assert done.is_done and not done.grows and done.tone == "late"
    assert sum(done.late) == pytest.approx(place(chart, "2026-07-17"), abs=0.02)


def test_what_was_done_early_is_filled_no_further() -> None:
    chart = drawn(delivered(), "2026-07-20T12:00")
    early = bars(chart)["T1"]
    assert early.x + early.filled == pytest.approx(place(chart, "2026-07-14"), abs=0.02)
    assert early.x + early.width == pytest.approx(place(chart, "2026-07-15"), abs=0.02)


def test_a_moved_date_leaves_its_ghost() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").amendment(
        milestones=moved(MILESTONES, M2="2026-07-29"), work=work_due(T1="2026-07-17")
    )
    tale.at("2026-07-14T10:00").consensus(round=2)
    chart = drawn(tale, "2026-07-14T12:00")
    assert bars(chart)["T1"].moved == ((place(chart, "2026-07-15"), place(chart, "2026-07-17")),)
    assert bars(chart)["M2"].moved == ((place(chart, "2026-07-24"), place(chart, "2026-07-29")),)
    assert bars(chart)["T2"].moved == ()
    fact = next(each for each in chart.facts if each.title.startswith("T1 "))
    assert (fact.before, fact.due) == (("Wed, Jul 15, 2026",), "Fri, Jul 17, 2026")


def test_an_amendment_that_nobody_agreed_to_moves_nothing() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").amendment(work=work_due(T1="2026-07-17"))
    assert not any(bar.moved for bar in bars(drawn(tale, "2026-07-14T12:00")).values())


def test_before_there_is_an_agreement_dates_are_only_proposed() -> None:
    chart = drawn(request(), "2026-07-07T10:00")
    assert not chart.is_agreed
    assert {bar.tone for bar in bars(chart).values()} == {"planned"}


def test_a_hold_is_shaded_up_to_its_end_or_up_to_today() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").hold()
    chart = drawn(tale, "2026-07-14T10:00")
    (x, width), today = chart.holds[0], chart.today
    assert today is not None
    assert x + width == pytest.approx(today, abs=0.02)
    tale.at("2026-07-13T10:00").resume()
    assert drawn(tale, "2026-07-14T10:00").holds[0][1] < width + 0.01


def test_feedback_shows_what_departments_have_planned() -> None:
    chart = drawn(taken_on(), "2026-07-08T10:00")
    assert list(bars(chart)) == ["T1"] and chart.is_agreed


def test_feedback_without_a_plan_has_no_chart() -> None:
    case, survey = look(feedback(), "2026-07-08T10:00")
    assert gantt(case, survey, {}, ENGLISH) is None


def test_what_is_part_of_a_task_stands_below_it() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").plan("TECH", task("T1.1", "2026-07-13", under="T1"))
    found = bars(drawn(tale, "2026-07-09T12:00"))
    order = list(found)
    assert order.index("T1.1") == order.index("T1") + 1 and found["T1.1"].is_part


@pytest.mark.parametrize("now", ["2026-07-08T12:00", "2026-07-20T10:00", "2026-09-20T10:00"])
def test_nothing_overlaps_and_nothing_lies_outside(now: str) -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").amendment(milestones=moved(MILESTONES, M3="2026-08-29"))
    tale.at("2026-07-14T10:00").consensus(round=2)
    chart = drawn(tale, now)
    found = list(bars(chart).values())
    assert all(below.y - above.y >= 34 for above, below in pairwise(found))
    assert all(above.y + above.height <= below.y for above, below in pairwise(chart.groups))
    assert chart.today is not None and 0 <= chart.today < 100
    for bar in found:
        assert 0 <= bar.x <= bar.x + bar.width <= 100
        assert bar.late[0] + bar.late[1] <= 100.01
        assert bar.y + 36 <= chart.floor


@pytest.mark.parametrize("days", [1, 20, 45, 80, 170, 300, 700, 1500, 4000])
def test_a_scale_of_any_length_has_room_for_its_labels(days: int) -> None:
    first = date(2026, 7, 8)
    scale = Scale.over(first, first + timedelta(days=days))
    ticks = scale.ticks(ENGLISH)
    assert 1 <= len(ticks) <= 7
    assert all(after.at - before.at > 10 for before, after in pairwise(ticks))
    assert not any(tick.label for tick in ticks if tick.at > 88)


def test_days_off_are_those_of_the_calendar_and_merge_into_runs() -> None:
    # From Monday 6 July on, three weeks: Saturdays and Sundays.
    scale = Scale(date(2026, 7, 6), 21)
    assert scale.off(LEDGER.calendar) == "".join(f"M{day} 0h2v1h-2z" for day in (5, 12, 19))


def test_of_years_only_long_holidays_are_shaded_and_of_many_years_nothing() -> None:
    year = Scale(date(2026, 1, 1), 365).off(LEDGER.calendar)
    runs = [int(length) for length in re.findall(r"h(\d+)v", year)]
    assert runs and min(runs) >= 3
    assert Scale(date(2026, 1, 1), 2000).off(LEDGER.calendar) == ""


def test_a_long_title_is_cut_in_the_chart_and_whole_in_its_table() -> None:
    title = "很长的名称" * 12
    tale = agreed()
    tale.at("2026-07-09T10:00").plan("TECH", {**task("T9", "2026-07-13"), "title": title})
    chart = drawn(tale, "2026-07-09T12:00")
    assert len(bars(chart)["T9"].label) < 60 and bars(chart)["T9"].label.endswith("…")
    assert f"T9 {title}" in [fact.title for fact in chart.facts]


def test_the_drawing_holds_nothing_that_the_record_says_unescaped() -> None:
    chart = drawn(agreed(), "2026-07-20T10:00")
    bar = chart.groups[0].bars[0]._replace(label="<script>1</script>", title='"><img>')
    group = chart.groups[0]._replace(bars=(bar,), title="<b>")
    html = Writer(ENGLISH).render("records/gantt", "", chart=replace(chart, groups=(group,)))
    assert "<script>" not in html and "<img>" not in html and "<b>" not in html


def test_many_lines_are_drawn_in_part_and_all_stand_in_the_table() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").plan(
        "TECH", *(task(f"T{number}", "2026-07-13") for number in range(10, 80))
    )
    chart = drawn(tale, "2026-07-09T12:00")
    assert len(bars(chart)) == 40 and len(chart.facts) == 76 and chart.beyond == 36
