"""What is worth telling of an entry: minutes written late, entries entered late."""

from __future__ import annotations

import pytest

from accord.obligations.marks import entry_marks
from tests.heart.company import LEDGER
from tests.heart.tale import Tale, request

NOW = "2026-07-31T10:00"


def marks(tale: Tale, entered: dict[str, str] | None = None) -> dict[str, set[str]]:
    found = entry_marks(tale.story(NOW, entered), LEDGER)
    return {name: set(each) for name, each in found.items() if each}


@pytest.mark.parametrize(
    ("held", "written", "late"),
    [
        ("2026-07-10T14:00", "2026-07-10T17:00", False),
        ("2026-07-10T14:00", "2026-07-13T18:00", False),
        ("2026-07-10T14:00", "2026-07-13T18:01", True),
        ("2026-07-11T14:00", "2026-07-13T18:00", False),
    ],
)
def test_minutes_written_more_than_a_working_day_after_the_meeting(
    held: str, written: str, late: bool
) -> None:
    tale = request()
    name = tale.at(written).minutes(held_at=held)
    assert marks(tale) == ({name: {"minutes-late"}} if late else {})


def test_an_entry_that_was_entered_more_than_two_working_days_after_it_happened() -> None:
    tale = request()
    one = tale.at("2026-07-09T10:00").receipt("TECH")
    other = tale.at("2026-07-09T11:00").receipt("DESIGN")
    entered = {one: "2026-07-13T18:00", other: "2026-07-13T18:01"}
    assert marks(tale, entered) == {other: {"entered-late"}}


def test_an_entry_that_says_so_itself() -> None:
    tale = request()
    name = tale.at("2026-07-09T10:00").receipt("TECH", entered_at="2026-07-20T10:00")
    assert marks(tale) == {name: {"entered-late"}}


def test_what_is_entered_in_the_future_is_not_late_yet() -> None:
    tale = request()
    name = tale.at("2026-07-09T10:00").receipt("TECH")
    assert marks(tale, {name: "2026-08-20T10:00"}) == {}


def test_an_entry_that_is_not_allowed_has_no_marks() -> None:
    tale = request()
    tale.at("2026-07-09T10:00").delivery("TECH", "D1", entered_at="2026-07-20T10:00")
    assert marks(tale) == {}
