"""Whoever is asked answers whether the record is taken on."""

from __future__ import annotations

import pytest

from tests.heart.tale import MILESTONES, WORK, agreed, feedback, request, taken_on, task

RAISED = "2026-07-06T09:30"


@pytest.mark.parametrize(
    ("priority", "raised", "due"),
    [
        ("high", "2026-07-06T09:30", "07-07 09:30"),
        ("high", "2026-07-10T17:00", "07-11 17:00"),  # by the clock, also on a Saturday
        ("medium", "2026-07-06T09:30", "07-09 18:00"),
        ("medium", "2026-07-10T17:00", "07-15 18:00"),
        ("medium", "2026-02-13T10:00", "02-25 18:00"),
        ("low", "2026-07-06T09:30", "07-13 18:00"),
        ("low", "2026-07-04T09:30", "07-13 18:00"),  # Saturday, rolled to Monday
    ],
)
@pytest.mark.parametrize("raise_one", [request, feedback])
def test_when_it_is_due(raise_one: object, priority: str, raised: str, due: str) -> None:
    tale = {request: request, feedback: feedback}[raise_one](  # type: ignore[index]
        priority=priority, raised_at=raised, to=["TECH"]
    )
    assert tale.owed("receipt", raised) == [f"TECH by {due}: pending"]


def test_each_department_owes_its_own() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    tale.at("2026-07-10T10:00").receipt("DESIGN")
    assert tale.owed("receipt", "2026-07-09T18:00") == [
        "DESIGN by 07-09 18:00: pending",
        "TECH by 07-09 18:00: met 07-07 10:00",
    ]
    assert tale.owed("receipt", "2026-07-09T18:01")[0] == "DESIGN by 07-09 18:00: overdue"
    assert tale.owed("receipt", "2026-07-31T10:00")[0] == "DESIGN by 07-09 18:00: late 07-10 10:00"


@pytest.mark.parametrize("answer", ["accepted", "needs-information", "objected"])
def test_any_first_answer_meets_it(answer: str) -> None:
    tale = request(to=["TECH"])
    tale.at("2026-07-07T10:00").receipt("TECH", answer)
    tale.at("2026-07-20T10:00").receipt("TECH")
    assert tale.owed("receipt", "2026-07-31T10:00") == ["TECH by 07-09 18:00: met 07-07 10:00"]


def test_a_decline_is_an_answer() -> None:
    tale = request(to=["TECH"])
    tale.at("2026-07-07T10:00").decline("TECH")
    assert tale.owed("receipt", "2026-07-31T10:00") == ["TECH by 07-09 18:00: met 07-07 10:00"]


def test_a_plan_is_an_answer_to_feedback() -> None:
    assert taken_on().owed("receipt", "2026-07-31T10:00") == [
        "TECH by 07-09 18:00: met 07-07 10:00"
    ]


def test_a_consensus_implies_the_receipts() -> None:
    assert agreed().owed("receipt", "2026-07-31T10:00") == [
        "DESIGN by 07-09 18:00: met 07-08 10:00",
        "TECH by 07-09 18:00: met 07-08 10:00",
    ]


def test_whoever_a_consensus_adds_has_answered_by_signing_it() -> None:
    tale = agreed()
    ops = {"department": "OPS", "role": "support", "contact": "xu-fang"}
    tale.at("2026-07-13T10:00").amendment(to=["TECH", "DESIGN", "OPS"], work=[*WORK, ops])
    tale.at("2026-07-14T10:00").consensus()
    assert "OPS by 07-17 18:00: met 07-14 10:00" in tale.owed("receipt", "2026-07-31T10:00")


def test_whoever_a_referral_adds_owes_an_answer_from_then_on() -> None:
    tale = feedback()
    tale.at("2026-07-08T10:00").referral("TECH", add="OPS", remove="TECH")
    assert tale.owed("receipt", "2026-07-10T10:00") == [
        "TECH by 07-09 18:00: met 07-08 10:00",  # the referral is its answer
        "OPS by 07-13 18:00: pending",
    ]


def test_whoever_is_taken_away_by_others_owes_nothing() -> None:
    tale = feedback(to=["TECH", "OPS"])
    tale.at("2026-07-08T10:00").referral("OPS", remove="TECH")
    assert tale.owed("receipt", "2026-07-31T10:00") == [
        "OPS by 07-09 18:00: met 07-08 10:00",
        "TECH by 07-09 18:00: waived 07-08 10:00",
    ]


def test_whoever_is_asked_again_owes_another_answer() -> None:
    tale = feedback()
    tale.at("2026-07-07T10:00").referral("TECH", add="OPS", remove="TECH")
    tale.at("2026-07-08T10:00").referral("OPS", add="TECH", remove="OPS")
    assert tale.owed("receipt", "2026-07-10T10:00") == [
        "TECH by 07-09 18:00: met 07-07 10:00",
        "OPS by 07-10 18:00: met 07-08 10:00",
        "TECH by 07-13 18:00: pending",
    ]


def test_nobody_owes_an_answer_once_it_is_cancelled() -> None:
    tale = request()
    tale.at("2026-07-08T10:00").cancel()
    assert tale.owed("receipt", "2026-07-31T10:00") == [
        "DESIGN by 07-09 18:00: waived 07-08 10:00",
        "TECH by 07-09 18:00: waived 07-08 10:00",
    ]


def test_what_was_overdue_when_it_was_cancelled_ends_late() -> None:
    tale = request(to=["TECH"])
    tale.at("2026-07-20T10:00").cancel()
    assert tale.owed("receipt", "2026-07-31T10:00") == ["TECH by 07-09 18:00: late 07-20 10:00"]


def test_the_priority_of_that_day_counts_not_a_later_one() -> None:
    tale = agreed(at="2026-07-08T10:00", priority="high")
    assert tale.owed("receipt", "2026-07-08T12:00")[0] == "DESIGN by 07-07 09:30: late 07-08 10:00"
    tale.at("2026-07-20T10:00").amendment(priority="low", milestones=MILESTONES)
    assert tale.owed("receipt", "2026-07-31T10:00")[0] == "DESIGN by 07-07 09:30: late 07-08 10:00"


class TestEnteredLate:
    """An entry that lands more than 2 working days after it happened."""

    NAME = "2026-07-08-receipt-TECH.md"

    def landing(self, at: str, now: str = "2026-07-31T10:00") -> list[str]:
        tale = request(to=["TECH"])
        tale.at("2026-07-08T10:00").receipt("TECH")
        return tale.owed("receipt", now, {self.NAME: at})

    def test_within_two_working_days_it_is_met(self) -> None:
        assert self.landing("2026-07-10T18:00") == ["TECH by 07-09 18:00: met 07-08 10:00"]

    def test_after_that_it_is_entered_late(self) -> None:
        assert self.landing("2026-07-10T18:01") == ["TECH by 07-09 18:00: entered-late 07-08 10:00"]

    def test_an_entry_may_say_so_itself(self) -> None:
        tale = request(to=["TECH"])
        tale.at("2026-07-08T10:00").receipt("TECH", entered_at="2026-07-15T10:00")
        assert tale.owed("receipt", "2026-07-31T10:00") == [
            "TECH by 07-09 18:00: entered-late 07-08 10:00"
        ]

    def test_what_happened_late_is_late_whenever_it_landed(self) -> None:
        tale = request(to=["TECH"])
        name = tale.at("2026-07-10T10:00").receipt("TECH")
        entered = {name: "2026-07-20T10:00"}
        assert tale.owed("receipt", "2026-07-31T10:00", entered) == [
            "TECH by 07-09 18:00: late 07-10 10:00"
        ]


class TestHold:
    def test_the_count_is_put_off_by_the_time_on_hold(self) -> None:
        tale = request(to=["TECH"])
        tale.at("2026-07-07T10:00").hold()
        tale.at("2026-07-14T10:00").resume()
        assert tale.owed("receipt", "2026-07-15T10:00") == ["TECH by 07-16 18:00: pending"]

    def test_nothing_becomes_overdue_while_the_hold_lasts(self) -> None:
        tale = request(to=["TECH"], priority="high")
        tale.at("2026-07-06T12:00").hold()
        for now in ("2026-07-07T10:00", "2026-07-20T10:00", "2026-08-20T10:00"):
            (found,) = tale.owed("receipt", now)
            assert found.endswith("pending")

    def test_what_was_overdue_before_stays_so(self) -> None:
        tale = request(to=["TECH"])
        tale.at("2026-07-10T10:00").hold()
        assert tale.owed("receipt", "2026-07-20T10:00") == ["TECH by 07-09 18:00: overdue"]

    def test_a_hold_with_a_date_ends_by_itself(self) -> None:
        tale = request(to=["TECH"])
        tale.at("2026-07-07T10:00").hold(until="2026-07-14")
        assert tale.overlays("2026-07-13T23:59") == {"on-hold"}
        assert tale.overlays("2026-07-14T00:00") == set()
        for now in ("2026-07-08T10:00", "2026-07-15T10:00"):
            assert tale.owed("receipt", now) == ["TECH by 07-16 18:00: pending"]


def test_unplanned_help_counts_as_an_answer_of_the_department_that_gives_it() -> None:
    tale = feedback(to=["TECH"])
    tale.at("2026-07-07T10:00").risk("TECH", "T1")
    tale.at("2026-07-20T10:00").plan("TECH", task("T1", "2026-07-24"))
    assert tale.owed("receipt", "2026-07-31T10:00") == ["TECH by 07-09 18:00: met 07-07 10:00"]


def test_it_names_the_entry_that_met_it() -> None:
    tale = request(to=["TECH"])
    assert [each.by for each in tale.obligations("2026-07-06T12:00")] == [None]
    tale.at("2026-07-07T10:00").receipt("TECH")
    receipt = tale.obligations("2026-07-07T12:00")[0]
    assert (receipt.rule, receipt.by) == ("receipt", "2026-07-07-receipt-TECH.md")


def test_what_was_waived_before_anybody_answered_was_met_by_nobody() -> None:
    tale = request(to=["TECH"])
    tale.at("2026-07-06T12:00").cancel()
    tale.at("2026-07-07T10:00").receipt("TECH")
    assert [each.by for each in tale.obligations("2026-07-08T12:00")] == [None]
