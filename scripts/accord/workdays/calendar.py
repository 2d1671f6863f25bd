"""The working calendar: due instants, and how they are counted.

Days off and moved days (调休) are those of the State Council's yearly notice, overlaid with
the company's own `calendar.yml`. Beyond the last notice moved days are unknown, and what is
counted there is provisional. The day something starts on is day 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from accord.model import Fields
from accord.obligation import Count, Interval
from accord.workdays import counting, reading
from accord.workdays.counting import CountedDay
from accord.workdays.office_time import OfficeTime
from accord.workdays.statutory import last_notice

PATH = "records/calendar.yml"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar(OfficeTime):
    """Which days are worked, when the office opens and closes, and what is due when.

    Through the day `valid_through` all of that is known. `departments` have those that keep
    days or hours of their own.
    """

    valid_through: date
    departments: Mapping[str, WorkingCalendar] = field(default_factory=dict)
    _dues: dict[tuple[date, str, int], datetime] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def read(cls, fields: Fields, timezone: ZoneInfo) -> WorkingCalendar:
        """Build the calendar from the fields of `calendar.yml` that its schema has passed."""
        company = cls._of(fields, timezone, None)
        codes = reading.departments(fields)
        return replace(company, departments={c: cls._of(fields, timezone, c) for c in codes})

    @classmethod
    def _of(cls, fields: Fields, timezone: ZoneInfo, department: str | None) -> WorkingCalendar:
        return cls(
            own=reading.own_days(fields, department),
            own_on=reading.own_days_on(fields, department),
            hours=reading.office_hours(fields, timezone, department),
            valid_through=date.fromisoformat(fields.get("valid_through", f"{last_notice()}-12-31")),
        )

    def of(self, department: str | None) -> WorkingCalendar:
        """The calendar of a department; the company's own where it keeps no other."""
        return self.departments.get(department or "", self)

    def is_provisional(self, day: date) -> bool:
        """Whether it is not known yet for sure which days are off by then."""
        return day > self.valid_through

    def due(
        self, start: datetime, span: Mapping[str, int], holds: Sequence[Interval] = ()
    ) -> datetime:
        """When something is due that may take `span` from `start` on.

        Hours run by the clock, working hours while the office is open. Working days end at
        the close of the last one. Plain days end at the close of the day they lead to, or of
        the next working day. Time on hold does not count: hours stand still, and a day that
        closes on hold is skipped. Nothing falls due on hold.
        """
        if "hours" in span:
            due = counting.by_the_clock(start, timedelta(hours=span["hours"]), holds)
            return counting.off_hold(due, holds).astimezone(self.timezone)
        if "working_hours" in span:
            due = self.shift_time(start, timedelta(hours=span["working_hours"]), holds)
            return counting.off_hold(due, holds).astimezone(self.timezone)
        day = self.day(start)
        if holds:
            for counted in counting.days(self, day, span, holds):
                day = counted.day
            return self.closing(day)
        unit = "working_days" if "working_days" in span else "days"
        return self._due_in_days(day, unit, span[unit])

    def _due_in_days(self, day: date, unit: str, amount: int) -> datetime:
        """The close of the last day of a count; kept, since many records begin on one day."""
        due = self._dues.get((day, unit, amount))
        if due is None:
            shift = self.shift if unit == "working_days" else _later
            due = self._dues[day, unit, amount] = self.closing(self.forward(shift(day, amount)))
        return due

    def walk(self, count: Count) -> Iterator[CountedDay]:
        """Every day of a count up to the due one; none where hours or a fixed date decide.

        Working hours are counted on the day of the start too; days leave it out, as day 0.
        """
        if "working_hours" in count.span:
            due = self.due(count.start, count.span, count.holds)
            yield from counting.hours(self, count.start, due, count.holds)
        elif "working_days" in count.span or "days" in count.span:
            day = self.day(count.start)
            yield from counting.days(self, day, count.span, count.holds)


def _later(day: date, days: int) -> date:
    return day + days * _DAY
