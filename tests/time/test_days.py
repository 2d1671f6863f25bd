"""Which days are worked: the year 2026, written down here from the State Council's notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from tests.time.calendars import CHINA, SHANGHAI, calendar

HOLIDAYS_OF_2026 = (
    ("01-01", "01-03", "元旦"),
    ("02-15", "02-23", "春节"),
    ("04-04", "04-06", "清明节"),
    ("05-01", "05-05", "劳动节"),
    ("06-19", "06-21", "端午节"),
    ("09-25", "09-27", "中秋节"),
    ("10-01", "10-07", "国庆节"),
)
WORKING_WEEKENDS_OF_2026 = ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


OFF = {each for first, last, _ in HOLIDAYS_OF_2026 for each in days(day(first), day(last))}
WORKED_WEEKENDS = {day(each) for each in WORKING_WEEKENDS_OF_2026}


def test_every_day_of_2026() -> None:
    year = set(days(day("01-01"), day("12-31")))
    weekdays = {each for each in year if each.weekday() < 5}
    worked = {each for each in year if CHINA.is_working(each)}
    assert worked == (weekdays - OFF) | WORKED_WEEKENDS


def test_2026_has_248_working_days() -> None:
    assert CHINA.between(date(2025, 12, 31), day("12-31")) == 248


@pytest.mark.parametrize(("first", "last", "name"), HOLIDAYS_OF_2026)
def test_a_day_off_says_why_in_both_languages(first: str, last: str, name: str) -> None:
    weekdays = [each for each in days(day(first), day(last)) if each.weekday() < 5]
    reasons = [CHINA.why_off(each) for each in weekdays]
    assert weekdays
    assert any(why and name in why.zh for why in reasons)
    assert all(why and why.en and why.en != why.zh for why in reasons)


def test_an_ordinary_weekend_is_called_one() -> None:
    why = CHINA.why_off(day("07-11"))
    assert why
    assert (why.zh, why.en) == ("周末", "weekend")


def test_the_company_may_close_on_a_working_day_and_say_why() -> None:
    own = calendar(days_off=[{"date": "2026-02-13", "zh": "年会", "en": "Company day"}])
    why = own.why_off(day("02-13"))
    assert why
    assert (why.zh, why.en) == ("年会", "Company day")
    assert CHINA.is_working(day("02-13"))


@pytest.mark.parametrize("worked", ["2026-07-11", "2026-10-01"])
def test_the_company_may_work_on_a_weekend_or_holiday(worked: str) -> None:
    own = calendar(days_on=[{"date": worked, "zh": "盘点", "en": "Stocktaking"}])
    assert own.is_working(date.fromisoformat(worked))


def test_a_year_with_a_published_notice_is_certain() -> None:
    assert not CHINA.is_provisional(day("12-31"))


def test_a_year_beyond_the_last_notice_is_provisional() -> None:
    assert CHINA.is_provisional(date(2040, 1, 2))


def test_a_provisional_year_still_has_weekends() -> None:
    assert not CHINA.is_working(date(2040, 1, 7))
    assert CHINA.is_working(date(2040, 1, 9))


def test_forward_leaves_a_working_day_alone_and_passes_over_days_off() -> None:
    assert CHINA.forward(day("02-14")) == day("02-14")
    assert CHINA.forward(day("02-15")) == day("02-24")
    assert CHINA.forward(day("10-01")) == day("10-08")


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("07-06", 0, "07-06"),
        ("07-06", 1, "07-07"),
        ("07-10", 1, "07-13"),
        ("07-11", 1, "07-13"),
        ("07-13", -1, "07-10"),
        ("02-13", 1, "02-14"),
        ("02-14", 1, "02-24"),
        ("02-24", -1, "02-14"),
        ("09-30", 3, "10-10"),
        ("09-24", 1, "09-28"),
    ],
)
def test_shifting_by_working_days(start: str, count: int, end: str) -> None:
    assert CHINA.shift(day(start), count) == day(end)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("07-06", "07-06", 0),
        ("07-06", "07-10", 4),
        ("07-10", "07-13", 1),
        ("07-13", "07-10", -1),
        ("02-14", "02-24", 1),
        ("09-30", "10-12", 4),
    ],
)
def test_counting_the_working_days_between(start: str, end: str, count: int) -> None:
    assert CHINA.between(day(start), day(end)) == count


@pytest.mark.parametrize(
    ("week", "first", "last", "count"),
    [
        (28, "07-06", "07-10", 5),
        (7, "02-09", "02-14", 6),  # the Saturday before Spring Festival is worked
        (9, "02-24", "02-28", 5),
        (41, "10-08", "10-10", 3),
        (39, "09-21", "09-24", 4),
        (18, "04-27", "04-30", 4),
    ],
)
def test_the_working_days_of_a_week(week: int, first: str, last: str, count: int) -> None:
    found = CHINA.working_days_of_week(2026, week)
    assert (found[0], found[-1], len(found)) == (day(first), day(last), count)


def test_the_week_of_spring_festival_has_none() -> None:
    assert CHINA.working_days_of_week(2026, 8) == ()


def test_office_hours_change_from_a_day_on() -> None:
    own = calendar(
        office_hours=[
            {"since": "2026-01-01", "hours": ["09:00-18:00"]},
            {"since": "2026-07-13", "hours": ["08:30-17:30"]},
        ]
    )
    hours = [
        (own.opening(each).time(), own.closing(each).time())
        for each in (day("07-12"), day("07-13"))
    ]
    assert hours == [(time(9), time(18)), (time(8, 30), time(17, 30))]


def test_before_the_first_version_the_first_office_hours_hold() -> None:
    assert CHINA.closing(date(2025, 7, 7)) == datetime(2025, 7, 7, 18, tzinfo=SHANGHAI)
