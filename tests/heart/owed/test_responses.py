"""Whoever is asked something answers: risks, objections, questions, calls for help, escalations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accord.explain import calendar_of
from accord.obligations import owed
from tests.heart.company import LEDGER, ORGANIZATION
from tests.heart.tale import agreed, closed, feedback, request, taken_on, task
from tests.time.calendars import calendar

NOW = "2026-07-31T10:00"
CALENDAR = LEDGER.calendar
SHORTER = [{"since": "2026-01-01", "hours": ["09:00-17:00"]}]


@pytest.mark.parametrize(
    ("priority", "due"),
    [("high", "07-11 16:00"), ("medium", "07-13 18:00"), ("low", "07-13 18:00")],
)
def test_within_a_day_by_the_clock_if_urgent_and_within_a_working_day_otherwise(
    priority: str, due: str
) -> None:
    tale = agreed(priority=priority)
    risk = tale.at("2026-07-10T16:00").risk("TECH", "T1")
    assert tale.owed("response", "2026-07-10T17:00") == [f"MKT {risk} by {due}: pending"]


def test_the_initiating_department_answers_a_risk() -> None:
    tale = agreed()
    risk = tale.at("2026-07-13T10:00").risk("TECH", "T1")
    tale.at("2026-07-14T10:00").response("TECH", risk)
    tale.at("2026-07-15T10:00").response("MKT", risk, decision="accept")
    assert tale.owed("response", NOW) == [f"MKT {risk} by 07-14 18:00: late 07-15 10:00"]


@pytest.mark.parametrize("answer", ["objected", "needs-information"])
def test_it_answers_an_objection_and_missing_information(answer: str) -> None:
    tale = request()
    receipt = tale.at("2026-07-07T10:00").receipt("TECH", answer)
    assert tale.owed("response", "2026-07-09T10:00") == [f"MKT {receipt} by 07-08 18:00: overdue"]
    tale.at("2026-07-09T11:00").response("MKT", receipt)
    assert tale.owed("response", NOW) == [f"MKT {receipt} by 07-08 18:00: late 07-09 11:00"]


def test_nobody_answers_a_receipt_that_takes_it_on() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    assert tale.owed("response", NOW) == []


class TestMoot:
    """Whoever objected no longer waits for an answer."""

    def test_having_taken_it_on_all_the_same(self) -> None:
        tale = request()
        receipt = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
        tale.at("2026-07-08T10:00").receipt("TECH")
        assert tale.owed("response", NOW) == [f"MKT {receipt} by 07-08 18:00: waived 07-08 10:00"]

    def test_having_declined_it(self) -> None:
        tale = request()
        receipt = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
        tale.at("2026-07-08T10:00").decline("TECH")
        assert tale.owed("response", NOW) == [f"MKT {receipt} by 07-08 18:00: waived 07-08 10:00"]

    def test_having_agreed_to_it(self) -> None:
        tale = request()
        receipt = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
        tale.at("2026-07-08T10:00").consensus()
        assert tale.owed("response", NOW) == [f"MKT {receipt} by 07-08 18:00: waived 07-08 10:00"]

    def test_having_planned_it(self) -> None:
        tale = feedback()
        receipt = tale.at("2026-07-07T10:00").receipt("TECH", "needs-information")
        tale.at("2026-07-08T10:00").plan("TECH", task("T1", "2026-07-14"))
        assert tale.owed("response", NOW) == [f"MKT {receipt} by 07-08 18:00: waived 07-08 10:00"]

    def test_having_been_taken_away(self) -> None:
        tale = feedback(to=["TECH", "OPS"])
        receipt = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
        tale.at("2026-07-08T10:00").referral("OPS", remove="TECH")
        assert tale.owed("response", NOW) == [f"MKT {receipt} by 07-08 18:00: waived 07-08 10:00"]

    def test_but_asking_once_more_is_still_waiting(self) -> None:
        tale = request()
        first = tale.at("2026-07-07T10:00").receipt("TECH", "needs-information")
        second = tale.at("2026-07-08T10:00").receipt("TECH", "objected")
        assert tale.owed("response", "2026-07-13T10:00") == [
            f"MKT {first} by 07-08 18:00: overdue",
            f"MKT {second} by 07-09 18:00: overdue",
        ]

    def test_an_objection_to_what_was_agreed_waits_whatever_others_do(self) -> None:
        tale = agreed()
        receipt = tale.at("2026-07-13T10:00").receipt("TECH", "objected")
        tale.at("2026-07-13T11:00").minutes()
        tale.at("2026-07-13T12:00").progress("TECH", T1=20)
        assert tale.owed("response", "2026-07-15T10:00") == [
            f"MKT {receipt} by 07-14 18:00: overdue"
        ]
        tale.at("2026-07-16T10:00").consensus(round=2)
        assert tale.owed("response", NOW) == [f"MKT {receipt} by 07-14 18:00: late 07-16 10:00"]

    def test_a_question_about_what_was_planned_waits_too(self) -> None:
        tale = taken_on()
        receipt = tale.at("2026-07-08T10:00").receipt("TECH", "needs-information")
        tale.at("2026-07-08T11:00").progress("TECH", T1=20)
        assert tale.owed("response", "2026-07-10T10:00") == [
            f"MKT {receipt} by 07-09 18:00: overdue"
        ]


def test_each_department_asked_for_help_answers() -> None:
    tale = agreed()
    report = tale.at("2026-07-13T10:00").progress("TECH", T1=20, help=["DESIGN", "OPS"])
    tale.at("2026-07-14T10:00").response("DESIGN", report)
    assert tale.owed("response", "2026-07-15T10:00") == [
        f"DESIGN {report} by 07-14 18:00: met 07-14 10:00",
        f"OPS {report} by 07-14 18:00: overdue",
    ]


def test_the_person_to_whom_it_is_escalated_answers_and_ends_the_escalation() -> None:
    tale = agreed()
    name = tale.at("2026-07-13T10:00").escalation(to="zhao-qiang")
    assert tale.overlays("2026-07-13T12:00") == {"escalated"}
    assert tale.owed("response", "2026-07-13T12:00") == [
        f"zhao-qiang {name} by 07-14 18:00: pending"
    ]
    tale.at("2026-07-14T10:00").response("BOSS", name, decision="add-support")
    assert tale.overlays(NOW) == set()
    assert tale.owed("response", NOW) == [f"zhao-qiang {name} by 07-14 18:00: met 07-14 10:00"]


def test_every_escalation_is_answered_by_itself() -> None:
    tale = taken_on()
    first = tale.at("2026-07-08T10:00").escalation()
    tale.at("2026-07-09T10:00").escalation(department="TECH")
    tale.at("2026-07-09T12:00").response("BOSS", first)
    assert tale.overlays(NOW) == {"escalated"}


def test_a_final_state_has_no_overlays() -> None:
    tale = taken_on()
    tale.at("2026-07-08T10:00").escalation()
    tale.at("2026-07-08T11:00").hold()
    assert tale.overlays(NOW) == {"escalated", "on-hold"}
    tale.at("2026-07-08T12:00").cancel()
    assert tale.overlays(NOW) == set()


def test_nobody_answers_once_the_record_has_ended() -> None:
    tale = agreed()
    risk = tale.at("2026-07-13T10:00").risk("TECH", "T1")
    tale.at("2026-07-14T10:00").cancel()
    assert tale.owed("response", NOW) == [f"MKT {risk} by 07-14 18:00: waived 07-14 10:00"]


def test_a_request_that_goes_well_asks_for_no_response() -> None:
    assert closed().owed("response", NOW) == []


def test_whoever_moves_to_another_department_takes_no_due_date_along() -> None:
    """Technology goes home at 17:00, and 赵强 works there from August on."""
    tale = agreed()
    tale.at("2026-07-13T10:00").escalation("zhao-qiang")
    tale.at("2026-08-03T10:00").escalation("zhao-qiang")
    early = replace(CALENDAR.of(None), hours=calendar(office_hours=SHORTER).hours)
    people = ORGANIZATION.people
    moved = replace(people["zhao-qiang"], department="TECH", earlier=(("BOSS", date(2026, 7, 31)),))
    ledger = replace(
        LEDGER,
        calendar=replace(CALENDAR, departments={"TECH": early}),
        organization=replace(ORGANIZATION, people={**people, "zhao-qiang": moved}),
    )
    found = owed(tale.story("2026-08-04T10:00"), ledger)
    dues = [f"{each.due:%m-%d %H:%M}" for each in found if each.rule == "response"]
    assert dues == ["07-14 18:00", "08-04 17:00"]
    assert all(calendar_of(each, ledger).closing(each.due.date()) == each.due for each in found)
