"""The life of an appointment: it comes, moves, becomes unsure, changes hands, and is cancelled."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from ical.event import Event, EventStatus

from tests.export.reading import of
from tests.heart.company import instant
from tests.heart.tale import MILESTONES, agreed, feedback, moved, request, task, work_due

TASK = "XLX-2026-001.task.T1.TECH@accord"
RECEIPT = "XLX-2026-001.receipt.XLX-2026-001.TECH@accord"


def when(event: Event) -> tuple[datetime, datetime]:
    assert isinstance(event.dtstart, datetime)
    assert isinstance(event.dtend, datetime)
    return event.dtstart, event.dtend


def test_it_ends_when_the_thing_is_due_and_makes_nobody_busy() -> None:
    event = of(request(), "TECH", "2026-07-06T10:00")[RECEIPT]
    start, end = when(event)
    assert end == instant("2026-07-09T18:00")
    assert end - start == timedelta(minutes=30)
    assert event.status is EventStatus.CONFIRMED
    assert event.transparency == "TRANSPARENT"
    assert event.summary == "答复是否接收：XLX-2026-001 会员日页面改版"
    assert event.categories == ["答复是否接收"]


def test_it_is_told_in_the_language_of_the_site_under_the_same_id() -> None:
    event = of(request(), "TECH", "2026-07-06T10:00", language="en")[RECEIPT]
    assert event.summary == "Answer whether it is taken on: XLX-2026-001 会员日页面改版"


def test_it_stands_in_the_calendars_of_the_department_and_of_who_must_act() -> None:
    now = "2026-07-06T10:00"
    assert RECEIPT in of(request(), "wu-hao", now)
    assert RECEIPT not in of(request(), "chen-jing", now)
    assert RECEIPT not in of(request(), "DESIGN", now)


def test_it_rings_when_the_office_opens_on_the_day_before_and_on_the_day() -> None:
    """Due on Thursday 9 July at 18:00, so that it starts at 17:30."""
    ahead = [timedelta(days=1, hours=8, minutes=30), timedelta(hours=8, minutes=30)]
    event = of(request(), "TECH", "2026-07-06T10:00")[RECEIPT]
    assert [alarm.trigger for alarm in event.alarm] == [-each for each in ahead]
    later = of(request(), "TECH", "2026-07-08T10:00")[RECEIPT]
    assert [alarm.trigger for alarm in later.alarm] == [-ahead[1]]
    assert of(request(), "TECH", "2026-07-09T10:00")[RECEIPT].alarm == []


def test_the_working_day_before_a_monday_is_a_friday() -> None:
    tale = request(raised_at="2026-07-08T09:30")  # a Wednesday: due on Monday 13 July
    event = of(tale, "TECH", "2026-07-08T10:00")[RECEIPT]
    assert event.alarm[0].trigger == -timedelta(days=3, hours=8, minutes=30)


def test_a_limit_by_the_clock_does_not_ring_after_it_has_passed() -> None:
    tale = request(priority="high", raised_at="2026-07-06T08:00")
    event = of(tale, "TECH", "2026-07-06T08:30")[RECEIPT]
    assert when(event)[1] == instant("2026-07-07T08:00")
    assert [alarm.trigger for alarm in event.alarm] == [-timedelta(hours=22, minutes=30)]


def test_a_moved_date_is_the_same_appointment_with_a_higher_sequence() -> None:
    tale = agreed()
    before = of(tale, "TECH", "2026-07-13T09:00")[TASK]
    tale.at("2026-07-13T10:00").amendment(work=work_due(T1="2026-07-17"))
    tale.at("2026-07-13T11:00").consensus()
    after = of(tale, "TECH", "2026-07-13T12:00")[TASK]
    assert (when(before)[1], when(after)[1]) == (
        instant("2026-07-15T18:00"),
        instant("2026-07-17T18:00"),
    )
    assert before.sequence is not None
    assert after.sequence is not None
    assert before.sequence < after.sequence
    assert after.last_modified
    assert before.last_modified
    assert before.last_modified < after.last_modified


def test_a_date_moved_when_it_had_passed_is_the_same_appointment_too() -> None:
    tale = agreed()
    tale.at("2026-07-16T10:00").amendment(work=work_due(T1="2026-07-22"))
    tale.at("2026-07-16T11:00").consensus()
    after = of(tale, "TECH", "2026-07-16T12:00")[TASK]
    assert when(after)[1] == instant("2026-07-22T18:00")
    assert after.status is EventStatus.CONFIRMED


def test_what_is_done_is_cancelled_for_three_weeks_and_then_gone() -> None:
    tale = agreed()
    tale.at("2026-07-14T10:00").progress("TECH", T1=100)
    for now in ("2026-07-14T10:00", "2026-08-04T10:00"):
        event = of(tale, "TECH", now)[TASK]
        assert event.status is EventStatus.CANCELLED
        assert event.alarm == []
    assert TASK not in of(tale, "TECH", "2026-08-04T10:01")


def test_what_is_wanted_again_comes_back() -> None:
    tale = agreed()
    tale.at("2026-07-14T10:00").progress("TECH", T1=100)
    done = of(tale, "TECH", "2026-07-14T11:00")[TASK]
    tale.at("2026-07-14T12:00").progress("TECH", T1=80)
    again = of(tale, "TECH", "2026-07-14T13:00")[TASK]
    assert again.status is EventStatus.CONFIRMED
    assert (again.sequence or 0) > (done.sequence or 0)


def test_what_is_overdue_says_so_and_stays_at_its_instant() -> None:
    event = of(agreed(), "TECH", "2026-07-20T10:00")[TASK]
    assert when(event)[1] == instant("2026-07-15T18:00")
    assert "逾期" in (event.description or "")
    assert event.status is EventStatus.CONFIRMED


def test_a_date_on_hold_is_unsure() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").hold()
    event = of(tale, "TECH", "2026-07-13T11:00")[TASK]
    assert event.status is EventStatus.TENTATIVE
    assert "暂停" in (event.description or "")


def test_a_date_beyond_the_last_notice_is_unsure() -> None:
    """The year 2099 has no notice yet, whichever libraries are installed."""
    tale = agreed(milestones=moved(MILESTONES, M3="2099-07-31"))
    event = of(tale, "MKT", "2026-07-13T11:00")["XLX-2026-001.milestone.M3.MKT@accord"]
    assert event.status is EventStatus.TENTATIVE
    assert "暂定" in (event.description or "")


class TestWhileSomebodyStandsIn:
    """Chen Jing stands in for Wu Hao from Monday 20 to Friday 24 July."""

    MENDED = "XLX-2026-001.task.T2.TECH@accord"

    def test_before_it_is_not_in_the_calendar_of_the_deputy(self) -> None:
        assert self.MENDED not in of(agreed(), "chen-jing", "2026-07-17T10:00")

    def test_meanwhile_it_is_in_both_and_says_for_whom(self) -> None:
        now = "2026-07-20T10:00"
        assert self.MENDED in of(agreed(), "wu-hao", now)
        event = of(agreed(), "chen-jing", now)[self.MENDED]
        assert (event.summary or "").endswith("（代吴昊）")

    @pytest.mark.parametrize("now", ["2026-07-27T10:00", "2026-08-14T10:00"])
    def test_afterwards_it_is_cancelled_in_that_of_the_deputy_alone(self, now: str) -> None:
        event = of(agreed(), "chen-jing", now)[self.MENDED]
        assert event.status is EventStatus.CANCELLED
        assert of(agreed(), "wu-hao", now)[self.MENDED].status is EventStatus.CONFIRMED

    def test_weeks_afterwards_it_is_gone(self) -> None:
        assert self.MENDED not in of(agreed(), "chen-jing", "2026-08-17T10:00")


def test_another_owner_in_a_new_plan_keeps_the_id() -> None:
    tale = feedback()
    tale.at("2026-07-07T10:00").plan("TECH", task("T1", "2026-07-14"))
    tale.at("2026-07-08T10:00").plan("TECH", task("T1", "2026-07-14", owner="chen-jing"))
    assert "20260706-MKT-001.task.T1.TECH@accord" in of(tale, "chen-jing", "2026-07-08T11:00")


def test_what_was_settled_before_somebody_stood_in_is_none_of_theirs() -> None:
    tale = agreed()
    tale.at("2026-07-14T10:00").progress("TECH", T1=100)
    assert TASK not in of(tale, "chen-jing", "2026-07-27T10:00")
    assert TASK in of(tale, "wu-hao", "2026-07-27T10:00")
