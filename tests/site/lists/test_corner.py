"""What the page of a department tells of lists."""

from __future__ import annotations

from accord.site.lists.corner import corners
from tests.heart.tale import agreed
from tests.site.lists.small import ENGLISH, outlined


def test_a_department_has_its_latest_weeks_and_the_lists_in_which_it_stands() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").risk("TECH", "T2")
    tale.at("2026-07-17T10:00").progress("TECH", T1=50)
    whole = outlined("2026-07-20T10:00", tale)
    found = corners(whole.notes, whole.cards, ENGLISH)
    tech, design = found["TECH"], found["DESIGN"]
    assert [(name, url) for name, url, _ in tech.weeks] == [
        ("2026-W30", "weekly/2026-W30/TECH/"),
        ("2026-W29", "weekly/2026-W29/TECH/"),
    ]
    said = {name: [each.text for each in badges] for name, _, badges in design.weeks}
    assert said == {"2026-W30": ["1 to come"], "2026-W29": ["1 missing"]}
    assert [(each.label, each.count) for each in tech.lists] == [("Risks", 1)]
    assert found["OPS"].weeks == found["OPS"].lists == ()
