"""Tasks, agreed and planned, each by its date."""

from __future__ import annotations

import pytest

from tests.heart.tale import Tale, agreed, feedback, resolved, taken_on, task, work_due

NOW = "2026-08-31T10:00"


class TestTasks:
    def test_by_the_end_of_the_office_day(self) -> None:
        tale = agreed()
        assert tale.about("T1", "2026-07-15T18:00") == ["TECH T1 by 07-15 18:00: pending"]
        assert tale.about("T1", "2026-07-15T18:01") == [
            "TECH T1 by 07-15 18:00: overdue (unwarned)"
        ]

    @pytest.mark.parametrize(
        ("at", "told"),
        [("15T18:00", "met 07-15 18:00"), ("15T18:01", "late 07-15 18:01 (unwarned)")],
    )
    def test_met_by_the_report_that_it_is_complete(self, at: str, told: str) -> None:
        tale = agreed()
        tale.at("2026-07-10T10:00").progress("TECH", T1=99)
        tale.at(f"2026-07-{at}").progress("TECH", T1=100)
        tale.at("2026-07-17T10:00").progress("TECH", T1=100, T2=10)
        assert tale.about("T1", NOW) == [f"TECH T1 by 07-15 18:00: {told}"]

    def test_on_a_day_off_it_is_due_that_day(self) -> None:
        tale = agreed(work=work_due(T1="2026-07-18"))
        assert tale.about("T1", "2026-07-18T12:00") == ["TECH T1 by 07-18 18:00: pending"]

    def test_undone_before_its_date_it_is_owed_again(self) -> None:
        tale = agreed()
        tale.at("2026-07-10T10:00").progress("TECH", T1=100)
        assert tale.about("T1", "2026-07-11T10:00") == ["TECH T1 by 07-15 18:00: met 07-10 10:00"]
        tale.at("2026-07-13T10:00").progress("TECH", T1=80)
        assert tale.about("T1", "2026-07-14T10:00") == ["TECH T1 by 07-15 18:00: pending"]
        tale.at("2026-07-15T10:00").progress("TECH", T1=100)
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: met 07-15 10:00"]

    def test_undone_within_the_minute_it_was_never_done(self) -> None:
        tale = agreed()
        tale.at("2026-07-16T10:00").progress("TECH", T1=80)
        tale.at("2026-07-16T10:00").progress("TECH", T1=100)  # read first, by its file name
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: overdue (unwarned)"]

    def test_undone_after_its_date_it_stays_met(self) -> None:
        tale = agreed()
        tale.at("2026-07-10T10:00").progress("TECH", T1=100)
        tale.at("2026-07-20T10:00").progress("TECH", T1=80)
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: met 07-10 10:00"]

    def test_a_backdated_report_shows_as_entered_late(self) -> None:
        tale = agreed()
        name = tale.at("2026-07-14T10:00").progress("TECH", T1=100)
        entered = {name: "2026-07-24T10:00"}
        assert tale.about("T1", NOW, entered) == [
            "TECH T1 by 07-15 18:00: entered-late 07-14 10:00"
        ]

    def test_nobody_asks_for_it_once_everything_is_accepted(self) -> None:
        tale = agreed(work=work_due(T2="2026-07-24"))
        for department, deliverable in (("TECH", "D1"), ("DESIGN", "D2")):
            tale.at("2026-07-20T10:00").delivery(department, deliverable)
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="pass")
        assert tale.about("T2", NOW) == ["TECH T2 by 07-24 18:00: waived 07-21 10:00"]
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: late 07-21 10:00 (unwarned)"]

    def test_a_cancel_waives_what_was_not_due_yet(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").cancel()
        assert tale.about("T2", NOW) == ["TECH T2 by 07-22 18:00: waived 07-20 10:00"]
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: late 07-20 10:00 (unwarned)"]


class TestPlans:
    """A department breaks its work down; the agreed dates stand."""

    def planned(self) -> Tale:
        tale = agreed()
        tale.at("2026-07-08T12:00").plan(
            "TECH",
            task("T1.1", "2026-07-10", under="T1"),
            task("T1.2", "2026-07-14", under="T1", owner="chen-jing"),
        )
        return tale

    def test_the_planned_tasks_are_owed_and_the_agreed_one_is_late_only_through_them(self) -> None:
        found = {each.subject: each for each in self.planned().obligations("2026-07-09T10:00")}
        assert [found[name].leaf for name in ("T1", "T2", "T1.1", "T1.2")] == [
            False,
            True,
            True,
            True,
        ]
        assert found["T1.2"].person == "chen-jing"

    def test_the_agreed_task_is_done_once_all_its_parts_are(self) -> None:
        tale = self.planned()
        tale.at("2026-07-10T10:00").report("TECH", {"T1.1": 100})
        assert tale.about("T1", "2026-07-13T10:00") == ["TECH T1 by 07-15 18:00: pending"]
        tale.at("2026-07-14T10:00").report("TECH", {"T1.2": 100})
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: met 07-14 10:00"]

    def test_the_parts_are_done_once_the_agreed_task_is(self) -> None:
        tale = self.planned()
        tale.at("2026-07-10T10:00").progress("TECH", T1=100)
        assert tale.about("T1.2", NOW) == ["TECH T1.2 by 07-14 18:00: met 07-10 10:00"]

    def test_a_new_plan_replaces_the_old_one(self) -> None:
        tale = self.planned()
        tale.at("2026-07-09T12:00").plan("TECH", task("T1.1", "2026-07-13", under="T1"))
        assert tale.about("T1.1", "2026-07-09T13:00") == ["TECH T1.1 by 07-13 18:00: pending"]
        assert tale.about("T1.2", "2026-07-09T13:00") == [
            "TECH T1.2 by 07-14 18:00: waived 07-09 12:00"
        ]

    def test_a_plan_without_the_part_that_was_left_completes_nothing(self) -> None:
        tale = self.planned()
        tale.at("2026-07-10T10:00").report("TECH", {"T1.1": 100})
        tale.at("2026-07-15T10:00").plan("TECH", task("T1.1", "2026-07-10", under="T1"))
        tale.at("2026-07-15T11:00").minutes()
        assert tale.about("T1", "2026-07-15T12:00") == [
            "TECH T1 by 07-15 18:00: pending",
        ]
        tale.at("2026-07-16T10:00").report("TECH", {"T1.1": 100})
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: late 07-16 10:00 (unwarned)"]

    def test_what_is_planned_under_a_complete_task_is_not_owed(self) -> None:
        tale = agreed()
        tale.at("2026-07-09T10:00").progress("TECH", T1=100)
        tale.at("2026-07-10T10:00").plan("TECH", task("T1.1", "2026-07-14", under="T1"))
        assert tale.about("T1.1", NOW) == []

    def test_nor_is_it_once_it_was_planned_away_again(self) -> None:
        tale = agreed()
        tale.at("2026-07-09T10:00").progress("TECH", T1=100)
        tale.at("2026-07-10T10:00").plan("TECH", task("T1.1", "2026-07-14", under="T1"))
        tale.at("2026-07-13T10:00").plan("TECH", task("T9", "2026-07-31"))
        assert tale.about("T1.1", NOW) == []

    @pytest.mark.parametrize("day", ["10", "16"])
    def test_it_counts_by_itself_once_nothing_is_planned_under_it(self, day: str) -> None:
        """A part that was given up hides no missed date of the whole."""
        tale = agreed()
        tale.at("2026-07-08T12:00").plan("TECH", task("T1.1", "2026-07-15", under="T1"))
        tale.at(f"2026-07-{day}T10:00").plan("TECH", task("T9", "2026-07-31"))
        leaves = {each.subject: each.leaf for each in tale.obligations(NOW)}
        late = [each.subject for each in tale.obligations(NOW) if each.outcome == "late"]
        assert leaves["T1"] is (day == "10")
        assert late == ([] if day == "10" else ["T1.1"])

    def test_a_date_of_a_plan_moved_after_it_passed_ends_late(self) -> None:
        tale = self.planned()
        tale.at("2026-07-13T12:00").plan(
            "TECH", task("T1.1", "2026-07-14", under="T1"), task("T1.2", "2026-07-14", under="T1")
        )
        assert tale.about("T1.1", "2026-07-13T13:00") == [
            "TECH T1.1 by 07-10 18:00: late 07-13 12:00 (unwarned)",
            "TECH T1.1 by 07-14 18:00: pending",
        ]

    def test_a_task_dropped_after_its_date_passed_ends_late_too(self) -> None:
        tale = self.planned()
        tale.at("2026-07-13T12:00").plan("TECH", task("T1.2", "2026-07-14", under="T1"))
        assert tale.about("T1.1", NOW) == ["TECH T1.1 by 07-10 18:00: late 07-13 12:00 (unwarned)"]

    def test_the_plan_of_one_department_leaves_that_of_another_alone(self) -> None:
        tale = taken_on(to=["TECH", "OPS"])
        tale.at("2026-07-08T10:00").plan("OPS", task("T2", "2026-07-15", owner="xu-fang"))
        assert tale.about("T1", "2026-07-08T12:00") == ["TECH T1 by 07-14 18:00: pending"]

    def test_an_agreed_date_stands_whatever_a_plan_says(self) -> None:
        tale = agreed()
        tale.at("2026-07-08T12:00").plan("TECH", task("T1", "2026-07-31"))
        assert tale.about("T1", "2026-07-09T10:00") == ["TECH T1 by 07-15 18:00: pending"]


class TestFeedback:
    def test_planned_tasks_are_waived_once_the_department_has_resolved_its_part(self) -> None:
        tale = resolved()
        assert tale.about("T1", NOW) == ["TECH T1 by 07-14 18:00: waived 07-13 10:00"]
        tale.at("2026-07-16T10:00").confirmation("MKT", result="not-solved")
        assert tale.about("T1", NOW) == ["TECH T1 by 07-14 18:00: waived 07-13 10:00"]

    def test_they_stay_waived_when_the_department_declines_afterwards(self) -> None:
        tale = resolved()
        tale.at("2026-07-16T10:00").confirmation("MKT", result="not-solved")
        tale.at("2026-07-17T10:00").decline("TECH")
        assert tale.about("T1", NOW) == ["TECH T1 by 07-14 18:00: waived 07-13 10:00"]

    def test_they_stay_waived_when_they_are_done_after_they_were_planned_away(self) -> None:
        tale = resolved()
        tale.at("2026-07-16T10:00").confirmation("MKT", result="not-solved")
        tale.at("2026-07-17T10:00").plan("TECH", task("T2", "2026-07-24"))
        tale.at("2026-07-20T10:00").progress("TECH", T1=100)
        assert tale.about("T1", NOW) == ["TECH T1 by 07-14 18:00: waived 07-13 10:00"]

    def test_not_solved_before_their_date_they_are_owed_again(self) -> None:
        tale = resolved("2026-07-09T10:00")
        tale.at("2026-07-10T10:00").confirmation("MKT", result="not-solved")
        assert tale.about("T1", "2026-07-13T10:00") == ["TECH T1 by 07-14 18:00: pending"]

    def test_what_is_planned_by_who_has_resolved_its_part_is_not_owed(self) -> None:
        tale = taken_on(to=["TECH", "OPS"])
        tale.at("2026-07-09T10:00").resolution("TECH")
        tale.at("2026-07-10T10:00").plan("TECH", task("T5", "2026-07-14"))
        assert tale.about("T5", NOW) == []

    def test_what_is_planned_after_it_was_not_solved_is_owed_though_its_day_has_passed(
        self,
    ) -> None:
        tale = resolved()
        tale.at("2026-07-14T10:00").confirmation("MKT", result="not-solved")
        tale.at("2026-07-15T10:00").plan("TECH", task("T5", "2026-07-10"))
        assert tale.about("T5", "2026-07-15T12:00") == [
            "TECH T5 by 07-10 18:00: overdue (unwarned)"
        ]

    def test_another_department_is_still_at_work(self) -> None:
        tale = taken_on(to=["TECH", "OPS"])
        tale.at("2026-07-09T10:00").resolution("TECH")
        assert tale.about("T2", "2026-07-10T10:00") == ["OPS T2 by 07-14 18:00: pending"]

    def test_whoever_was_taken_away_owes_no_task(self) -> None:
        tale = taken_on()
        tale.at("2026-07-08T10:00").referral("TECH", add="OPS", remove="TECH")
        assert tale.about("T1", NOW) == ["TECH T1 by 07-14 18:00: waived 07-08 10:00"]

    def test_whoever_declined_after_all_owes_no_task(self) -> None:
        tale = taken_on(to=["TECH", "OPS"])
        tale.at("2026-07-08T10:00").decline("TECH")
        assert tale.about("T1", NOW) == ["TECH T1 by 07-14 18:00: waived 07-08 10:00"]


def test_feedback_without_a_plan_has_no_dates() -> None:
    tale = feedback()
    tale.at("2026-07-07T10:00").receipt("TECH")
    assert [each.rule for each in tale.obligations(NOW)] == ["receipt"]
