"""Reaching a consensus, and a new one after a date was given up or a deliverable failed."""

from __future__ import annotations

import pytest

from tests.heart.tale import MILESTONES, Tale, agreed, delivered, moved, request, resolved

NOW = "2026-08-31T10:00"


def received(at: str = "2026-07-07T10:00") -> Tale:
    tale = request(to=["TECH"])
    tale.at(at).receipt("TECH")
    return tale


def test_five_working_days_after_it_was_received() -> None:
    assert received().owed("consensus", "2026-07-07T10:00") == ["MKT by 07-14 18:00: pending"]
    assert received().owed("consensus", "2026-07-14T18:01") == ["MKT by 07-14 18:00: overdue"]


@pytest.mark.parametrize(("at", "outcome"), [("14T18:00", "met"), ("15T09:00", "late")])
def test_met_by_the_first_consensus_that_counts(at: str, outcome: str) -> None:
    tale = received()
    tale.at("2026-07-08T10:00").consensus("MKT")
    tale.at(f"2026-07-{at}").consensus()
    when = f"07-{at.replace('T', ' ')}"
    assert tale.owed("consensus", NOW) == [f"MKT by 07-14 18:00: {outcome} {when}"]


def test_nothing_is_owed_before_everybody_took_it_on() -> None:
    assert request().owed("consensus", "2026-07-31T10:00") == []


def test_nothing_is_owed_if_they_agree_at_once() -> None:
    assert agreed().owed("consensus", NOW) == []


def test_an_objection_afterwards_waives_it_and_taking_it_on_again_starts_anew() -> None:
    tale = received()
    tale.at("2026-07-09T10:00").receipt("TECH", "objected")
    tale.at("2026-07-13T10:00").receipt("TECH")
    assert tale.owed("consensus", "2026-07-15T10:00") == [
        "MKT by 07-14 18:00: waived 07-09 10:00",
        "MKT by 07-20 18:00: pending",
    ]


def test_an_objection_taken_back_within_the_minute_leaves_it_owed() -> None:
    tale = received()
    tale.at("2026-07-09T10:00").receipt("TECH")
    tale.at("2026-07-09T10:00").receipt("TECH", "objected")  # read first, by its file name
    assert tale.owed("consensus", "2026-07-10T10:00") == [
        "MKT by 07-14 18:00: waived 07-09 10:00",
        "MKT by 07-16 18:00: pending",
    ]


def test_a_hold_puts_it_off() -> None:
    tale = received()
    tale.at("2026-07-08T10:00").hold()
    tale.at("2026-07-15T10:00").resume()
    assert tale.owed("consensus", "2026-07-15T12:00") == ["MKT by 07-21 18:00: pending"]


def test_a_cancel_waives_it() -> None:
    tale = received()
    tale.at("2026-07-09T10:00").cancel()
    assert tale.owed("consensus", NOW) == ["MKT by 07-14 18:00: waived 07-09 10:00"]


def test_feedback_needs_none() -> None:
    assert resolved().owed("consensus", NOW) == []


class TestNewRound:
    """Three working days after a date was given up or a deliverable failed."""

    def rescheduled(self) -> tuple[Tale, str]:
        tale = agreed()
        risk = tale.at("2026-07-13T10:00").risk("TECH", "M2")
        return tale, tale.at("2026-07-14T10:00").response("MKT", risk, decision="reschedule")

    def test_after_a_reschedule(self) -> None:
        tale, response = self.rescheduled()
        assert tale.owed("consensus", "2026-07-14T12:00") == [
            f"MKT {response} by 07-17 18:00: pending"
        ]
        tale.at("2026-07-15T10:00").amendment(milestones=moved(MILESTONES, M2="2026-07-29"))
        tale.at("2026-07-16T10:00").consensus()
        assert tale.owed("consensus", NOW) == [f"MKT {response} by 07-17 18:00: met 07-16 10:00"]

    def test_a_round_that_does_not_fit_does_not_count(self) -> None:
        tale, response = self.rescheduled()
        tale.at("2026-07-16T10:00").consensus("MKT", "TECH")
        assert tale.owed("consensus", "2026-07-20T10:00") == [
            f"MKT {response} by 07-17 18:00: overdue"
        ]

    @pytest.mark.parametrize("decision", ["adjust-priority", "add-support", "accept"])
    def test_any_other_decision_needs_none(self, decision: str) -> None:
        tale = agreed()
        risk = tale.at("2026-07-13T10:00").risk("TECH", "M2")
        tale.at("2026-07-14T10:00").response("MKT", risk, decision=decision)
        assert tale.owed("consensus", NOW) == []

    def test_after_a_failed_deliverable(self) -> None:
        tale = delivered()
        letter = tale.at("2026-07-21T10:00").acceptance("MKT", D1="fail", D2="pass")
        assert tale.owed("consensus", "2026-07-21T12:00") == [
            f"MKT {letter} by 07-24 18:00: pending"
        ]
        tale.at("2026-07-27T10:00").consensus(round=2)
        assert tale.owed("consensus", NOW) == [f"MKT {letter} by 07-24 18:00: late 07-27 10:00"]

    def test_a_failure_that_nobody_who_accepts_signed_calls_for_none(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").acceptance("TECH", D1="fail")
        assert tale.owed("consensus", NOW) == []

    def test_a_failure_of_what_was_never_delivered_calls_for_none(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="fail")
        assert tale.owed("consensus", NOW) == []

    def test_one_round_answers_everything_that_called_for_it(self) -> None:
        tale, response = self.rescheduled()
        other = tale.at("2026-07-15T10:00").risk("DESIGN", "M3")
        tale.at("2026-07-15T11:00").response("MKT", other, decision="reschedule")
        assert tale.owed("consensus", "2026-07-15T12:00") == [
            f"MKT {response} by 07-17 18:00: pending"
        ]
        tale.at("2026-07-16T10:00").consensus(round=2)
        risk = tale.at("2026-07-20T10:00").risk("TECH", "M2")
        again = tale.at("2026-07-20T11:00").response("MKT", risk, decision="reschedule")
        assert tale.owed("consensus", "2026-07-20T12:00") == [
            f"MKT {response} by 07-17 18:00: met 07-16 10:00",
            f"MKT {again} by 07-23 18:00: pending",
        ]

    def test_before_the_first_agreement_there_is_none_to_renew(self) -> None:
        tale = received()
        risk = tale.at("2026-07-08T10:00").risk("TECH", "M2")
        tale.at("2026-07-08T12:00").response("MKT", risk, decision="reschedule")
        assert tale.owed("consensus", "2026-07-09T10:00") == ["MKT by 07-14 18:00: pending"]

    def test_nobody_seeks_a_round_any_more_once_everything_is_accepted(self) -> None:
        tale = delivered()
        risk = tale.at("2026-07-20T11:00").risk("TECH", "M3")
        name = tale.at("2026-07-20T12:00").response("MKT", risk, decision="reschedule")
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="pass")
        assert tale.owed("consensus", NOW) == [f"MKT {name} by 07-23 18:00: waived 07-21 10:00"]

    def test_who_was_only_asked_for_help_moves_no_date(self) -> None:
        tale = agreed()
        report = tale.at("2026-07-13T10:00").progress("TECH", T1=20, help=["DESIGN"])
        tale.at("2026-07-14T10:00").response("DESIGN", report, decision="reschedule")
        assert tale.owed("consensus", NOW) == []

    def test_whom_it_was_escalated_to_may_move_dates(self) -> None:
        tale = agreed()
        name = tale.at("2026-07-13T10:00").escalation()
        answer = tale.at("2026-07-14T10:00").response("BOSS", name, decision="reschedule")
        assert tale.owed("consensus", NOW) == [f"MKT {answer} by 07-17 18:00: overdue"]

    def test_nobody_can_seek_one_while_all_is_accepted_or_after_the_end(self) -> None:
        tale = delivered()
        risk = tale.at("2026-07-20T11:00").risk("TECH", "M3")
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="pass")
        tale.at("2026-07-21T11:00").response("MKT", risk, decision="reschedule")
        assert tale.owed("consensus", NOW) == []

    def test_what_fails_after_the_consensus_of_the_same_minute_calls_for_another(self) -> None:
        tale = delivered()
        risk = tale.at("2026-07-20T11:00").risk("TECH", "M3")
        tale.at("2026-07-20T12:00").response("MKT", risk, decision="reschedule")
        tale.at("2026-07-21T10:00").consensus(round=2)
        letter = tale.at("2026-07-21T10:00").acceptance("MKT", D1="fail")
        assert tale.owed("consensus", "2026-07-22T10:00")[1:] == [
            f"MKT {letter} by 07-24 18:00: pending"
        ]
