"""A date moved before it passed is replaced; moved afterwards, the old one ends late."""

from __future__ import annotations

import pytest

from tests.heart.tale import MILESTONES, WORK, Tale, agreed, work_due

NOW = "2026-08-31T10:00"


def moved_at(day: str, **due: str) -> Tale:
    tale = agreed()
    tale.at(f"2026-07-{day}T09:00").amendment(work=work_due(**due))
    tale.at(f"2026-07-{day}T10:00").consensus()
    return tale


def test_before_it_passed() -> None:
    tale = moved_at("14", T1="2026-07-20")
    assert tale.about("T1", "2026-07-16T10:00") == ["TECH T1 by 07-20 18:00: pending"]


def test_afterwards() -> None:
    tale = moved_at("16", T1="2026-07-20")
    assert tale.about("T1", "2026-07-17T10:00") == [
        "TECH T1 by 07-15 18:00: late 07-16 10:00 (unwarned)",
        "TECH T1 by 07-20 18:00: pending",
    ]


def test_until_the_new_round_the_old_date_stands() -> None:
    tale = agreed()
    tale.at("2026-07-14T09:00").amendment(work=work_due(T1="2026-07-20"))
    assert tale.about("T1", "2026-07-16T10:00") == ["TECH T1 by 07-15 18:00: overdue (unwarned)"]


def test_an_earlier_date_counts_too() -> None:
    tale = moved_at("10", T1="2026-07-13")
    assert tale.about("T1", "2026-07-14T10:00") == ["TECH T1 by 07-13 18:00: overdue (unwarned)"]


def test_what_was_done_before_is_not_owed_anew() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").progress("TECH", T1=100)
    tale.at("2026-07-14T09:00").amendment(work=work_due(T1="2026-07-20"))
    tale.at("2026-07-14T10:00").consensus()
    assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: met 07-10 10:00"]


def test_what_was_done_before_and_undone_is_owed_by_the_new_date() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").progress("TECH", T1=100)
    tale.at("2026-07-14T09:00").amendment(work=work_due(T1="2026-07-20"))
    tale.at("2026-07-14T10:00").consensus()
    tale.at("2026-07-16T10:00").progress("TECH", T1=60)
    assert tale.about("T1", "2026-07-17T10:00") == [
        "TECH T1 by 07-15 18:00: met 07-10 10:00",
        "TECH T1 by 07-20 18:00: pending",
    ]


def test_a_task_given_up_before_its_date_is_waived() -> None:
    tale = agreed()
    left = [WORK[0], {**WORK[1], "tasks": WORK[1]["tasks"][:1]}, WORK[2]]
    tale.at("2026-07-14T09:00").amendment(work=left)
    tale.at("2026-07-14T10:00").consensus()
    assert tale.about("T2", NOW) == ["TECH T2 by 07-22 18:00: waived 07-14 10:00"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("14", ["OPS T3 by 07-15 18:00: pending"]),
        (
            "16",
            [
                "DESIGN T3 by 07-15 18:00: late 07-16 10:00 (unwarned)",
                "OPS T3 by 07-15 18:00: overdue (unwarned)",
            ],
        ),
    ],
)
def test_a_task_that_goes_to_another_department_is_owed_by_that_one(
    day: str, told: list[str]
) -> None:
    tale = agreed()
    ops = {**WORK[2], "department": "OPS", "contact": "xu-fang"}
    tale.at(f"2026-07-{day}T09:00").amendment(work=[*WORK[:2], ops])
    tale.at(f"2026-07-{day}T10:00").consensus()
    assert tale.about("T3", f"2026-07-{day}T12:00") == told


def test_a_new_contact_owes_what_the_old_one_did_not_do() -> None:
    tale = agreed()
    tale.at("2026-07-10T09:00").amendment(
        work=[WORK[0], {**WORK[1], "contact": "chen-jing"}, WORK[2]]
    )
    tale.at("2026-07-10T10:00").consensus()
    owing = [each.person for each in tale.obligations("2026-07-13T10:00") if each.subject == "T1"]
    assert owing == ["chen-jing"]


def test_a_milestone_that_a_round_brings_can_not_have_been_reached_before() -> None:
    tale = agreed()
    more = [*MILESTONES, {"id": "M4", "title": "再达成", "due": "2026-07-20", "ends": "agreed"}]
    tale.at("2026-07-14T09:00").amendment(milestones=more)
    tale.at("2026-07-14T10:00").consensus()
    assert tale.about("M4", NOW) == []
