"""From November on somebody is told that the next year's days off are not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.workdays.statutory import last_notice
from tests.checking import Patched, found

ROOT = Path(__file__).parents[2]
CALENDAR = "records/calendar.yml"
LAST = last_notice()


def ending(now: str, valid_through: str = "") -> list[str]:
    """What is said of the end of the sample's calendar, in English."""
    text = (ROOT / CALENDAR).read_text("utf-8")
    confirmed = f"\nvalid_through: {valid_through}" if valid_through else ""
    tree = Patched(
        ROOT, {CALENDAR: text.replace("country: CN", f"country: CN{confirmed}").encode()}
    )
    told = (each for each in found(tree, now) if each.rule == "calendar-ending")
    return [f"{each.position.line}: {each.message.text('en')}" for each in told]


@pytest.mark.parametrize(
    ("now", "valid_through", "told"),
    [
        (f"{LAST}-10-31T23:59", "", False),
        (f"{LAST}-11-01T00:00", "", True),
        (f"{LAST + 1}-02-01T09:00", "", True),
        (f"{LAST}-11-01T09:00", f"{LAST + 1}-12-31", False),
        (f"{LAST}-11-01T09:00", f"{LAST + 1}-12-30", True),
        (f"{LAST}-05-01T09:00", f"{LAST}-06-30", True),
    ],
)
def test_it_is_told_when_the_end_is_near(now: str, valid_through: str, told: bool) -> None:
    assert bool(ending(now, valid_through)) is told


def test_it_is_told_where_the_end_is_written() -> None:
    through = f"{LAST}-06-30"
    assert ending(f"{LAST}-05-01T09:00", through) == [
        f"4: Days off are known until {through}; later dates are provisional."
    ]
