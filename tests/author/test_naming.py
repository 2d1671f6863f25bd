"""Ids and file names are the next free ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from accord.author.naming import file_names
from accord.change.numbers import Series, highest

DAY = date(2026, 10, 25)


@pytest.mark.parametrize(
    ("pattern", "taken", "expected"),
    [
        ("XLX-{year}-{seq:03}", [], "XLX-2026-001"),
        ("XLX-{year}-{seq:03}", ["XLX-2026-001", "XLX-2026-007"], "XLX-2026-008"),
        ("XLX-{year}-{seq:03}", ["XLX-2025-041", "XLX-2026-x", "ABC-2026-050"], "XLX-2026-001"),
        ("XLX-{year}-{seq:03}", ["XLX-2026-999"], "XLX-2026-1000"),
        ("{date}-{department}-{seq:03}", [], "20261025-FIN-001"),
        ("{date}-{department}-{seq:03}", ["20261025-FIN-001"], "20261025-FIN-002"),
        ("{date}-{department}-{seq:03}", ["20261025-MKT-001"], "20261025-FIN-001"),
        ("REQ-{seq}", ["REQ-9"], "REQ-10"),
        ("{department}0{seq:02}", ["FIN003"], "FIN004"),
    ],
)
def test_the_next_id_follows_the_highest(pattern: str, taken: list[str], expected: str) -> None:
    assert next(Series(pattern, DAY, "FIN").after(taken)) == expected


@pytest.mark.parametrize(
    ("pattern", "taken", "expected"),
    [
        ("XLX-{year}-{seq:03}", ["XLX-2026-007", "XLX-2026-011", "x"], {"XLX-2026-{seq:03}": 11}),
        ("XLX-{year}-{seq:03}", ["XLX-2025-041", "XLX-2027-1000"], {"XLX-2027-{seq:03}": 1000}),
        (
            "{date}-{department}-{seq:03}",
            ["20261025-FIN-001", "20261025-HR-002", "20261024-FIN-003"],
            {"20261025-FIN-{seq:03}": 1, "20261025-HR-{seq:03}": 2},
        ),
        ("{year}-{year}-{seq}", ["2026-2026-3", "2026-2027-9"], {"2026-2026-{seq}": 3}),
    ],
)
def test_the_highest_number_of_each_series_from_a_day_on(
    pattern: str, taken: list[str], expected: dict[str, int]
) -> None:
    assert highest(pattern, taken, DAY) == expected


def _first(names: Iterator[str]) -> list[str]:
    return list(islice(names, 2))


def test_a_second_entry_of_a_day_is_numbered() -> None:
    risk = {"kind": "risk", "department": "TECH"}
    assert _first(file_names(risk, DAY, ())) == [
        "2026-10-25-risk-TECH.md",
        "2026-10-25-risk-TECH-2.md",
    ]
    taken = ("2026-10-25-risk-TECH.md", "2026-10-25-risk-TECH-3.md")
    assert _first(file_names(risk, DAY, taken)) == [
        "2026-10-25-risk-TECH-2.md",
        "2026-10-25-risk-TECH-4.md",
    ]
    assert next(file_names({"kind": "minutes"}, DAY, ())) == "2026-10-25-minutes.md"
