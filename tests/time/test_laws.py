"""What is true of every calendar, whatever the days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from accord.obligation import Count, Interval
from accord.workdays import WorkingCalendar
from tests.time.calendars import SHANGHAI, calendar

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
dates = some.dates(FIRST, LAST)
instants = some.datetimes(
    datetime.combine(FIRST, time()), datetime.combine(LAST, time()), timezones=some.just(SHANGHAI)
)
counts = some.integers(1, 30)
spans = some.one_of(
    some.builds(lambda n: {"hours": n}, some.integers(1, 200)),
    some.builds(lambda n: {"working_days": n}, counts),
    some.builds(lambda n: {"days": n}, counts),
)


@some.composite
def calendars(draw: some.DrawFn) -> WorkingCalendar:
    """China, with up to five days that a company has off and five on which it works."""
    named = [
        {"date": each.isoformat(), "zh": "自定", "en": "Own"}
        for each in draw(some.lists(dates, max_size=10, unique=True))
    ]
    return calendar(days_off=named[:5], days_on=named[5:])


@some.composite
def holds(draw: some.DrawFn) -> list[Interval]:
    """Up to three holds, one after another."""
    ends = sorted(draw(some.lists(instants, min_size=6, max_size=6, unique=True)))
    return list(zip(ends[::2], ends[1::2], strict=True))[: draw(some.integers(0, 3))]


@given(calendars(), dates, counts)
def test_there_and_back_again(own: WorkingCalendar, day: date, count: int) -> None:
    start = own.forward(day)
    assert own.shift(own.shift(start, count), -count) == start


@given(calendars(), dates, counts)
def test_shifting_ends_on_a_working_day_that_lies_so_many_ahead(
    own: WorkingCalendar, day: date, count: int
) -> None:
    end = own.shift(day, count)
    assert own.between(day, end) == count
    assert own.is_working(end)


@given(calendars(), dates, dates, counts)
def test_who_starts_later_ends_no_earlier(
    own: WorkingCalendar, one: date, other: date, count: int
) -> None:
    first, second = sorted((one, other))
    assert own.shift(first, count) <= own.shift(second, count)
    assert own.forward(first) <= own.forward(second)


@given(calendars(), dates, dates, dates)
def test_counts_add_up(own: WorkingCalendar, one: date, other: date, third: date) -> None:
    assert own.between(one, other) + own.between(other, third) == own.between(one, third)


@settings(max_examples=200)
@given(calendars(), instants, spans, holds())
def test_a_hold_never_makes_anything_due_earlier(
    own: WorkingCalendar, start: datetime, span: dict[str, int], held: list[Interval]
) -> None:
    assert own.due(start, span, held) >= own.due(start, span)


@settings(max_examples=200)
@given(calendars(), instants, spans, holds())
def test_nothing_counted_falls_due_on_hold(
    own: WorkingCalendar, start: datetime, span: dict[str, int], held: list[Interval]
) -> None:
    due = own.due(start, span, held)
    assert not any(begun < due < ended for begun, ended in held)


@given(calendars(), instants, instants, spans, holds())
def test_what_starts_later_is_due_no_earlier(
    own: WorkingCalendar,
    one: datetime,
    other: datetime,
    span: dict[str, int],
    held: list[Interval],
) -> None:
    first, second = sorted((one, other))
    assert own.due(first, span, held) <= own.due(second, span, held)


@given(calendars(), instants, spans, holds())
def test_a_walk_comes_to_the_due_day_and_counts_as_many_days_as_the_span_says(
    own: WorkingCalendar, start: datetime, span: dict[str, int], held: list[Interval]
) -> None:
    due = own.due(start, span, held)
    walked = [*own.walk(Count(start, span=span, holds=tuple(held)))]
    if "hours" in span:
        assert walked == []
        return
    ahead = range(1, (due.date() - start.date()).days + 1)
    assert [each.day for each in walked] == [start.date() + timedelta(days=n) for n in ahead]
    numbers = [each.number for each in walked if each.number]
    assert numbers == [*range(1, sum(span.values()) + 1)]
    assert all(each.why for each in walked if not each.number and each.day != due.date())
