"""Whose calendar counts: in the sample customer service works on two Saturdays of November."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from accord import ledger
from accord.trees import Folder

OPENED = ledger.opened(Folder(Path(__file__).parents[2]))


def at(text: str) -> datetime:
    return OPENED.organization.instant(text)


@pytest.mark.parametrize(
    ("department", "person", "until"),
    [
        (None, None, "2026-11-10T18:00"),
        ("TECH", None, "2026-11-10T18:00"),
        ("CS", None, "2026-11-09T18:00"),
        (None, "luo-dan", "2026-11-09T18:00"),
        (None, "chen-jing", "2026-11-10T18:00"),
        ("TECH", "luo-dan", "2026-11-10T18:00"),
        (None, "nobody", "2026-11-10T18:00"),
    ],
)
def test_who_works_on_saturday_has_less_time_to_enter_what_happened(
    department: str | None, person: str | None, until: str
) -> None:
    assert OPENED.entered_by(at("2026-11-06T10:00"), department, person) == at(until)
