"""Progress: each department with open tasks reports at the record's cadence."""

from __future__ import annotations

from typing import Any

from tests.heart.tale import (
    MILESTONES,
    WORK,
    Tale,
    agreed,
    feedback,
    moved,
    resolved,
    taken_on,
    task,
    work_due,
)

NOW = "2026-08-31T10:00"


def reports(tale: Tale, department: str, now: str) -> list[str]:
    found = [each for each in tale.owed("progress", now) if each.startswith(f"{department} ")]
    return [each.removeprefix(f"{department} ") for each in found]


def long(at: str = "2026-07-08T10:00", **fields: Any) -> Tale:
    """A request whose only open work is TECH's, until the end of October."""
    work = [
        WORK[0],
        {**WORK[1], "tasks": moved(WORK[1]["tasks"], T1="2026-10-30", T2="2026-10-30")},
    ]
    form = {"to": ["TECH"], "work": work, "deliverables": [], "milestones": MILESTONES} | fields
    form["deliverables"] = [{**D1, "milestone": "M2"}]
    form["milestones"] = moved(MILESTONES, M1="2026-10-30", M2="2026-10-30", M3="2026-10-30")
    return agreed(at, **form)


D1 = {
    "id": "D1",
    "department": "TECH",
    "milestone": "M2",
    "kind": "document",
    "title": "报告",
    "criterion": {"document": "报告"},
}


class TestWeekly:
    """Due at the close of the week's last working day, first for the first full week."""

    def test_first_for_the_first_full_week(self) -> None:
        tale = long("2026-07-08T10:00")  # a Wednesday
        assert reports(tale, "TECH", "2026-07-12T23:59") == []
        assert reports(tale, "TECH", "2026-07-13T09:00") == ["2026-W29 by 07-17 18:00: pending"]

    def test_missed_ones_stay_overdue_week_by_week(self) -> None:
        assert reports(long(), "TECH", "2026-07-28T10:00") == [
            "2026-W29 by 07-17 18:00: overdue",
            "2026-W30 by 07-24 18:00: overdue",
            "2026-W31 by 07-31 18:00: pending",
        ]

    def test_met_by_a_report_that_covers_the_week_or_a_day_of_it(self) -> None:
        tale = long()
        tale.at("2026-07-17T17:00").progress("TECH", covers="2026-W29", T1=10)
        tale.at("2026-07-22T17:00").progress("TECH", covers="2026-07-22", T1=20)
        assert reports(tale, "TECH", "2026-07-24T19:00") == [
            "2026-W29 by 07-17 18:00: met 07-17 17:00",
            "2026-W30 by 07-24 18:00: met 07-22 17:00",
        ]

    def test_a_report_of_another_department_does_not_count(self) -> None:
        tale = agreed()
        tale.at("2026-07-14T10:00").progress("DESIGN", covers="2026-W29", T3=50)
        assert reports(tale, "DESIGN", "2026-07-18T10:00") == [
            "2026-W29 by 07-17 18:00: met 07-14 10:00"
        ]
        assert reports(tale, "TECH", "2026-07-18T10:00") == ["2026-W29 by 07-17 18:00: overdue"]

    def test_a_later_report_ends_all_missed_ones_late(self) -> None:
        tale = long()
        tale.at("2026-07-29T10:00").progress("TECH", covers="2026-W31", T1=30)
        assert reports(tale, "TECH", "2026-07-29T12:00") == [
            "2026-W29 by 07-17 18:00: late 07-29 10:00",
            "2026-W30 by 07-24 18:00: late 07-29 10:00",
            "2026-W31 by 07-31 18:00: met 07-29 10:00",
        ]

    def test_one_that_comes_on_the_next_monday_is_late(self) -> None:
        tale = long()
        tale.at("2026-07-20T09:00").progress("TECH", covers="2026-W29", T1=30)
        assert reports(tale, "TECH", "2026-07-20T10:00") == [
            "2026-W29 by 07-17 18:00: late 07-20 09:00",
            "2026-W30 by 07-24 18:00: pending",
        ]

    def test_an_amended_date_of_entry_shows_as_entered_late(self) -> None:
        tale = long()
        name = tale.at("2026-07-17T17:00").progress("TECH", covers="2026-W29", T1=10)
        found = tale.owed("progress", "2026-07-24T10:00", {name: "2026-07-23T10:00"})
        assert found[0] == "TECH 2026-W29 by 07-17 18:00: entered-late 07-17 17:00"

    def test_over_spring_festival(self) -> None:
        tale = long("2026-02-05T10:00", raised_at="2026-02-04T10:00")
        assert reports(tale, "TECH", "2026-03-02T08:00") == [
            "2026-W07 by 02-14 18:00: overdue",  # a Saturday that is worked
            "2026-W09 by 02-28 18:00: overdue",  # likewise; W08 has no working day
        ]

    def test_over_national_day(self) -> None:
        tale = long("2026-09-24T10:00", raised_at="2026-09-23T10:00")
        assert reports(tale, "TECH", "2026-10-12T08:00") == [
            "2026-W40 by 09-30 18:00: overdue",
            "2026-W41 by 10-10 18:00: overdue",
        ]


class TestUntilTheWorkIsDone:
    def test_none_is_owed_once_all_tasks_are_done(self) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").progress("DESIGN", covers="2026-07-13", T3=100)
        tale.at("2026-07-14T10:00").progress("TECH", covers="2026-W29", T1=100)
        tale.at("2026-07-21T10:00").progress("TECH", covers="2026-07-20", T2=100)
        assert reports(tale, "DESIGN", NOW) == ["2026-W29 by 07-17 18:00: met 07-13 10:00"]
        assert reports(tale, "TECH", NOW) == [
            "2026-W29 by 07-17 18:00: met 07-14 10:00",
            "2026-W30 by 07-24 18:00: met 07-21 10:00",
        ]

    def test_none_is_owed_once_everything_is_accepted(self) -> None:
        tale = agreed()
        for department, deliverable in (("TECH", "D1"), ("DESIGN", "D2")):
            tale.at("2026-07-13T10:00").delivery(department, deliverable)
        tale.at("2026-07-14T10:00").acceptance("MKT", D1="pass", D2="pass")
        assert tale.owed("progress", NOW) == []

    def test_a_planned_task_beyond_the_agreed_ones_is_work_too(self) -> None:
        tale = long()
        tale.at("2026-07-09T10:00").plan("TECH", task("T9", "2026-07-31"))
        tale.at("2026-07-14T10:00").progress("TECH", T1=100, T2=100)
        assert reports(tale, "TECH", "2026-07-27T08:00") == [
            "2026-W29 by 07-17 18:00: met 07-14 10:00",
            "2026-W30 by 07-24 18:00: overdue",
        ]

    def test_a_department_that_only_decides_owes_none(self) -> None:
        assert reports(agreed(), "MKT", "2026-07-28T10:00") == []

    def test_who_reports_though_nothing_is_left_to_do_owes_nothing_for_that(self) -> None:
        tale = agreed()
        tale.at("2026-07-10T10:00").progress("DESIGN", T3=100)
        tale.at("2026-07-20T10:00").progress("DESIGN", covers="2026-W29", T3=100)
        assert reports(tale, "DESIGN", NOW) == []

    def test_after_the_end_none_is_owed_and_missed_ones_end_late(self) -> None:
        tale = long()
        tale.at("2026-07-22T10:00").cancel()
        assert reports(tale, "TECH", NOW) == ["2026-W29 by 07-17 18:00: late 07-22 10:00"]

    def test_a_department_that_joins_later_reports_from_its_first_full_week(self) -> None:
        tale = long()
        ops = {
            "department": "OPS",
            "role": "support",
            "contact": "xu-fang",
            "tasks": [{"id": "T5", "title": "上架", "due": "2026-08-31"}],
        }
        tale.at("2026-07-22T09:00").amendment(work=[*tale.form["work"], ops], to=["TECH", "OPS"])
        tale.at("2026-07-22T10:00").consensus()
        assert reports(tale, "OPS", "2026-07-27T10:00") == ["2026-W31 by 07-31 18:00: pending"]

    def test_what_a_department_missed_before_it_left_is_not_forgotten(self) -> None:
        tale = agreed()
        tale.at("2026-07-22T09:00").amendment(work=[*WORK[:2]])
        tale.at("2026-07-22T10:00").consensus()
        assert reports(tale, "DESIGN", NOW) == ["2026-W29 by 07-17 18:00: late 07-22 10:00"]


class TestOtherCadences:
    def test_every_day(self) -> None:
        tale = long(update_every="day")
        tale.at("2026-07-09T17:00").progress("TECH", T1=5)
        assert reports(tale, "TECH", "2026-07-13T10:00") == [
            "2026-07-09 by 07-09 18:00: met 07-09 17:00",
            "2026-07-10 by 07-10 18:00: overdue",
            "2026-07-13 by 07-13 18:00: pending",
        ]

    def test_one_report_about_the_week_is_none_for_the_days_to_come(self) -> None:
        tale = long(update_every="day")
        tale.at("2026-07-13T09:00").progress("TECH", covers="2026-W29", T1=5)
        assert reports(tale, "TECH", "2026-07-15T10:00")[2:] == [
            "2026-07-13 by 07-13 18:00: met 07-13 09:00",
            "2026-07-14 by 07-14 18:00: overdue",
            "2026-07-15 by 07-15 18:00: pending",
        ]

    def test_every_day_over_a_holiday(self) -> None:
        tale = long("2026-09-29T10:00", raised_at="2026-09-28T10:00", update_every="day")
        assert [each[:10] for each in reports(tale, "TECH", "2026-10-12T10:00")] == [
            "2026-09-30",
            "2026-10-08",
            "2026-10-09",
            "2026-10-10",  # a Saturday that is worked
            "2026-10-12",
        ]

    def test_every_second_working_day(self) -> None:
        tale = long(update_every="two-days")
        tale.at("2026-07-09T17:00").progress("TECH", T1=5)
        assert reports(tale, "TECH", "2026-07-16T10:00") == [
            "2026-07-10 by 07-10 18:00: met 07-09 17:00",
            "2026-07-14 by 07-14 18:00: overdue",
            "2026-07-16 by 07-16 18:00: pending",
        ]

    def test_a_new_cadence_holds_from_the_amendment_on(self) -> None:
        tale = long()
        tale.at("2026-07-17T10:00").progress("TECH", T1=5)
        tale.at("2026-07-20T10:00").amendment(update_every="day")
        tale.at("2026-07-21T10:00").progress("TECH", T1=10)
        assert reports(tale, "TECH", "2026-07-22T10:00") == [
            "2026-W29 by 07-17 18:00: met 07-17 10:00",
            "2026-07-21 by 07-21 18:00: met 07-21 10:00",
            "2026-07-22 by 07-22 18:00: pending",
        ]


class TestFeedback:
    """Every second working day, from the plan on."""

    def test_from_the_plan_on(self) -> None:
        assert reports(taken_on(), "TECH", "2026-07-10T10:00") == [
            "2026-07-09 by 07-09 18:00: overdue",
            "2026-07-13 by 07-13 18:00: pending",
        ]

    def test_not_before_every_department_took_it_on(self) -> None:
        tale = feedback(to=["TECH", "OPS"])
        tale.at("2026-07-07T10:00").plan("TECH", task("T1", "2026-07-24"))
        tale.at("2026-07-13T10:00").receipt("OPS")
        assert reports(tale, "TECH", "2026-07-14T10:00") == ["2026-07-15 by 07-15 18:00: pending"]

    def test_not_without_a_plan(self) -> None:
        tale = feedback()
        tale.at("2026-07-07T10:00").receipt("TECH")
        assert tale.owed("progress", NOW) == []

    def test_not_for_what_was_planned_after_its_part_was_resolved(self) -> None:
        tale = feedback(to=["TECH", "OPS"])
        for department in ("TECH", "OPS"):
            tale.at("2026-07-07T10:00").receipt(department)
        tale.at("2026-07-08T10:00").resolution("TECH")
        tale.at("2026-07-09T10:00").plan("TECH", task("T1", "2026-07-24"))
        tale.at("2026-07-13T10:00").resolution("OPS")
        tale.at("2026-07-15T10:00").confirmation("MKT", result="not-solved")
        assert reports(tale, "TECH", "2026-07-16T10:00") == ["2026-07-17 by 07-17 18:00: pending"]

    def test_not_once_it_is_resolved(self) -> None:
        tale = resolved("2026-07-09T10:00")
        assert tale.owed("progress", NOW) == []

    def test_not_from_whoever_was_taken_away(self) -> None:
        tale = taken_on()
        tale.at("2026-07-08T10:00").referral("TECH", add="OPS", remove="TECH")
        assert tale.owed("progress", NOW) == []

    def test_a_form_may_ask_for_another_cadence(self) -> None:
        assert reports(taken_on(update_every="week"), "TECH", "2026-07-13T10:00") == [
            "2026-W29 by 07-17 18:00: pending"
        ]


class TestHold:
    def test_none_is_owed_that_would_fall_due_on_hold(self) -> None:
        tale = long()
        tale.at("2026-07-16T10:00").hold()
        tale.at("2026-07-27T10:00").resume()
        assert reports(tale, "TECH", "2026-07-28T10:00") == ["2026-W31 by 07-31 18:00: pending"]

    def test_what_was_overdue_before_stays_so(self) -> None:
        tale = long()
        tale.at("2026-07-20T10:00").hold()
        assert reports(tale, "TECH", "2026-07-24T10:00") == ["2026-W29 by 07-17 18:00: overdue"]


def test_dates_of_work_do_not_change_what_is_reported() -> None:
    assert reports(agreed(work=work_due(T1="2026-08-31")), "TECH", "2026-07-13T10:00") == [
        "2026-W29 by 07-17 18:00: pending"
    ]
