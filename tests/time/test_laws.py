"""What is true of every calendar, whatever the days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as some

from accord.obligation import Count, Interval
from accord.workdays import WorkingCalendar
from tests.time.calendars import CHINA, HOURS, SHANGHAI, calendar

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
dates = some.dates(FIRST, LAST)
instants = some.datetimes(
    datetime.combine(FIRST, time()), datetime.combine(LAST, time()), timezones=some.just(SHANGHAI)
)
counts = some.integers(1, 30)
spans = some.one_of(
    some.builds(lambda n: {"hours": n}, some.integers(1, 200)),
    some.builds(lambda n: {"working_hours": n}, some.integers(1, 24)),
    some.builds(lambda n: {"working_days": n}, counts),
    some.builds(lambda n: {"days": n}, counts),
)


@some.composite
def openings(draw: some.DrawFn) -> list[str]:
    """One to three intervals of a day, in order and apart."""
    clocks = some.integers(0, 24 * 60 - 1).map(lambda n: f"{n // 60:02}:{n % 60:02}")
    ends = sorted(draw(some.lists(clocks, min_size=6, max_size=6, unique=True)))
    intervals = [f"{opens}-{closes}" for opens, closes in zip(ends[::2], ends[1::2], strict=True)]
    return intervals[: draw(some.integers(1, 3))]


@some.composite
def calendars(draw: some.DrawFn) -> WorkingCalendar:
    """China, with up to five days that a company has off and five on which it works.

    Its office hours change once in the year.
    """
    named = [
        {"date": each.isoformat(), "zh": "自定", "en": "Own"}
        for each in draw(some.lists(dates, max_size=10, unique=True))
    ]
    since = ("2026-01-01", draw(dates).isoformat())
    hours = [{"since": day, "hours": draw(openings())} for day in since]
    return calendar(days_off=named[:5], days_on=named[5:], office_hours=hours)


@some.composite
def holds(draw: some.DrawFn) -> list[Interval]:
    """Up to three holds, one after another."""
    ends = sorted(draw(some.lists(instants, min_size=6, max_size=6, unique=True)))
    return list(zip(ends[::2], ends[1::2], strict=True))[: draw(some.integers(0, 3))]


@given(calendars(), dates, counts)
def test_there_and_back_again(own: WorkingCalendar, day: date, count: int) -> None:
    start = own.forward(day)
    assert own.shift(own.shift(start, count), -count) == start


@given(calendars(), dates, some.integers(-30, 30))
def test_shifting_goes_from_day_to_day(own: WorkingCalendar, day: date, count: int) -> None:
    """The tables say what whoever has a calendar at hand would count."""
    end, left, step = day, abs(count), timedelta(days=1 if count > 0 else -1)
    while left:
        end += step
        left -= own.is_working(end)
    assert own.shift(day, count) == end


@given(calendars(), dates, dates)
def test_the_days_within_are_those_that_are_worked(
    own: WorkingCalendar, one: date, other: date
) -> None:
    first, last = sorted((one, other))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    assert list(own.within(first, last)) == [day for day in days if own.is_working(day)]


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
    assert not any(begun <= due < ended for begun, ended in held)


@given(calendars(), instants, spans, counts, holds())
def test_what_may_take_longer_is_due_no_earlier(
    own: WorkingCalendar,
    start: datetime,
    span: dict[str, int],
    more: int,
    held: list[Interval],
) -> None:
    longer = {unit: amount + more for unit, amount in span.items()}
    assert own.due(start, span, held) <= own.due(start, longer, held)


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
    if "working_hours" in span:
        assert (walked[0].day, walked[-1].day) == (start.date(), due.date())
        assert sum((each.time for each in walked), timedelta()) / HOUR == span["working_hours"]
        return
    if "hours" in span:
        assert walked == []
        return
    ahead = range(1, (due.date() - start.date()).days + 1)
    assert [each.day for each in walked] == [start.date() + timedelta(days=n) for n in ahead]
    numbers = [each.number for each in walked if each.number]
    assert numbers == [*range(1, sum(span.values()) + 1)]
    assert all(each.why for each in walked if not each.number and each.day != due.date())


# --- Office time ------------------------------------------------------------------------------

amounts = some.integers(1, 3000).map(lambda minutes: timedelta(minutes=minutes))


def open_by(own: WorkingCalendar, moment: datetime) -> datetime:
    """The moment itself if the office is open, or when it opens next."""
    return own.shift_time(own.shift_time(moment, MINUTE), -MINUTE)


@given(calendars(), instants, amounts)
def test_office_time_there_and_back_again(
    own: WorkingCalendar, moment: datetime, amount: timedelta
) -> None:
    start = open_by(own, moment)
    assert own.shift_time(own.shift_time(start, amount), -amount) == start


@settings(max_examples=200)
@given(calendars(), instants, amounts, holds())
def test_as_much_office_time_has_passed_as_was_added(
    own: WorkingCalendar, start: datetime, amount: timedelta, held: list[Interval]
) -> None:
    ahead, back = own.shift_time(start, amount, held), own.shift_time(start, -amount, held)
    assert own.time_between(start, ahead, held) == amount
    assert own.time_between(start, back, held) == -amount


@given(calendars(), instants, amounts, holds())
def test_added_office_time_ends_while_the_office_is_open(
    own: WorkingCalendar, start: datetime, amount: timedelta, held: list[Interval]
) -> None:
    """Not a moment earlier would do."""
    end = own.shift_time(start, amount, held)
    assert own.time_between(start, end - MINUTE, held) < amount


@given(calendars(), instants, instants, amounts, amounts, holds())
def test_office_time_is_monotonic_in_its_start_and_in_its_amount(
    own: WorkingCalendar,
    one: datetime,
    other: datetime,
    less: timedelta,
    more: timedelta,
    held: list[Interval],
) -> None:
    (first, second), (short, long) = sorted((one, other)), sorted((less, more))
    assert own.shift_time(first, short, held) <= own.shift_time(second, short, held)
    assert own.shift_time(first, short, held) <= own.shift_time(first, long, held)


@given(calendars(), instants, instants, instants, holds())
def test_office_time_adds_up(
    own: WorkingCalendar, one: datetime, other: datetime, third: datetime, held: list[Interval]
) -> None:
    whole = own.time_between(one, third, held)
    assert own.time_between(one, other, held) + own.time_between(other, third, held) == whole


@settings(max_examples=30)
@given(calendars(), instants, some.integers(1, 4000), holds())
def test_office_time_is_what_whoever_looks_at_the_clock_would_count(
    own: WorkingCalendar, start: datetime, minutes: int, held: list[Interval]
) -> None:
    """Minute by minute: the office is open on working days, within its hours, and not on hold."""
    start = start.replace(second=0, microsecond=0)
    held = [
        (begun.replace(second=0, microsecond=0), ended.replace(second=0, microsecond=0))
        for begun, ended in held
    ]
    counted = sum(
        own.is_working(moment.date())
        and any(opens <= moment.time() < closes for opens, closes in own.hours.on(moment.date()))
        and not any(begun <= moment < ended for begun, ended in held)
        for moment in (start + n * MINUTE for n in range(minutes))
    )
    assert own.time_between(start, start + minutes * MINUTE, held) == counted * MINUTE


# The clocks of Berlin are changed in the nights before these Sundays, which are worked here.
changed = [{"date": day, "zh": "夜班", "en": "Night shift"} for day in ("2026-03-29", "2026-10-25")]
nights = some.sampled_from(
    [datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)]
).flatmap(lambda day: some.integers(0, 72 * 60).map(lambda n: day + n * MINUTE))


@given(openings(), nights, nights, amounts)
def test_the_laws_of_office_time_hold_while_clocks_are_changed(
    hours: list[str], one: datetime, other: datetime, amount: timedelta
) -> None:
    own = calendar(BERLIN, days_on=changed, office_hours=[{"since": "2026-01-01", "hours": hours}])
    start, (first, second) = open_by(own, one), sorted((one, other))
    assert own.shift_time(own.shift_time(start, amount), -amount) == start
    assert own.time_between(start, own.shift_time(start, amount)) == amount
    assert own.shift_time(first, amount) <= own.shift_time(second, amount)
    assert timedelta() <= own.time_between(first, second) <= second - first


# --- Departments ------------------------------------------------------------------------------


@given(dates, dates, instants, spans, holds())
def test_what_is_a_departments_own_matters_to_nobody_else(
    off: date, on: date, start: datetime, span: dict[str, int], held: list[Interval]
) -> None:
    """All others count as the company does."""
    day = {"zh": "自定", "en": "Own", "departments": ["CS"]}
    own = calendar(
        days_off=[{**day, "date": off.isoformat()}],
        days_on=[{**day, "date": on.isoformat()}] if on != off else [],
        office_hours=[
            *HOURS,
            {"since": "2026-03-01", "hours": ["06:00-09:00"], "departments": ["CS"]},
        ],
    )
    for code in (None, "TECH"):
        assert own.of(code).due(start, span, held) == CHINA.due(start, span, held)
