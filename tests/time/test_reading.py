"""The calendar file: the company's days and hours, and over them a department's."""

from __future__ import annotations

from datetime import date, time

from tests.time.calendars import CHINA, calendar

SATURDAY, FRIDAY = date(2026, 7, 11), date(2026, 7, 10)
WATCH = {"date": "2026-07-11", "zh": "值班", "en": "On call"}
OUTING = {"date": "2026-07-10", "zh": "团建", "en": "Outing"}
OFFICE = {"since": "2026-01-01", "hours": ["09:00-12:00", "13:00-18:00"]}
EARLY = {"since": "2026-07-01", "hours": ["07:00-15:00"], "departments": ["OPS", "CS"]}


def test_a_department_works_on_a_day_of_its_own() -> None:
    own = calendar(days_on=[{**WATCH, "departments": ["CS"]}])
    assert own.of("CS").is_working(SATURDAY)
    assert not own.is_working(SATURDAY)
    assert not own.of("TECH").is_working(SATURDAY)


def test_a_department_has_a_day_off_of_its_own_with_its_reason() -> None:
    own = calendar(days_off=[{**OUTING, "departments": ["CS"]}])
    why = own.of("CS").why_off(FRIDAY)
    assert why is not None
    assert (why.zh, why.en) == ("团建", "Outing")
    assert own.is_working(FRIDAY)


def test_what_a_department_has_of_its_own_wins_over_the_company() -> None:
    own = calendar(
        days_off=[OUTING, {**WATCH, "departments": ["OPS"]}],
        days_on=[WATCH, {**OUTING, "departments": ["CS"]}],
    )
    assert [own.is_working(FRIDAY), own.is_working(SATURDAY)] == [False, True]
    assert own.of("CS").is_working(FRIDAY)
    assert not own.of("OPS").is_working(SATURDAY)
    assert own.of("CS").is_working(SATURDAY)


def test_a_department_without_anything_of_its_own_has_the_companys_calendar() -> None:
    own = calendar(days_off=[OUTING, {**WATCH, "departments": ["CS"]}])
    assert own.of("TECH") is own
    assert own.of(None) is own


def test_a_departments_hours_hold_from_their_first_day_on() -> None:
    own = calendar(office_hours=[OFFICE, EARLY])
    for code in ("OPS", "CS"):
        assert own.of(code).closing(date(2026, 6, 30)).time() == time(18)
        assert own.of(code).closing(date(2026, 7, 1)).time() == time(15)
    assert own.closing(date(2026, 7, 1)).time() == time(18)


def test_a_department_keeps_its_hours_when_the_company_changes_its_own() -> None:
    later = {"since": "2026-08-01", "hours": ["10:00-19:00"]}
    own = calendar(office_hours=[OFFICE, EARLY, later])
    assert own.closing(date(2026, 8, 3)).time() == time(19)
    assert own.of("OPS").closing(date(2026, 8, 3)).time() == time(15)


def test_the_order_of_the_versions_in_the_file_does_not_matter() -> None:
    later = {"since": "2026-08-01", "hours": ["10:00-19:00"]}
    for file in ([OFFICE, later, EARLY], [later, EARLY, OFFICE]):
        own = calendar(office_hours=file)
        assert own.closing(date(2026, 7, 31)).time() == time(18)
        assert own.closing(date(2026, 8, 1)).time() == time(19)


def test_opening_and_closing_are_those_of_the_first_and_the_last_interval() -> None:
    own = calendar(office_hours=[OFFICE])
    assert (own.opening(FRIDAY).time(), own.closing(FRIDAY).time()) == (time(9), time(18))


def test_what_the_company_has_confirmed_decides_what_is_provisional() -> None:
    last = CHINA.valid_through
    assert (last.month, last.day) == (12, 31)
    for confirmed in ("2026-06-30", "2039-12-31"):
        own = calendar(valid_through=confirmed, days_on=[{**WATCH, "departments": ["CS"]}])
        for each in (own, own.of("CS")):
            assert not each.is_provisional(date.fromisoformat(confirmed))
            assert each.is_provisional(date.fromisoformat(confirmed).replace(year=2040))
    assert calendar(valid_through="2026-06-30").is_provisional(date(2026, 7, 1))


def test_hours_that_contradict_each_other_still_give_a_calendar() -> None:
    """The check tells of them; what reads on all the same must not count in circles."""
    for hours in (["18:00-09:00"], ["09:00-12:00", "11:00-18:00"], ["12:00-12:00"]):
        own = calendar(office_hours=[{"since": "2026-01-01", "hours": hours}])
        assert own.opening(FRIDAY) < own.closing(FRIDAY)


def test_hours_of_departments_alone_still_give_the_company_a_calendar() -> None:
    assert calendar(office_hours=[EARLY]).closing(FRIDAY).time() == time(15)
