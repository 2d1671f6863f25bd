"""What failed gets a new date, in an amendment or by the round that agrees to it."""

from __future__ import annotations

from accord.rules.case import Case
from accord.rules.rework import new_date_after_failing
from tests.heart.company import LEDGER, instant
from tests.heart.tale import MILESTONES, Tale, delivered, moved


def told(tale: Tale) -> list[str]:
    case = Case.of(tale.record, LEDGER, instant("2026-08-31T10:00"))
    return [each.message.text("en") for each in new_date_after_failing.judge(case)]


def failed() -> Tale:
    """D1, due on 24 July, fails on 27 July."""
    tale = delivered()
    tale.at("2026-07-27T10:00").acceptance("MKT", D1="fail", D2="pass")
    return tale


def test_a_round_on_the_date_that_has_passed_is_told() -> None:
    tale = failed()
    tale.at("2026-07-28T10:00").consensus(round=2)
    assert told(tale) == ["D1 failed, and M2 was due on 2026-07-24."]


def test_a_round_on_a_date_to_come_is_in_order() -> None:
    tale = failed()
    tale.at("2026-07-28T09:00").amendment(milestones=moved(MILESTONES, M2="2026-07-30"))
    tale.at("2026-07-28T10:00").consensus(round=2)
    assert told(tale) == []


def test_an_amendment_of_something_else_is_no_place_to_tell_it() -> None:
    tale = failed()
    tale.at("2026-07-28T09:00").amendment(title="新名称")
    assert told(tale) == []


def test_what_never_was_handed_over_is_just_late() -> None:
    tale = delivered()
    tale.at("2026-07-27T10:00").consensus(round=2)
    assert told(tale) == []
