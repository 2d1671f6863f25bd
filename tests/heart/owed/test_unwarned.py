"""Dates that pass with no risk raised two working days before (feedback: one)."""

from __future__ import annotations

import pytest

from tests.heart.tale import MILESTONES, Tale, accepted, agreed, taken_on, task, work_due

NOW = "2026-08-31T10:00"


@pytest.mark.parametrize(
    ("at", "told"), [("13T18:00", "overdue"), ("13T18:01", "overdue (unwarned)")]
)
def test_two_working_days_before_a_date_of_a_request(at: str, told: str) -> None:
    tale = agreed()
    tale.at(f"2026-07-{at}").risk("TECH", "T1")
    assert tale.about("T1", "2026-07-16T10:00") == [f"TECH T1 by 07-15 18:00: {told}"]


@pytest.mark.parametrize(
    ("at", "told"), [("13T18:00", "overdue"), ("13T18:01", "overdue (unwarned)")]
)
def test_one_working_day_before_a_date_of_feedback(at: str, told: str) -> None:
    tale = taken_on()
    tale.at(f"2026-07-{at}").risk("TECH", "T1")
    assert tale.about("T1", "2026-07-15T10:00") == [f"TECH T1 by 07-14 18:00: {told}"]


def test_over_a_holiday_the_warning_comes_before_it() -> None:
    tale = agreed("2026-09-21T10:00", raised_at="2026-09-20T10:00", work=work_due(T1="2026-10-08"))
    tale.at("2026-09-29T17:00").risk("TECH", "T1")
    assert tale.about("T1", "2026-10-09T10:00") == ["TECH T1 by 10-08 18:00: overdue"]


def test_a_warning_of_something_else_is_none() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").risk("TECH", "T2")
    assert tale.about("T1", "2026-07-16T10:00") == ["TECH T1 by 07-15 18:00: overdue (unwarned)"]


def test_a_warning_of_the_agreed_task_warns_of_what_is_planned_under_it() -> None:
    tale = agreed()
    tale.at("2026-07-08T12:00").plan("TECH", task("T1.1", "2026-07-14", under="T1"))
    tale.at("2026-07-10T10:00").risk("TECH", "T1")
    assert tale.about("T1.1", "2026-07-15T10:00") == ["TECH T1.1 by 07-14 18:00: overdue"]


def test_a_warning_of_its_tasks_warns_of_the_milestone() -> None:
    nodes = [
        *MILESTONES,
        {"id": "M4", "title": "接口与稿", "due": "2026-07-15", "ends": ["T1", "T3"]},
    ]
    tale = agreed(milestones=nodes)
    tale.at("2026-07-10T10:00").risk("TECH", "T1")
    assert tale.about("M4", "2026-07-16T10:00") == ["MKT M4 by 07-15 18:00: overdue"]


def test_a_warning_about_the_old_date_does_not_serve_for_the_new_one() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").risk("TECH", "T1")
    tale.at("2026-07-14T09:00").amendment(work=work_due(T1="2026-07-20"))
    tale.at("2026-07-14T10:00").consensus()
    assert tale.about("T1", "2026-07-21T10:00") == ["TECH T1 by 07-20 18:00: overdue (unwarned)"]


def test_after_a_hold_the_warning_is_of_the_new_date() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").hold()
    tale.at("2026-07-20T10:00").resume()
    assert tale.about("T1", "2026-07-24T10:00") == [
        "TECH T1 by 07-23 18:00: overdue (new-date, unwarned)"
    ]
    tale.at("2026-07-21T17:00").risk("TECH", "T1")
    assert tale.about("T1", "2026-07-24T10:00") == ["TECH T1 by 07-23 18:00: overdue (new-date)"]


def test_what_is_met_in_time_needs_no_warning() -> None:
    tale = accepted()
    assert not any(each.marks for each in tale.obligations(NOW))


def test_nobody_need_warn_of_a_deliverable_beside_its_milestone() -> None:
    tale = agreed()
    assert tale.about("D1", "2026-07-27T10:00") == ["TECH D1 by 07-24 18:00: overdue"]
    assert tale.about("M2", "2026-07-27T10:00") == ["TECH M2 by 07-24 18:00: overdue (unwarned)"]


def silent(tale: Tale, now: str) -> list[str]:
    """The dates of which it is time to warn, and of which nobody has."""
    found = tale.obligations(now)
    return sorted(each.subject for each in found if "no-warning" in each.marks)


def test_it_is_time_to_warn_two_working_days_before_a_date() -> None:
    tale = agreed()
    assert silent(tale, "2026-07-10T23:59") == []
    assert silent(tale, "2026-07-13T00:00") == ["T1", "T3"]
    assert silent(tale, "2026-07-15T18:00") == ["T1", "T3"]
    assert silent(tale, "2026-07-15T18:01") == []  # it has passed: unwarned


def test_a_warning_until_the_date_itself_breaks_the_silence() -> None:
    tale = agreed()
    tale.at("2026-07-15T09:00").risk("TECH", "T1")
    tale.at("2026-07-15T09:00").progress("DESIGN", T3=100)
    assert silent(tale, "2026-07-15T08:59") == ["T1", "T3"]
    assert silent(tale, "2026-07-15T09:00") == []


def test_nobody_need_warn_while_the_record_is_on_hold() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").hold(until="2026-07-15")
    assert silent(tale, "2026-07-14T10:00") == []
    assert silent(tale, "2026-07-15T10:00") == ["T1", "T3"]
