"""What stands in which list, from small tales; July 2026 has no holidays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.agenda import BY_NAME, views_of
from accord.obligation import Obligation
from accord.survey import Survey, survey
from tests.heart.company import LEDGER, instant
from tests.heart.tale import Tale, agreed, feedback, request, task


def look(tale: Tale, now: str) -> Survey:
    records = {tale.record.id: tale.record}
    return survey(replace(LEDGER, records=records), instant(now))


def stands_in(view: str, tale: Tale, now: str, *, settled: bool = False) -> list[str]:
    """What a list shows: rule, who, and subject where that is not the record."""
    seen = look(tale, now)
    shown = seen.obligations() if settled else seen.open_obligations()
    return sorted(_brief(each) for each in shown if BY_NAME[view].holds(each, seen))


def _brief(each: Obligation) -> str:
    about = "" if each.subject == each.record else f" {each.subject}"
    return f"{each.rule} {each.department or each.person}{about}"


RECEIPTS = ["receipt DESIGN", "receipt TECH"]


@pytest.mark.parametrize(
    ("now", "where"),
    [
        # Raised on Monday 6 July; three working days end on Thursday 9 July at 18:00.
        ("2026-07-06T10:00", set()),
        ("2026-07-07T23:59", {"soon"}),
        ("2026-07-08T10:00", {"soon"}),
        ("2026-07-09T00:00", {"soon", "today"}),
        ("2026-07-09T18:00", {"soon", "today"}),
        ("2026-07-09T18:01", {"overdue"}),
        ("2026-07-31T10:00", {"overdue"}),
    ],
)
def test_near_today_and_overdue(now: str, where: set[str]) -> None:
    for view in ("overdue", "today", "soon"):
        assert stands_in(view, request(), now) == (RECEIPTS if view in where else [])


def test_what_is_settled_is_neither_near_nor_overdue() -> None:
    tale = request(to=["TECH"])
    tale.at("2026-07-10T10:00").receipt("TECH")
    for now in ("2026-07-10T11:00", "2026-07-09T19:00"):
        receipts = [
            each
            for view in ("overdue", "today", "soon")
            for each in stands_in(view, tale, now, settled=True)
            if each.startswith("receipt")
        ]
        assert receipts == (["receipt TECH"] if now < "2026-07-10" else [])


def test_a_risk_until_it_is_answered_and_nothing_else_that_wants_an_answer() -> None:
    tale = agreed()
    risk = tale.at("2026-07-10T10:00").risk("TECH", "T1")
    tale.at("2026-07-10T10:00").progress("TECH", help=["DESIGN"], T1=10)
    tale.at("2026-07-10T10:00").escalation()
    assert stands_in("risks", tale, "2026-07-10T12:00") == [f"response MKT {risk}"]
    tale.at("2026-07-13T10:00").response("MKT", risk, decision="accept")
    assert stands_in("risks", tale, "2026-07-13T12:00") == []
    assert stands_in("risks", tale, "2026-07-13T12:00", settled=True) == [f"response MKT {risk}"]


def test_the_reports_that_this_week_still_lacks() -> None:
    tale = agreed()  # on Wednesday 8 July: the first full week begins on the 13th
    assert stands_in("reports", tale, "2026-07-10T10:00") == []
    both = ["progress DESIGN 2026-W29", "progress TECH 2026-W29"]
    assert stands_in("reports", tale, "2026-07-13T09:30") == both
    assert stands_in("reports", tale, "2026-07-19T23:59") == both  # on Sunday, overdue
    tale.at("2026-07-16T10:00").progress("TECH", covers="2026-W29", T1=50)
    assert stands_in("reports", tale, "2026-07-17T10:00") == both[:1]
    assert stands_in("reports", tale, "2026-07-20T09:30") == [
        "progress DESIGN 2026-W30",
        "progress TECH 2026-W30",
    ]


def test_a_shorter_rhythm_owes_several_reports_in_a_week() -> None:
    tale = feedback()
    tale.at("2026-07-06T12:00").plan("TECH", task("T1", "2026-07-17"))
    shown = stands_in("reports", tale, "2026-07-09T10:00")
    assert shown == ["progress TECH 2026-07-08", "progress TECH 2026-07-10"]


def test_what_slips_without_a_warning_but_not_on_hold() -> None:
    tale = agreed()
    assert stands_in("unwarned", tale, "2026-07-10T10:00") == []
    assert stands_in("unwarned", tale, "2026-07-13T10:00") == ["task DESIGN T3", "task TECH T1"]
    tale.at("2026-07-13T12:00").risk("TECH", "T1")
    assert stands_in("unwarned", tale, "2026-07-16T10:00") == ["task DESIGN T3"]
    tale.at("2026-07-16T12:00").hold()
    assert stands_in("unwarned", tale, "2026-07-16T13:00") == []
    tale.at("2026-07-17T10:00").resume()
    assert stands_in("unwarned", tale, "2026-07-17T12:00") == ["task DESIGN T3"]
    tale.at("2026-07-17T14:00").progress("DESIGN", T3=100)
    assert stands_in("unwarned", tale, "2026-07-17T15:00") == []


def test_dates_in_a_year_whose_holidays_are_not_published() -> None:
    tale = request(raised_at="2029-12-31T10:00", to=["TECH"])
    assert stands_in("provisional", tale, "2029-12-31T12:00") == ["receipt TECH"]
    assert stands_in("provisional", request(), "2026-07-06T12:00") == []


def test_an_obligation_knows_its_lists() -> None:
    seen = look(request(), "2026-07-09T10:00")
    assert {views_of(each, seen) for each in seen.open_obligations()} == {
        frozenset({"today", "soon"})
    }
