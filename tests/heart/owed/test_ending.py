"""Acceptance, rectification and confirmation: what ends a record."""

from __future__ import annotations

import pytest

from tests.heart.tale import DELIVERABLES, Tale, accepted, agreed, delivered, item, resolved

NOW = "2026-08-31T10:00"
TECH, DESIGN = "2026-07-20-delivery-TECH.md", "2026-07-20-delivery-DESIGN.md"


class TestAcceptance:
    """Three working days after each delivery, or the deliverable's milestone if later."""

    def test_the_milestone_if_it_is_later(self) -> None:
        assert delivered().owed("acceptance", "2026-07-20T12:00") == [
            f"MKT {DESIGN} by 07-24 18:00: pending",
            f"MKT {TECH} by 07-24 18:00: pending",
        ]

    def test_three_working_days_otherwise(self) -> None:
        tale = agreed()
        name = tale.at("2026-07-24T10:00").delivery("TECH", "D1")
        assert tale.owed("acceptance", "2026-07-24T12:00") == [
            f"MKT {name} by 07-29 18:00: pending"
        ]

    def test_every_acceptor_owes_its_own(self) -> None:
        tale = delivered(acceptance_by=["OPS"])
        tale.at("2026-07-22T10:00").acceptance("OPS", D1="pass", D2="pass")
        tale.at("2026-07-27T10:00").acceptance("MKT", D1="pass", D2="pass")
        assert tale.owed("acceptance", NOW) == [
            f"MKT {DESIGN} by 07-24 18:00: late 07-27 10:00",
            f"MKT {TECH} by 07-24 18:00: late 07-27 10:00",
            f"OPS {DESIGN} by 07-24 18:00: met 07-22 10:00",
            f"OPS {TECH} by 07-24 18:00: met 07-22 10:00",
        ]

    def test_every_deliverable_of_a_delivery_is_judged(self) -> None:
        tale = agreed(deliverables=[DELIVERABLES[0], {**DELIVERABLES[1], "department": "TECH"}])
        name = tale.at("2026-07-20T10:00").delivery("TECH", "D1", "D2")
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass")
        assert tale.owed("acceptance", "2026-07-22T10:00") == [
            f"MKT {name} by 07-24 18:00: pending"
        ]
        tale.at("2026-07-23T10:00").acceptance("MKT", D2="pass")
        assert tale.owed("acceptance", NOW) == [f"MKT {name} by 07-24 18:00: met 07-23 10:00"]

    @pytest.mark.parametrize("verdict", ["rectify", "fail"])
    def test_what_one_sends_back_the_others_need_not_judge(self, verdict: str) -> None:
        tale = agreed(acceptance_by=["OPS"])
        name = tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        tale.at("2026-07-21T10:00").acceptance("OPS", D1=verdict)
        assert tale.owed("acceptance", NOW) == [
            f"MKT {name} by 07-24 18:00: waived 07-21 10:00",
            f"OPS {name} by 07-24 18:00: met 07-21 10:00",
        ]

    def test_what_is_delivered_anew_is_judged_by_the_new_delivery(self) -> None:
        tale = agreed()
        first = tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        second = tale.at("2026-07-21T10:00").delivery("TECH", "D1")
        assert tale.owed("acceptance", "2026-07-22T10:00") == [
            f"MKT {first} by 07-24 18:00: waived 07-21 10:00",
            f"MKT {second} by 07-24 18:00: pending",
        ]

    def test_what_a_new_round_changed_is_judged_once_it_is_delivered_again(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").amendment(
            deliverables=[{**DELIVERABLES[0], "title": "新页面"}, DELIVERABLES[1]]
        )
        tale.at("2026-07-21T12:00").consensus()
        assert tale.owed("acceptance", "2026-07-23T10:00") == [
            f"MKT {DESIGN} by 07-24 18:00: pending",
            f"MKT {TECH} by 07-24 18:00: waived 07-21 12:00",
        ]

    def test_nothing_is_owed_for_what_failed_its_own_check(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").delivery("TECH", "D1", self_check="fail")
        assert tale.owed("acceptance", NOW) == []

    def test_what_failed_its_own_check_later_leaves_the_verdict_owed(self) -> None:
        tale = agreed()
        name = tale.at("2026-07-24T10:00").delivery("TECH", "D1")
        tale.at("2026-07-28T10:00").delivery("TECH", "D1", self_check="fail")
        assert tale.owed("acceptance", "2026-07-30T10:00") == [
            f"MKT {name} by 07-29 18:00: overdue"
        ]

    def test_a_hold_puts_it_off(self) -> None:
        tale = agreed()
        name = tale.at("2026-07-24T10:00").delivery("TECH", "D1")
        tale.at("2026-07-27T10:00").hold()
        tale.at("2026-07-30T10:00").resume()
        assert tale.owed("acceptance", "2026-07-30T12:00") == [
            f"MKT {name} by 08-03 18:00: pending"
        ]


class TestRectification:
    """Each item by its own date."""

    def ordered(self) -> Tale:
        tale = delivered()
        items = [item("R1", "D1", "2026-07-23"), item("R2", "D1", "2026-07-24", "DESIGN")]
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify", D2="pass", items=items)
        return tale

    def test_owed_by_the_department_it_names(self) -> None:
        assert self.ordered().owed("rectification", "2026-07-24T10:00") == [
            "TECH R1 by 07-23 18:00: overdue",
            "DESIGN R2 by 07-24 18:00: pending",
        ]

    def test_met_when_a_delivery_lists_it(self) -> None:
        tale = self.ordered()
        tale.at("2026-07-23T10:00").delivery("TECH", "D1", rectified=["R1"])
        tale.at("2026-07-27T10:00").delivery("TECH", "D1", rectified=["R2"])
        assert tale.owed("rectification", NOW) == [
            "TECH R1 by 07-23 18:00: met 07-23 10:00",
            "DESIGN R2 by 07-24 18:00: late 07-27 10:00",
        ]

    def test_waived_when_the_deliverable_changed_or_failed(self) -> None:
        changed, failed = self.ordered(), self.ordered()
        changed.at("2026-07-22T10:00").amendment(deliverables=DELIVERABLES[1:])
        changed.at("2026-07-22T12:00").consensus()
        failed.at("2026-07-22T12:00").acceptance("MKT", D1="fail")
        for tale in (changed, failed):
            assert tale.owed("rectification", NOW) == [
                "TECH R1 by 07-23 18:00: waived 07-22 12:00",
                "DESIGN R2 by 07-24 18:00: waived 07-22 12:00",
            ]

    def test_a_date_that_passes_on_hold_waits(self) -> None:
        tale = self.ordered()
        tale.at("2026-07-22T10:00").hold()
        tale.at("2026-07-27T10:00").resume()
        assert tale.owed("rectification", "2026-07-28T10:00")[0] == (
            "DESIGN R2 by 07-30 18:00: pending"
        )

    def test_a_backdated_one_shows_as_entered_late(self) -> None:
        tale = self.ordered()
        name = tale.at("2026-07-23T10:00").delivery("TECH", "D1", rectified=["R1", "R2"])
        entered = {name: "2026-07-30T10:00"}
        assert tale.owed("rectification", NOW, entered)[0] == (
            "TECH R1 by 07-23 18:00: entered-late 07-23 10:00"
        )


class TestConfirmation:
    """Both sides, within three working days."""

    def test_each_side_owes_its_own(self) -> None:
        tale = accepted()
        tale.at("2026-07-22T10:00").confirmation("TECH")
        tale.at("2026-07-27T10:00").confirmation("MKT")
        assert tale.owed("confirmation", "2026-07-28T10:00") == [
            "DESIGN by 07-24 18:00: overdue",
            "MKT by 07-24 18:00: late 07-27 10:00",
            "TECH by 07-24 18:00: met 07-22 10:00",
        ]

    def test_of_feedback_the_raiser_alone(self) -> None:
        assert resolved().owed("confirmation", "2026-07-13T12:00") == [
            "he-jiayi by 07-16 18:00: pending"
        ]

    def test_once_more_after_each_resolution(self) -> None:
        tale = resolved()
        tale.at("2026-07-15T10:00").confirmation("MKT", result="not-solved")
        tale.at("2026-07-20T10:00").resolution("TECH")
        tale.at("2026-07-24T10:00").confirmation("MKT", result="solved")
        assert tale.owed("confirmation", NOW) == [
            "he-jiayi by 07-16 18:00: met 07-15 10:00",
            "he-jiayi by 07-23 18:00: late 07-24 10:00",
        ]


class TestARaiserWhoLeaves:
    """`pan-yu` leaves after 15 July; then the contact is the one to ask."""

    def raised(self, resolved_at: str) -> Tale:
        return resolved(resolved_at, raised_by="pan-yu", contact="he-jiayi")

    def test_as_long_as_they_are_there_it_is_theirs(self) -> None:
        tale = self.raised("2026-07-14T10:00")
        assert tale.owed("confirmation", "2026-07-15T10:00") == ["pan-yu by 07-17 18:00: pending"]

    def test_gone_before_it_is_resolved(self) -> None:
        tale = self.raised("2026-07-20T10:00")
        assert tale.owed("confirmation", "2026-07-20T12:00") == ["he-jiayi by 07-23 18:00: pending"]

    def test_gone_while_the_confirmation_is_waited_for(self) -> None:
        tale = self.raised("2026-07-14T10:00")
        assert tale.owed("confirmation", "2026-07-16T10:00") == ["he-jiayi by 07-17 18:00: pending"]

    def test_gone_after_having_confirmed(self) -> None:
        tale = self.raised("2026-07-14T10:00")
        tale.at("2026-07-15T10:00").confirmation("MKT", result="solved")
        assert tale.owed("confirmation", NOW) == ["pan-yu by 07-17 18:00: met 07-15 10:00"]
