"""Deliverables against rounds of acceptance, and what was agreed and signed."""

from __future__ import annotations

from accord.site.reader import Reader
from accord.site.records.agreements import Agreement, agreements
from accord.site.records.rounds import Rounds, rounds
from accord.site.values.fields import Display
from tests.heart.company import ORGANIZATION
from tests.heart.tale import MILESTONES, Tale, agreed, closed, delivered, item, moved
from tests.site.test_views import look

ENGLISH = Reader("en", ORGANIZATION)


def table(tale: Tale, now: str) -> Rounds:
    found = rounds(*look(tale, now), Display(ENGLISH))
    assert found
    return found


def told(found: Rounds) -> dict[str, list[str]]:
    return {
        line.name.split()[0]: [cell.verdict.text if cell else "" for cell in line.cells]
        for line in found.lines
    }


def agreed_on(tale: Tale, now: str) -> list[Agreement]:
    return list(agreements(look(tale, now)[0], {}, ENGLISH))


def test_before_anything_is_delivered_there_is_no_table() -> None:
    assert rounds(*look(agreed(), "2026-07-09T10:00"), Display(ENGLISH)) is None


def test_what_waits_for_acceptance_has_a_column_of_its_own() -> None:
    found = table(delivered(), "2026-07-20T12:00")
    assert [column.title for column in found.columns] == ["Next"]
    assert told(found) == {"D1": ["Waits for acceptance"], "D2": ["Waits for acceptance"]}


def test_each_acceptance_is_a_round_and_says_nothing_of_the_rest() -> None:
    tale = delivered()
    tale.at("2026-07-21T10:00").acceptance(
        "MKT", D1="rectify", D2="pass", items=[item("R1", "D1", "2026-07-23")]
    )
    tale.at("2026-07-22T10:00").delivery("TECH", "D1", rectified=["R1"])
    tale.at("2026-07-23T10:00").acceptance("MKT", D1="pass")
    found = table(tale, "2026-07-23T12:00")
    assert [column.title for column in found.columns] == ["Round 1", "Round 2"]
    assert told(found) == {"D1": ["Rectify", "Pass"], "D2": ["Pass", ""]}
    assert [line.standing.text for line in found.lines] == ["Passed", "Passed"]


def test_a_criterion_is_told_as_one_phrase() -> None:
    lines = table(delivered(), "2026-07-20T12:00").lines
    assert [line.criterion for line in lines] == ["首屏时间 at most 2 秒", "视觉规范"]


def test_only_the_last_consensus_holds_and_an_amendment_takes_even_that_away() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").amendment(milestones=moved(MILESTONES, M2="2026-07-29"))
    assert [each.holds for each in agreed_on(tale, "2026-07-13T12:00")] == [False]
    tale.at("2026-07-14T10:00").consensus(round=2)
    found = agreed_on(tale, "2026-07-14T12:00")
    assert [(each.title, each.counts, each.holds) for each in found] == [
        ("Consensus, round 1", True, False),
        ("Consensus, round 2", True, True),
    ]


def test_a_consensus_that_does_not_fit_counts_for_nothing() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").consensus(digest=f"v1:sha256:{'0' * 64}", round=2)
    found = agreed_on(tale, "2026-07-13T12:00")
    assert [each.counts for each in found] == [True, False]


def test_the_end_is_confirmed_below() -> None:
    assert agreed_on(closed(), "2026-07-22T12:00")[-1].title == "Confirmation of the end"
