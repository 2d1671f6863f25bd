"""Who must act on an obligation on a day: a person, an office, whoever stands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accord.ledger import Ledger
from accord.obligation import Obligation
from accord.responsibility import responsible
from tests.heart.company import LEDGER, ORGANIZATION
from tests.heart.tale import Tale, agreed, request, resolved

BEFORE, DURING, AFTER = date(2026, 7, 17), date(2026, 7, 20), date(2026, 7, 25)


def the(tale: Tale, rule: str, now: str, department: str | None = None) -> Obligation:
    """The first obligation of a kind, of one department if one is named."""
    found = tale.obligations(now)
    return next(
        each for each in found if each.rule == rule and department in (None, each.department)
    )


@pytest.mark.parametrize(
    ("day", "people"),
    [
        (BEFORE, ("wu-hao",)),
        (DURING, ("wu-hao", "chen-jing")),
        (date(2026, 7, 24), ("wu-hao", "chen-jing")),
        (AFTER, ("wu-hao",)),
    ],
)
def test_whoever_stands_in_acts_too_from_the_first_day_to_the_last(
    day: date, people: tuple[str, ...]
) -> None:
    receipt = the(request(), "receipt", "2026-07-06T10:00", "TECH")
    assert receipt.person is None and responsible(receipt, LEDGER, day) == people


def test_of_a_task_the_person_it_names_before_any_office() -> None:
    work = [
        {"department": "MKT", "role": "decide", "contact": "he-jiayi"},
        {
            "department": "TECH",
            "role": "lead",
            "contact": "tang-yi",
            "tasks": [{"id": "T1", "title": "接口", "due": "2026-07-15"}],
        },
    ]
    task = the(agreed(to=["TECH"], work=work), "task", "2026-07-09T10:00")
    assert responsible(task, LEDGER, BEFORE) == ("tang-yi",)
    assert responsible(task._replace(person="nobody"), LEDGER, BEFORE) == ("wu-hao",)


def test_the_lead_where_the_table_says_so() -> None:
    consensus = the(request(), "receipt", "2026-07-06T10:00")._replace(rule="consensus")
    assert responsible(consensus._replace(department="TECH"), LEDGER, BEFORE) == ("chen-jing",)


def test_of_a_person_who_has_left_the_department() -> None:
    confirmation = the(resolved(), "confirmation", "2026-07-14T10:00")
    gone = confirmation._replace(person="pan-yu")
    assert responsible(gone, LEDGER, date(2026, 7, 15)) == ("pan-yu",)
    assert responsible(gone, LEDGER, date(2026, 7, 16)) == ("lin-yue",)


def test_of_a_vacant_office_the_other_one_and_of_nobody_nobody() -> None:
    receipt = the(request(), "receipt", "2026-07-06T10:00", "TECH")
    tech = ORGANIZATION.departments["TECH"]
    for changes, people in (
        ({"contacts": ()}, ("chen-jing",)),
        ({"contacts": (), "leads": ()}, ()),
    ):
        departments = {**ORGANIZATION.departments, "TECH": replace(tech, **changes)}
        ledger: Ledger = replace(
            LEDGER, organization=replace(ORGANIZATION, departments=departments)
        )
        assert responsible(receipt, ledger, BEFORE) == people
    assert responsible(receipt._replace(department="GONE"), LEDGER, BEFORE) == ()
