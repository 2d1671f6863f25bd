"""The calendar agrees with itself and with the registry, and reaches far enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from accord.language import say
from accord.ledger import Ledger
from accord.model import Fields, Pointer, Severity, values_at
from accord.rules.policy import Policy
from accord.rules.rule import Trouble, rule
from accord.workdays.days import WorkingDays
from accord.workdays.hours import interval

# From this month on the State Council may have said which days of the next year are off.
_NOVEMBER = 11
_DAYS = ("days_off", "days_on")


@rule()
def calendar_hours(ledger: Ledger) -> Iterator[Trouble]:
    """The intervals of an office day end after they begin, and follow one another.

    Why: time that is counted twice, or runs back, makes every due instant wrong.
    Fix: Write them in order, such as 09:00-12:00 and 13:00-18:00.
    """
    calendar = ledger.policy["calendar"]
    for place, version in enumerate(calendar.fields["office_hours"]):
        found = [interval(each) for each in version["hours"]]
        for number, (opens, closes) in enumerate(found):
            pointer = ("office_hours", place, "hours", number)
            if closes <= opens:
                message = say("This does not end after it begins.")
                yield Trouble(calendar, pointer, message, say("Write the earlier time first."))
        for number, (before, after) in enumerate(pairwise(found), start=1):
            if after[0] < before[1]:
                pointer = ("office_hours", place, "hours", number)
                message = say("The one before ends only at {end}.", end=f"{before[1]:%H:%M}")
                advice = say("Write the intervals in order, none over another.")
                yield Trouble(calendar, pointer, message, advice)


@rule()
def calendar_for_everybody(ledger: Ledger) -> Iterator[Trouble]:
    """There are office hours for the whole company, whatever departments have of their own.

    Why: a department without hours would have no end of a day, by which something is due.
    Fix: Add hours that name no departments.
    """
    calendar = ledger.policy["calendar"]
    if all("departments" in each for each in calendar.fields["office_hours"]):
        message = say("All these hours are those of some departments only.")
        advice = say("Add hours that name no departments.")
        yield Trouble(calendar, ("office_hours",), message, advice)


@rule()
def calendar_once(ledger: Ledger) -> Iterator[Trouble]:
    """A day is named once, off or on, for the company and for each department; hours too.

    Why: of two that contradict each other nobody could say which one counts.
    Fix: Leave the one that holds.
    """
    calendar = ledger.policy["calendar"]
    seen: dict[tuple[str, str, str], Pointer] = {}
    for pointer, entry in _entries(calendar.fields):
        key = "since" if pointer[0] == "office_hours" else "date"
        told = ((key, entry[key], whose) for whose in entry.get("departments", ("",)))
        firsts = [seen.setdefault(each, pointer) for each in told]
        if other := next((each for each in firsts if each != pointer), None):
            message = say("{day} stands here a second time.", day=entry[key])
            line = calendar.position(*other).line
            advice = say("Leave the one that holds; the other stands in line {line}.", line=line)
            yield Trouble(calendar, (*pointer, key), message, advice)


def _entries(fields: Fields) -> Iterator[tuple[Pointer, Fields]]:
    for name in ("office_hours", *_DAYS):
        yield from values_at(fields, (name, "*"))


@rule()
def calendar_departments(ledger: Ledger) -> Iterator[Trouble]:
    """Departments that the calendar names are in the registry.

    Why: days and hours of a department that does not exist hold for nobody.
    Fix: Write a code of the registry.
    """
    calendar, known = ledger.policy["calendar"], ledger.organization.departments
    for path in ledger.schemas["calendar"].references["department"]:
        for pointer, code in values_at(calendar.fields, path):
            if code not in known:
                message = say("{id} is not in the registry.", id=code)
                advice = say("Write one of: {values}.", values=list(known))
                yield Trouble(calendar, pointer, message, advice)


@rule(Severity.WARNING)
def calendar_changes_something(ledger: Ledger) -> Iterator[Trouble]:
    """A day off of the company's own would be worked otherwise, and a day on would be off.

    Why: what changes nothing is mostly a slip of the pen, and another day was meant.
    Fix: Look the day up; leave it out if it is right.
    """
    calendar = ledger.policy["calendar"]
    for name in _DAYS:
        for pointer, entry in values_at(calendar.fields, (name, "*")):
            day, is_off = date.fromisoformat(entry["date"]), name == "days_off"
            otherwise = ledger.calendar if "departments" in entry else WorkingDays()
            if otherwise.is_working(day) is is_off or ledger.calendar.is_provisional(day):
                continue
            message = say("{day} is off without this.", day=entry["date"])
            if not is_off:
                message = say("{day} is worked without this.", day=entry["date"])
            advice = say("Look the day up, or leave it out.")
            yield Trouble(calendar, (*pointer, "date"), message, advice)


@rule(Severity.WARNING)
def calendar_ending(policy: Policy) -> Iterator[Trouble]:
    """The days off are known to the end of the year; from November on, of the next one too.

    Why: beyond that every date is provisional, and may move when the days off become known.
    Fix: Update the program when the State Council's notice is out; if the company has confirmed
    its calendar, write until when, in valid_through.
    """
    ledger = policy.ledger
    today = ledger.organization.day(policy.now)
    year = today.year + 1 if today.month >= _NOVEMBER else today.year
    through = ledger.calendar.valid_through
    if through < date(year, 12, 31):
        calendar = ledger.policy["calendar"]
        place = ("valid_through",) if "valid_through" in calendar.fields else ("country",)
        yield Trouble(
            calendar,
            place,
            say("Days off are known until {day}; later dates are provisional.", day=str(through)),
            say(
                "When the notice for {year} is out, update the program; or add its days to "
                "days_off and days_on, and write valid_through: {year}-12-31.",
                year=str(year),
            ),
        )
