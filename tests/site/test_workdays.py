"""The page of working days says what a calendar on the wall would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from accord import ledger
from accord.site.reader import Reader
from accord.site.reference.workdays import WorkdaysView, workdays_view
from accord.trees import Folder

OPENED = ledger.opened(Folder(Path(__file__).parents[2]))


def view(language: str = "en") -> WorkdaysView:
    return workdays_view(OPENED, date(2026, 10, 30), Reader(language, OPENED.organization))


def test_this_year_has_its_holidays_and_the_days_of_the_company() -> None:
    year = view().years[0]
    assert [(each.first, each.count) for each in year.off] == [
        ("Thu, Jan 1, 2026", 3),
        ("Fri, Feb 13, 2026", 1),
        ("Sun, Feb 15, 2026", 9),
        ("Sat, Apr 4, 2026", 3),
        ("Fri, May 1, 2026", 5),
        ("Fri, Jun 19, 2026", 3),
        ("Fri, Sep 25, 2026", 3),
        ("Thu, Oct 1, 2026", 7),
        ("Thu, Dec 31, 2026", 1),
    ]
    assert (year.working_days, year.is_known) == (246, True)


def test_a_moved_day_tells_what_it_was_moved_for() -> None:
    year = view("zh").years[0]
    assert "国庆节（2026-10-10 调休）" in year.off[-2].why
    assert [each.first for each in year.worked] == [
        "2026年1月4日周日",
        "2026年2月14日周六",
        "2026年2月28日周六",
        "2026年5月9日周六",
        "2026年9月20日周日",
        "2026年10月10日周六",
    ]


def test_a_department_is_named_where_it_differs() -> None:
    own = view("zh").years[0].own
    assert [(each.day, each.whose, each.is_worked) for each in own] == [
        ("2026年11月7日周六", "客户服务部", True),
        ("2026年11月14日周六", "客户服务部", True),
    ]
    assert own[0].why == "双十一客服值班"


def test_the_next_year_is_provisional_until_its_notice_is_out() -> None:
    found = view().years[1]
    assert found.year == 2027
    assert found.is_known is (OPENED.calendar.valid_through.year > 2026)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_office_hours_are_those_of_the_file(language: str) -> None:
    (hours,) = view(language).hours
    assert hours.hours == ("09:00-12:00", "13:00-18:00")
    assert hours.whose == ""
