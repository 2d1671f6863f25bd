"""The days in the cases against the State Council's notices, read from the text alone.

Nothing here asks the program: a case in which somebody accepted a wrong day fails all the same.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from tests.explained.case import Case, cases
from tests.time.test_state_council import NOTICES, OFF, WORKED

_DAY = re.compile(r"^(\w{3}, \w{3} \d{1,2}, \d{4}): (?:day (\d+)|([^\n(]+?))(?: \((.+)\))?$", re.M)
_DUE = re.compile(r"^Due (\w{3}, \w{3} \d{1,2}, \d{4}) ", re.M)
# Of these the company, or a department, keeps days of its own.
OWN = {"day-off-of-the-company", "saturday-of-a-department"}


def day_of(text: str) -> date:
    """A day as it is written in English; its weekday must be right."""
    day = datetime.strptime(text, "%a, %b %d, %Y").date()  # noqa: DTZ007 - a day, not an instant
    assert f"{day:%a}" == text[:3], text
    return day


def is_worked(day: date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.path.stem)
def test_the_days_follow_each_other_up_to_the_due_one(case: Case) -> None:
    english = case.parts["en"]
    told = [(day_of(day), number) for day, number, _, _ in _DAY.findall(english)]
    assert all(later - day == timedelta(days=1) for (day, _), (later, _) in pairwise(told))
    numbers = [int(number) for _, number in told if number]
    assert numbers == list(range(1, len(numbers) + 1))
    if told and "every week" not in english:
        assert [day_of(due) for due in _DUE.findall(english)] == [told[-1][0]]


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.path.stem not in OWN], ids=lambda case: case.path.stem
)
def test_what_counts_is_worked_by_the_notices(case: Case) -> None:
    english = case.parts["en"]
    every_day_counts = "7 days" in english
    for told, number, said, why in _DAY.findall(english):
        day = day_of(told)
        if why == "on hold" or (every_day_counts and number) or day.year not in NOTICES:
            continue
        counts = bool(number) or said.endswith("min") or said == "the next working day"
        assert is_worked(day) == counts, (told, said)
