"""When something is due, and how that was counted, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from accord.obligation import Count
from tests.time.calendars import CHINA, SHANGHAI, at, calendar


@pytest.mark.parametrize(
    ("start", "span", "due"),
    [
        # Hours run by the clock, over nights and weekends.
        ("2026-07-06T09:30", {"hours": 24}, "2026-07-07T09:30"),
        ("2026-07-10T17:00", {"hours": 24}, "2026-07-11T17:00"),
        ("2026-02-14T17:00", {"hours": 24}, "2026-02-15T17:00"),
        # The day something starts on is day 0, however late it was.
        ("2026-07-06T09:30", {"working_days": 3}, "2026-07-09T18:00"),
        ("2026-07-06T23:59", {"working_days": 3}, "2026-07-09T18:00"),
        ("2026-07-09T09:30", {"working_days": 3}, "2026-07-14T18:00"),
        ("2026-07-11T09:30", {"working_days": 3}, "2026-07-15T18:00"),
        ("2026-02-13T09:30", {"working_days": 3}, "2026-02-25T18:00"),
        ("2026-09-30T09:30", {"working_days": 3}, "2026-10-10T18:00"),
        # Plain days are rolled forward to a working day.
        ("2026-07-06T09:30", {"days": 7}, "2026-07-13T18:00"),
        ("2026-07-04T09:30", {"days": 7}, "2026-07-13T18:00"),
        ("2026-02-08T09:30", {"days": 7}, "2026-02-24T18:00"),
        ("2026-02-07T09:30", {"days": 7}, "2026-02-14T18:00"),
    ],
)
def test_due(start: str, span: dict[str, int], due: str) -> None:
    assert CHINA.due(at(start), span) == at(due)


def test_an_instant_from_abroad_starts_on_the_day_it_is_in_china() -> None:
    start = at("2026-07-07T00:30").astimezone(tz=None)
    assert CHINA.due(start, {"working_days": 1}) == at("2026-07-08T18:00")


def test_a_walk_numbers_the_days_that_count_and_says_why_others_do_not() -> None:
    count = Count(at("2026-04-30T10:00"), span={"working_days": 3})
    assert CHINA.due(count.start, count.span) == at("2026-05-08T18:00")
    walked = [*CHINA.walk(count)]
    assert [each.day.day for each in walked] == [*range(1, 9)]
    assert [each.number for each in walked] == [0, 0, 0, 0, 0, 1, 2, 3]
    assert [each.day.day for each in walked if each.why] == [*range(1, 6)]


def test_a_walk_counts_plain_days_and_is_rolled_on() -> None:
    """The seventh day is a Saturday that is worked, in May; in July it is not."""
    july = [*CHINA.walk(Count(at("2026-07-04T10:00"), span={"days": 7}))]
    assert [each.number for each in july] == [1, 2, 3, 4, 5, 6, 7, 0, 0]
    assert [bool(each.why) for each in july[6:]] == [True, True, False]
    may = [*CHINA.walk(Count(at("2026-05-02T10:00"), span={"days": 7}))]
    assert [each.number for each in may] == [1, 2, 3, 4, 5, 6, 7]


def test_a_due_day_closes_by_the_office_hours_of_that_day() -> None:
    own = calendar(
        office_hours=[
            {"since": "2026-01-01", "hours": ["09:00-18:00"]},
            {"since": "2026-07-08", "hours": ["09:00-17:30"]},
        ]
    )
    assert own.due(at("2026-07-06T10:00"), {"working_days": 1}) == at("2026-07-07T18:00")
    assert own.due(at("2026-07-06T10:00"), {"working_days": 2}) == at("2026-07-08T17:30")


def test_what_falls_beyond_the_last_published_year_is_provisional() -> None:
    assert not CHINA.is_provisional(date(2026, 7, 6))
    assert CHINA.is_provisional(date(2040, 7, 6))


class TestHolds:
    """What is counted stands still on hold."""

    def test_hours_stand_still(self) -> None:
        hold = (at("2026-07-06T12:00"), at("2026-07-08T15:00"))
        due = CHINA.due(at("2026-07-06T10:00"), {"hours": 24}, [hold])
        assert due == at("2026-07-09T13:00")

    def test_only_the_part_of_a_hold_after_the_start_counts(self) -> None:
        hold = (at("2026-07-05T12:00"), at("2026-07-06T12:00"))
        assert CHINA.due(at("2026-07-06T10:00"), {"hours": 24}, [hold]) == at("2026-07-07T12:00")

    def test_a_hold_that_ended_before_the_start_changes_nothing(self) -> None:
        hold = (at("2026-07-01T12:00"), at("2026-07-05T12:00"))
        for span in ({"hours": 24}, {"working_days": 2}, {"days": 7}):
            start = at("2026-07-06T10:00")
            assert CHINA.due(start, span, [hold]) == CHINA.due(start, span)

    def test_a_hold_that_began_after_the_due_instant_changes_nothing(self) -> None:
        hold = (at("2026-07-09T18:01"), at("2026-07-20T12:00"))
        start = at("2026-07-06T10:00")
        assert CHINA.due(start, {"working_days": 3}, [hold]) == CHINA.due(
            start, {"working_days": 3}
        )

    def test_days_that_close_on_hold_are_skipped_and_say_so(self) -> None:
        hold = (at("2026-07-07T12:00"), at("2026-07-09T09:00"))
        count = Count(at("2026-07-06T10:00"), span={"working_days": 3}, holds=(hold,))
        assert CHINA.due(count.start, count.span, count.holds) == at("2026-07-13T18:00")
        skipped = [(each.day.day, each.why.zh) for each in CHINA.walk(count) if each.why]
        assert skipped == [
            (7, "暂停"),
            (8, "暂停"),
            (11, "周末"),
            (12, "周末"),
        ]

    def test_a_hold_over_lunch_costs_no_day(self) -> None:
        hold = (at("2026-07-07T12:00"), at("2026-07-07T14:00"))
        due = CHINA.due(at("2026-07-06T10:00"), {"working_days": 3}, [hold])
        assert due == at("2026-07-09T18:00")

    def test_two_holds_add_up(self) -> None:
        holds = [
            (at("2026-07-08T12:00"), at("2026-07-09T09:00")),
            (at("2026-07-06T12:00"), at("2026-07-07T09:00")),
        ]
        start = at("2026-07-06T10:00")
        assert CHINA.due(start, {"working_days": 3}, holds) == at("2026-07-10T18:00")
        assert CHINA.due(start, {"hours": 24}, holds) == at("2026-07-08T07:00")

    def test_a_hold_that_begins_before_the_prolonged_hours_are_over_prolongs_them_again(
        self,
    ) -> None:
        holds = [
            (at("2026-07-06T12:00"), at("2026-07-07T12:00")),
            (at("2026-07-07T20:00"), at("2026-07-08T20:00")),
        ]
        due = CHINA.due(at("2026-07-06T10:00"), {"hours": 24}, holds)
        assert due == at("2026-07-09T10:00")

    def test_a_day_to_which_days_are_rolled_may_be_on_hold_too(self) -> None:
        """Saturday 11 July is rolled to Monday, and Monday closes on hold."""
        hold = (at("2026-07-13T10:00"), at("2026-07-14T10:00"))
        due = CHINA.due(at("2026-07-04T10:00"), {"days": 7}, [hold])
        assert due == at("2026-07-14T18:00")


def test_instants_are_told_in_the_time_zone_of_the_calendar() -> None:
    assert CHINA.due(at("2026-07-06T10:00"), {"working_days": 1}).tzinfo == SHANGHAI
