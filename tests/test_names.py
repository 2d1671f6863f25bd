"""What an obligation is called where little is known of it."""

from __future__ import annotations

import pytest

from accord.explain.names import about_file
from accord.language import words
from tests.heart.company import LEDGER


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("2026-10-16-escalation-TECH.md", "Escalation · Technology · Fri, Oct 16, 2026"),
        ("2026-10-16-escalation.md", "Escalation · Fri, Oct 16, 2026"),
        ("2026-10-16-risk-TECH-2.md", "Risk · Technology · Fri, Oct 16, 2026"),
        ("2026-10-16-risk-GONE.md", "Risk · Fri, Oct 16, 2026"),
        ("2026-10-36-risk-TECH.md", "2026-10-36-risk-TECH.md"),
        ("2026-10-16-party.md", "2026-10-16-party.md"),
        ("note.md", "note.md"),
    ],
)
def test_an_entry_is_called_by_its_kind_who_speaks_and_its_day(name: str, told: str) -> None:
    assert words(about_file(name, LEDGER), "en") == told
