"""Milestones and deliveries, each by its date."""

from __future__ import annotations

from tests.heart.tale import DELIVERABLES, MILESTONES, agreed, closed, delivered, moved

NOW = "2026-08-31T10:00"


class TestMilestones:
    def test_reached_by_what_ends_them(self) -> None:
        tale = closed()
        assert tale.owed("milestone", NOW) == [
            "MKT M1 by 07-10 18:00: met 07-08 10:00",
            "TECH M2 by 07-24 18:00: met 07-20 10:00",
            "MKT M3 by 07-31 18:00: met 07-21 10:00",
        ]

    def test_an_agreement_after_its_milestone_is_late(self) -> None:
        tale = agreed("2026-07-13T10:00")
        assert tale.about("M1", NOW) == ["MKT M1 by 07-10 18:00: late 07-13 10:00 (unwarned)"]

    def test_an_agreement_that_is_cancelled_within_its_minute_was_late_all_the_same(self) -> None:
        tale = agreed("2026-07-13T10:00")
        tale.at("2026-07-13T10:00").cancel()
        assert tale.about("M1", NOW) == ["MKT M1 by 07-10 18:00: late 07-13 10:00 (unwarned)"]

    def test_without_a_department_it_is_the_initiating_ones(self) -> None:
        assert agreed().about("M3", "2026-07-09T10:00") == ["MKT M3 by 07-31 18:00: pending"]

    def test_one_that_ends_with_tasks_is_late_only_through_them(self) -> None:
        nodes = [
            *MILESTONES,
            {"id": "M4", "title": "接口与稿", "due": "2026-07-15", "ends": ["T1", "T3"]},
        ]
        tale = agreed(milestones=nodes)
        tale.at("2026-07-14T10:00").progress("TECH", T1=100)
        tale.at("2026-07-16T10:00").progress("DESIGN", T3=100)
        found = {each.subject: each for each in tale.obligations(NOW)}
        assert tale.about("M4", NOW) == ["MKT M4 by 07-15 18:00: late 07-16 10:00 (unwarned)"]
        assert (found["M4"].leaf, found["M2"].leaf) == (False, True)

    def test_only_what_is_due_by_then_must_be_delivered_or_accepted(self) -> None:
        first = {"id": "M4", "title": "一期", "due": "2026-07-17", "ends": "delivered"}
        then = {"id": "M5", "title": "一期验收", "due": "2026-07-20", "ends": "accepted"}
        tale = agreed(
            milestones=[*MILESTONES, first, then],
            deliverables=[{**DELIVERABLES[0], "milestone": "M4"}, DELIVERABLES[1]],
        )
        tale.at("2026-07-16T10:00").delivery("TECH", "D1")
        tale.at("2026-07-17T10:00").acceptance("MKT", D1="pass")
        assert tale.about("M4", NOW) == ["MKT M4 by 07-17 18:00: met 07-16 10:00"]
        assert tale.about("M5", NOW) == ["MKT M5 by 07-20 18:00: met 07-17 10:00"]
        assert tale.about("M2", "2026-07-20T10:00") == ["TECH M2 by 07-24 18:00: pending"]

    def test_with_nothing_due_by_then_everything_must_be_delivered(self) -> None:
        early = {"id": "M4", "title": "早交", "due": "2026-07-17", "ends": "delivered"}
        tale = agreed(milestones=[*MILESTONES, early])
        assert tale.about("M4", "2026-07-17T10:00") == ["MKT M4 by 07-17 18:00: pending"]

    def test_delivery_of_a_part_reaches_nothing(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        assert tale.about("M2", "2026-07-21T10:00") == ["TECH M2 by 07-24 18:00: pending"]


class TestDeliveries:
    def test_by_the_date_of_their_milestone(self) -> None:
        tale = agreed()
        tale.at("2026-07-24T18:00").delivery("TECH", "D1")
        assert tale.owed("delivery", "2026-07-27T10:00") == [
            "DESIGN D2 by 07-24 18:00: overdue",
            "TECH D1 by 07-24 18:00: met 07-24 18:00",
        ]

    def test_rework_leaves_them_delivered(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify")
        assert tale.about("D1", NOW) == ["TECH D1 by 07-24 18:00: met 07-20 10:00"]

    def test_failing_before_its_date_it_is_owed_again(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="fail")
        assert tale.about("D1", "2026-07-22T10:00") == ["TECH D1 by 07-24 18:00: pending"]
        assert tale.about("D1", "2026-07-27T10:00") == ["TECH D1 by 07-24 18:00: overdue"]

    def test_failing_afterwards_it_was_made_in_time_and_is_owed_by_the_new_date(self) -> None:
        tale = delivered()
        tale.at("2026-07-27T10:00").acceptance("MKT", D1="fail", D2="pass")
        tale.at("2026-07-28T10:00").amendment(milestones=moved(MILESTONES, M2="2026-07-31"))
        tale.at("2026-07-29T10:00").consensus()
        assert tale.about("D1", "2026-07-30T10:00") == [
            "TECH D1 by 07-24 18:00: met 07-20 10:00",
            "TECH D1 by 07-31 18:00: pending",
        ]
        assert tale.about("D2", NOW) == ["DESIGN D2 by 07-24 18:00: met 07-20 10:00"]

    def test_changed_by_a_new_round_before_its_date_it_is_owed_again(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").amendment(
            deliverables=[{**DELIVERABLES[0], "title": "新页面"}, DELIVERABLES[1]]
        )
        tale.at("2026-07-21T12:00").consensus()
        assert tale.about("D1", "2026-07-22T10:00") == ["TECH D1 by 07-24 18:00: pending"]
        assert tale.about("D2", NOW) == ["DESIGN D2 by 07-24 18:00: met 07-20 10:00"]

    def test_a_backdated_delivery_shows_as_entered_late(self) -> None:
        tale = delivered()
        entered = {"2026-07-20-delivery-TECH.md": "2026-07-30T10:00"}
        assert tale.about("D1", NOW, entered) == [
            "TECH D1 by 07-24 18:00: entered-late 07-20 10:00"
        ]
