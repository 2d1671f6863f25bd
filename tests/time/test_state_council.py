"""Every day from 2020 to 2026 is worked, or off, as the State Council's notices say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from accord.workdays.statutory import last_notice, statutory
from tests.time.calendars import CHINA

NOTICES: dict[int, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("state_council.yml").read_text("utf-8")
)
EVERY = [notice for notices in NOTICES.values() for notice in notices]


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def holidays(notices: list[dict[str, Any]]) -> dict[date, str]:
    """Each day off of the notices, and what is celebrated."""
    return {
        day: name for each in notices for *ends, name in each["holidays"] for day in days(*ends)
    }


def moved(notices: list[dict[str, Any]]) -> set[date]:
    """The Saturdays and Sundays that are worked, once all the notices were out."""
    found: set[date] = set()
    for each in notices:
        found = found - set(each.get("unworked", ())) | set(each.get("worked", ()))
    return found


OFF, WORKED = holidays(EVERY), moved(EVERY)


def test_the_table_is_of_the_seven_years() -> None:
    assert list(NOTICES) == list(range(2020, 2027))
    assert len({each["number"] for each in EVERY}) == len(EVERY) == 8


def test_what_the_table_says_is_worked_lies_on_weekends_and_on_no_holiday() -> None:
    """Against slips of the pen, of which the table must be free before it judges."""
    assert all(day.weekday() >= 5 for day in WORKED)
    assert not WORKED & OFF.keys()


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_of_the_year(year: int) -> None:
    for day in days(date(year, 1, 1), date(year, 12, 31)):
        expected = day in WORKED or (day.weekday() < 5 and day not in OFF)
        assert CHINA.is_working(day) is expected, day


@pytest.mark.parametrize("day", [day for day in OFF if day.weekday() < 5], ids=str)
def test_a_holiday_within_the_week_is_called_by_its_name(day: date) -> None:
    why = CHINA.why_off(day)
    assert why is not None
    names = OFF[day].replace("春节", "春节、除夕").split("、")
    assert any(name in why.zh for name in names)
    assert why.en not in ("", why.zh, "weekend")


def test_a_moved_day_off_names_its_festival_and_what_is_worked_instead() -> None:
    told = {day: CHINA.why_off(date.fromisoformat(day)) for day in ("2026-02-23", "2026-10-06")}
    assert [why.zh for why in told.values() if why] == [
        "春节（2026-02-28 调休）",
        "国庆节（2026-09-20 调休）",
    ]
    assert [why.en for why in told.values() if why] == [
        "Chinese New Year (Spring Festival): 2026-02-28 is worked instead",
        "National Day: 2026-09-20 is worked instead",
    ]


def test_the_last_day_of_a_year_may_belong_to_the_next_new_year() -> None:
    why = CHINA.why_off(date(2018, 12, 31))
    assert why is not None
    assert why.zh == "元旦（2018-12-29 调休）"


def test_the_festival_of_2020_lasted_longer_than_was_first_announced() -> None:
    """The notice of 26 January 2020 let people stay at home until 2 February."""
    first, later = NOTICES[2020]
    assert (later["issued"] - first["issued"]).days == 66
    at_first = {day for day in days(date(2020, 1, 24), date(2020, 2, 3)) if day in OFF}
    assert max(at_first) == date(2020, 2, 2)
    assert CHINA.shift(date(2020, 1, 23), 1) == date(2020, 2, 3)
    assert CHINA.between(date(2020, 1, 23), date(2020, 2, 7)) == 5


def test_working_days_are_counted_over_all_the_years() -> None:
    span = days(date(2020, 1, 1), date(2026, 12, 31))
    worked = sum(day in WORKED or (day.weekday() < 5 and day not in OFF) for day in span)
    assert CHINA.between(date(2019, 12, 31), date(2026, 12, 31)) == worked


def test_the_last_notice_is_the_last_that_moves_days() -> None:
    last = last_notice()
    assert last >= max(NOTICES)
    assert statutory(last).moved
    assert not statutory(last + 1).moved


def test_the_eve_of_spring_festival_2024_is_worked() -> None:
    assert CHINA.is_working(date(2024, 2, 9))
