"""The page of what is due: its lists, how soon, and what it says of what it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.agenda import BY_NAME
from accord.site.making.outline import outline
from accord.site.overviews.agenda import Agenda, agenda
from accord.site.overviews.due import MOST
from accord.site.reader import Reader
from accord.survey import survey
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import Tale, agreed, request

ENGLISH = Reader("en", ORGANIZATION)
COPIES = 40


def shown(now: str, *tales: Tale, ahead: int = 2) -> Agenda:
    records = {tale.record.id: tale.record for tale in tales}
    seen = survey(replace(LEDGER, records=records), instant(now))
    return agenda(outline(seen, ENGLISH).owed, ahead, ENGLISH)


@pytest.mark.parametrize(
    ("now", "tiers"),
    [
        # Raised on Monday 6 July; two answers are due on Thursday 9 July at 18:00.
        ("2026-07-06T10:00", [0, 0, 0]),
        ("2026-07-07T10:00", [0, 0, 2]),
        ("2026-07-08T10:00", [0, 2, 0]),
        ("2026-07-09T10:00", [2, 0, 0]),
        ("2026-07-09T19:00", [0, 0, 0]),
    ],
)
def test_what_is_due_soon_stands_by_how_soon(now: str, tiers: list[int]) -> None:
    found = shown(now, request())
    assert [each.name for each in found.tiers] == ["today", "tomorrow", "soon"]
    assert [each.total for each in found.tiers] == tiers and found.soon == sum(tiers)


@pytest.mark.parametrize(
    ("ahead", "titles"),
    [
        (0, ["Today"]),
        (1, ["Today", "By the next working day"]),
        (5, ["Today", "By the next working day", "Within 5 working days"]),
    ],
)
def test_how_far_ahead_the_page_looks_the_table_says(ahead: int, titles: list[str]) -> None:
    assert [each.title for each in shown("2026-07-06T10:00", ahead=ahead).tiers] == titles


def test_the_other_lists_are_those_of_the_command() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").risk("TECH", "T1")
    parts = {each.name: each for each in shown("2026-07-13T12:00", tale).others}
    assert {name: part.total for name, part in parts.items()} == {
        "risks": 1, "reports": 2, "unwarned": 1, "provisional": 0,
    }  # fmt: skip
    for name, part in parts.items():
        assert part.title == BY_NAME[name].title.text("en")
        assert part.nothing == BY_NAME[name].nothing.text("en")
    assert parts["risks"].items[0].what == "Risk · Technology · Mon, Jul 13"


def test_a_long_list_is_cut_and_knows_how_long_it_is() -> None:
    tales = [request(id=f"XLX-2026-{number:03}") for number in range(1, COPIES + 1)]
    today = shown("2026-07-09T10:00", *tales).tiers[0]
    assert (len(today.items), today.total, today.is_cut) == (MOST, 2 * COPIES, True)


def test_what_will_be_near_in_days_is_there_for_when_the_page_has_aged() -> None:
    found = shown("2026-07-08T12:00", agreed())
    assert found.upcoming and not any(each.is_soon for each in found.upcoming)
