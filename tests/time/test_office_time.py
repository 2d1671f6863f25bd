"""Office time: counted, added and taken away, over nights, years, holds and changed clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accord.workdays import WorkingCalendar
from tests.time.calendars import at, calendar

LUNCH = [{"since": "2026-01-01", "hours": ["09:00-12:00", "13:00-18:00"]}]
OFFICE = calendar(office_hours=LUNCH)
MINUTE = timedelta(minutes=1)
BERLIN = ZoneInfo("Europe/Berlin")
# The nights of 2026 in which the clocks of Berlin are changed lie before Sundays.
NIGHTS = WorkingCalendar.read(
    {
        "country": "CN",
        "office_hours": [{"since": "2026-01-01", "hours": ["00:00-06:00"]}],
        "days_on": [
            {"date": day, "zh": "夜班", "en": "Night shift"} for day in ("2026-03-29", "2026-10-25")
        ],
    },
    BERLIN,
)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-07-06T09:30", "2026-07-06T10:15", 45),
        ("2026-07-06T11:30", "2026-07-06T13:30", 60),  # lunch
        ("2026-07-06T12:10", "2026-07-06T12:50", 0),
        ("2026-07-06T00:00", "2026-07-06T23:59", 480),
        ("2026-07-06T17:30", "2026-07-07T09:30", 60),  # a night
        ("2026-07-10T17:30", "2026-07-13T09:30", 60),  # a weekend
        ("2026-07-11T10:00", "2026-07-12T10:00", 0),
        ("2026-02-14T17:00", "2026-02-24T10:00", 120),  # Spring Festival, after a worked Saturday
        ("2026-12-31T17:00", "2027-01-04T10:00", 120),  # the turn of the year
        ("2025-12-31T17:00", "2027-01-04T10:00", 248 * 480 + 120),
        ("2026-07-06T10:00", "2026-07-06T10:00", 0),
        ("2026-07-06T10:15", "2026-07-06T09:30", -45),
    ],
)
def test_the_office_time_between(start: str, end: str, minutes: int) -> None:
    assert OFFICE.time_between(at(start), at(end)) == minutes * MINUTE


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-07-06T09:30", 45, "2026-07-06T10:15"),
        ("2026-07-06T11:30", 60, "2026-07-06T13:30"),
        ("2026-07-06T11:30", 30, "2026-07-06T12:00"),
        ("2026-07-06T08:00", 60, "2026-07-06T10:00"),  # before the office opens
        ("2026-07-06T19:00", 60, "2026-07-07T10:00"),  # after it has closed
        ("2026-07-06T23:59", 1, "2026-07-07T09:01"),
        ("2026-07-11T15:00", 60, "2026-07-13T10:00"),  # on a day off
        ("2026-07-06T09:00", 480, "2026-07-06T18:00"),
        ("2026-07-06T18:00", 480, "2026-07-07T18:00"),
        ("2026-02-13T17:00", 120, "2026-02-14T10:00"),
        ("2026-02-14T17:00", 120, "2026-02-24T10:00"),
        ("2026-12-31T17:00", 60, "2026-12-31T18:00"),
        ("2026-12-31T17:00", 61, "2027-01-04T09:01"),
        ("2026-07-06T20:00", 0, "2026-07-06T20:00"),
        ("2026-07-06T10:15", -45, "2026-07-06T09:30"),
        ("2026-07-06T13:30", -60, "2026-07-06T11:30"),
        ("2026-07-06T13:30", -30, "2026-07-06T13:00"),
        ("2026-07-13T10:00", -60, "2026-07-13T09:00"),
        ("2026-07-13T10:00", -61, "2026-07-10T17:59"),
        ("2027-01-04T10:00", -60, "2027-01-04T09:00"),
        ("2027-01-04T10:00", -120, "2026-12-31T17:00"),
    ],
)
def test_adding_and_taking_away_office_time(start: str, minutes: int, end: str) -> None:
    assert OFFICE.shift_time(at(start), minutes * MINUTE) == at(end)


def test_whole_years_are_crossed() -> None:
    year = OFFICE.time_between(at("2026-01-01T00:00"), at("2027-01-01T00:00"))
    assert year == 248 * timedelta(hours=8)
    assert OFFICE.shift_time(at("2026-01-01T00:00"), year) == at("2026-12-31T18:00")
    assert OFFICE.shift_time(at("2027-01-01T00:00"), -year) == at("2026-01-04T09:00")


class TestHolds:
    """On hold no office time passes."""

    HOLD = (at("2026-07-06T11:00"), at("2026-07-07T10:00"))

    def test_it_is_not_counted(self) -> None:
        start, end = at("2026-07-06T09:00"), at("2026-07-07T12:00")
        assert OFFICE.time_between(start, end, [self.HOLD]) == 240 * MINUTE

    def test_it_is_waited_for(self) -> None:
        start = at("2026-07-06T10:00")
        assert OFFICE.shift_time(start, 60 * MINUTE, [self.HOLD]) == at("2026-07-06T11:00")
        assert OFFICE.shift_time(start, 61 * MINUTE, [self.HOLD]) == at("2026-07-07T10:01")

    def test_it_is_skipped_on_the_way_back(self) -> None:
        start = at("2026-07-07T11:00")
        assert OFFICE.shift_time(start, -60 * MINUTE, [self.HOLD]) == at("2026-07-07T10:00")
        assert OFFICE.shift_time(start, -61 * MINUTE, [self.HOLD]) == at("2026-07-06T10:59")

    def test_a_start_on_hold_waits_for_its_end(self) -> None:
        assert OFFICE.shift_time(at("2026-07-06T15:00"), 30 * MINUTE, [self.HOLD]) == at(
            "2026-07-07T10:30"
        )

    def test_holds_over_one_another_count_once(self) -> None:
        more = (at("2026-07-06T14:00"), at("2026-07-07T11:00"))
        start = at("2026-07-06T10:00")
        for holds in ([self.HOLD, more], [more, self.HOLD]):
            assert OFFICE.shift_time(start, 90 * MINUTE, holds) == at("2026-07-07T11:30")

    def test_a_hold_over_the_turn_of_the_year(self) -> None:
        hold = (at("2026-12-31T17:00"), at("2027-01-05T09:00"))
        assert OFFICE.shift_time(at("2026-12-31T16:00"), 120 * MINUTE, [hold]) == at(
            "2027-01-05T10:00"
        )


class TestChangedClocks:
    """The office keeps the wall clock; time runs evenly."""

    def test_a_night_loses_an_hour_in_spring(self) -> None:
        start, end = (datetime(2026, 3, 29, hour, tzinfo=BERLIN) for hour in (0, 6))
        assert NIGHTS.time_between(start, end) == timedelta(hours=5)
        assert NIGHTS.shift_time(start, timedelta(hours=5)) == end

    def test_a_night_has_an_hour_more_in_autumn(self) -> None:
        start, end = (datetime(2026, 10, 25, hour, tzinfo=BERLIN) for hour in (0, 6))
        assert NIGHTS.time_between(start, end) == timedelta(hours=7)
        assert NIGHTS.shift_time(end, -timedelta(hours=7)) == start

    def test_hours_by_the_clock_are_hours_that_have_passed(self) -> None:
        start = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
        due = NIGHTS.due(start, {"hours": 24})
        assert due.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=24)
        assert (due.hour, due.tzinfo) == (13, BERLIN)

    def test_working_days_close_by_the_clock_on_the_wall(self) -> None:
        due = NIGHTS.due(datetime(2026, 3, 27, 12, tzinfo=BERLIN), {"working_days": 2})
        assert due == datetime(2026, 3, 30, 6, tzinfo=BERLIN)

    def test_a_hold_stands_still_as_long_as_it_lasts(self) -> None:
        start = datetime(2026, 10, 24, 12, tzinfo=BERLIN)
        hold = (
            datetime(2026, 10, 24, 18, tzinfo=BERLIN),
            datetime(2026, 10, 25, 18, tzinfo=BERLIN),
        )
        due = NIGHTS.due(start, {"hours": 24}, [hold])
        assert due.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=49)


class TestWorkingHours:
    """A limit may count the hours in which the office is open."""

    def test_eight_of_them_are_a_day(self) -> None:
        assert OFFICE.due(at("2026-07-06T10:00"), {"working_hours": 8}) == at("2026-07-07T10:00")

    def test_they_stop_over_a_holiday_and_on_hold(self) -> None:
        hold = [(at("2026-02-14T17:30"), at("2026-02-24T10:00"))]
        due = OFFICE.due(at("2026-02-14T17:00"), {"working_hours": 1}, hold)
        assert due == at("2026-02-24T10:30")
