"""Looking back on what went wrong, and leaving the board."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.heart.tale import (
    MILESTONES,
    Tale,
    accepted,
    agreed,
    closed,
    delivered,
    feedback,
    moved,
    request,
    resolved,
    taken_on,
)

NOW = "2026-08-31T10:00"


def reworked() -> Tale:
    tale = delivered()
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify", D2="pass")
    tale.at("2026-07-21T11:00").delivery("TECH", "D1")
    tale.at("2026-07-21T12:00").acceptance("MKT", D1="pass")
    tale.at("2026-07-22T10:00").confirmation("MKT", "TECH", "DESIGN")
    return tale


def escalated() -> Tale:
    tale = accepted()
    name = tale.at("2026-07-21T11:00").escalation()
    tale.at("2026-07-21T12:00").response("BOSS", name)
    tale.at("2026-07-22T10:00").confirmation("MKT", "TECH", "DESIGN")
    return tale


def late() -> Tale:
    return closed(milestones=moved(MILESTONES, M2="2026-07-17"))


def cancelled_after_agreement() -> Tale:
    tale = agreed()
    tale.at("2026-07-22T10:00").cancel()
    return tale


def not_solved() -> Tale:
    tale = resolved()
    tale.at("2026-07-14T10:00").confirmation("MKT", result="not-solved")
    tale.at("2026-07-21T10:00").resolution("TECH")
    tale.at("2026-07-22T10:00").confirmation("MKT", result="solved")
    return tale


def never_reported() -> Tale:
    """A milestone of tasks that nobody ever reported, passed before all was accepted."""
    nodes = [*MILESTONES, {"id": "M4", "title": "稿", "due": "2026-07-10", "ends": ["T3"]}]
    return closed(milestones=nodes)


def cancelled_before_agreement() -> Tale:
    tale = request()
    tale.at("2026-07-22T10:00").cancel()
    return tale


def declined_after_an_escalation() -> Tale:
    """Nobody can add a retrospective to a record that was declined, so none is owed."""
    tale = request(to=["TECH"])
    tale.at("2026-07-21T10:00").escalation()
    tale.at("2026-07-22T10:00").decline("TECH")
    return tale


def failed_by_nobody_who_accepts() -> Tale:
    tale = delivered()
    tale.at("2026-07-21T09:00").acceptance("TECH", D1="rectify")
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="pass")
    tale.at("2026-07-22T10:00").confirmation("MKT", "TECH", "DESIGN")
    return tale


def solved() -> Tale:
    tale = resolved("2026-07-20T10:00")
    tale.at("2026-07-22T10:00").confirmation("MKT", result="solved")
    return tale


WENT_WRONG = [reworked, escalated, late, cancelled_after_agreement, not_solved, never_reported]
WENT_WELL = [
    closed,
    solved,
    cancelled_before_agreement,
    declined_after_an_escalation,
    failed_by_nobody_who_accepts,
]


class TestRetrospective:
    """Owed after something went wrong, within five working days of the end (22 July)."""

    @pytest.mark.parametrize("tell", WENT_WRONG)
    def test_owed(self, tell: Callable[[], Tale]) -> None:
        tale = tell()
        assert tale.owed("retrospective", "2026-07-23T10:00") == ["MKT by 07-29 18:00: pending"]
        assert tale.owed("retrospective", "2026-07-30T10:00") == ["MKT by 07-29 18:00: overdue"]
        tale.at("2026-07-31T10:00").retrospective()
        assert tale.owed("retrospective", NOW) == ["MKT by 07-29 18:00: late 07-31 10:00"]

    @pytest.mark.parametrize("tell", WENT_WELL)
    def test_not_owed(self, tell: Callable[[], Tale]) -> None:
        assert tell().owed("retrospective", NOW) == []

    def test_not_before_the_end(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify")
        assert tale.owed("retrospective", NOW) == []

    def test_one_held_before_closing_counts(self) -> None:
        tale = accepted(milestones=moved(MILESTONES, M2="2026-07-17"))
        tale.at("2026-07-21T15:00").retrospective()
        tale.at("2026-07-22T10:00").confirmation("MKT", "TECH", "DESIGN")
        assert tale.owed("retrospective", NOW) == ["MKT by 07-29 18:00: met 07-21 15:00"]

    @pytest.mark.parametrize("until", [None, "2026-09-30"])
    def test_a_hold_ends_with_the_record(self, until: str | None) -> None:
        """Nobody can resume what has ended, so nothing is put off for it any longer."""
        tale = accepted(milestones=moved(MILESTONES, M2="2026-07-17"))
        tale.at("2026-07-21T15:00").hold(until=until)
        tale.at("2026-07-22T10:00").confirmation("MKT", "TECH", "DESIGN")
        assert tale.owed("retrospective", NOW) == ["MKT by 07-29 18:00: overdue"]


class TestArchive:
    def test_ten_working_days_after_the_end(self) -> None:
        for tale in (
            closed(),
            solved(),
            cancelled_before_agreement(),
            declined_after_an_escalation(),
        ):
            assert not tale.is_archived("2026-08-05T17:59")
            assert tale.is_archived("2026-08-05T18:00")

    def test_not_while_a_retrospective_is_owed(self) -> None:
        for tell in WENT_WRONG:
            assert not tell().is_archived(NOW)

    def test_as_soon_as_the_retrospective_is_held(self) -> None:
        tale = reworked()
        tale.at("2026-07-23T10:00").retrospective()
        assert not tale.is_archived("2026-07-23T09:59")
        assert tale.is_archived("2026-07-23T10:00")

    def test_a_voluntary_retrospective_archives_it_too(self) -> None:
        tale = closed()
        tale.at("2026-07-23T10:00").retrospective()
        assert tale.is_archived("2026-07-23T10:00")

    @pytest.mark.parametrize(
        "tell", [request, agreed, delivered, accepted, feedback, taken_on, resolved]
    )
    def test_never_before_a_final_state(self, tell: Callable[[], Tale]) -> None:
        assert not tell().is_archived("2027-07-30T10:00")

    def test_nothing_is_open_in_a_final_state_but_the_retrospective(self) -> None:
        for tell in (*WENT_WRONG, *WENT_WELL):
            open_ones = {each.rule for each in tell().obligations(NOW) if each.is_open}
            assert open_ones <= {"retrospective"}
