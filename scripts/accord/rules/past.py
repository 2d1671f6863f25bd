"""What is over stays as it was judged: days, hours and limits change for days to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from accord.language import Message, say
from accord.model import Fields, Pointer, values_at
from accord.rules.limits import PRIORITIES
from accord.rules.proposal import Proposal
from accord.rules.rule import Trouble, rule
from accord.workdays import WorkingCalendar
from accord.workdays.hours import Openings
from accord.workflow.table import Limit

_DAY = timedelta(days=1)


@rule()
def timezone_kept(proposal: Proposal) -> Iterator[Trouble]:
    """The time zone stays as it is, once there is a record.

    Why: instants are written without an offset; in another zone all would have been at another
    time, and what was met would be late.
    Fix: Put the time zone back.
    """
    old, new = (each.organization.timezone.key for each in (proposal.policy, proposal.ledger))
    if old != new and proposal.oldest():
        message = say("Everything until now was counted in {zone}.", zone=old)
        registry = proposal.ledger.policy["organization"]
        yield Trouble(registry, ("timezone",), message, say("Write timezone: {zone}.", zone=old))


@rule()
def calendar_kept(proposal: Proposal) -> Iterator[Trouble]:
    """Until today days stay worked or off, and office hours as long, as they were.

    Days before the oldest record may change, and so may the reason why a day is off.

    Why: what was due by then has been judged by them, and a verdict once given stays.
    Fix: Put back what was there; let other days and hours begin tomorrow or later.
    """
    calendar = proposal.ledger.policy["calendar"]
    before, after = proposal.policy.calendar, proposal.ledger.calendar
    if calendar.fields == proposal.policy.policy["calendar"].fields:
        return
    told: set[tuple[Pointer, date | None]] = set()
    days = [*_judged_days(proposal)]
    for code in (None, *sorted({*before.departments, *after.departments})):
        for day, hours in _rewritten(before.of(code), after.of(code), days):
            place = (_version if hours else _entry)(calendar.fields, day, code)
            key = (place, None if hours else day)
            if key not in told:
                told.add(key)
                message = _hours(day, hours) if hours else _worked(day, after.of(code))
                yield Trouble(calendar, place, message, _from_tomorrow(proposal))


def _rewritten(
    old: WorkingCalendar, new: WorkingCalendar, days: Iterable[date]
) -> Iterator[tuple[date, tuple[Openings, ...]]]:
    """The days that are not as they were; with their hours before and after, if it is these."""
    for day in days:
        hours = (old.hours.on(day), new.hours.on(day))
        if old.is_working(day) is not new.is_working(day):
            yield day, ()
        elif hours[0] != hours[1]:
            yield day, hours


def _worked(day: date, new: WorkingCalendar) -> Message:
    if new.is_working(day):
        return say("{day} was a day off, and is worked here.", day=day.isoformat())
    return say("{day} was worked, and is off here.", day=day.isoformat())


def _hours(day: date, hours: tuple[Openings, ...]) -> Message:
    before, after = (
        ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in each) for each in hours
    )
    return say(
        "On {day} the office was open {before}, and is open {after} here.",
        day=day.isoformat(),
        before=before,
        after=after,
    )


def _entry(fields: Fields, day: date, code: str | None) -> Pointer:
    """Where the calendar names a day; if it no longer does, where it has its days."""
    for name in ("days_off", "days_on"):
        for pointer, entry in values_at(fields, (name, "*")):
            if entry["date"] == day.isoformat() and code in entry.get("departments", (code,)):
                return (*pointer, "date")
    return ("days_off",) if "days_off" in fields else ()


def _version(fields: Fields, day: date, code: str | None) -> Pointer:
    """Where the calendar has the hours of a day."""
    versions = [*values_at(fields, ("office_hours", "*"))]
    for whose in (code, None):
        named = [
            (version["since"], pointer)
            for pointer, version in versions
            if version["since"] <= day.isoformat() and _is_of(version, whose)
        ]
        if named:
            return max(named)[1]
    return ("office_hours",)


def _is_of(version: Fields, code: str | None) -> bool:
    return code in version["departments"] if "departments" in version else code is None


@rule()
def limit_kept(proposal: Proposal) -> Iterator[Trouble]:
    """What was counted from a day until today is counted by the time limit that held then.

    Why: what was due has been judged by it, and a verdict once given stays.
    Fix: Put the limit back, and add a version whose since is tomorrow or later.
    """
    table = proposal.ledger.policy["workflow"]
    old, new = proposal.policy.workflow.limits, proposal.ledger.workflow.limits
    changed = [name for name in new if name in old and old[name] != new[name]]
    days = [*_judged_days(proposal)] if changed else []
    for name in changed:
        for day in _turns(days, old[name], new[name]):
            before, after = (_spans(each, day) for each in (old[name], new[name]))
            if before != after:
                place = _holding(table.fields, name, day)
                message = say(
                    "What is counted from {day} had {before}, and has {after} here.",
                    day=day.isoformat(),
                    before=_written(before),
                    after=_written(after),
                )
                yield Trouble(table, place, message, _from_tomorrow(proposal))
                break


def _spans(limit: Limit, day: date) -> Mapping[str, Mapping[str, int]]:
    """How long a limit is that is counted from a day, by priority."""
    return {each: limit.span(day, each) for each in PRIORITIES}


def _written(spans: Mapping[str, Mapping[str, int]]) -> str:
    """The spans as somebody would write them, each once."""
    units = (f"{unit}: {n}" for span in spans.values() for unit, n in span.items())
    return ", ".join(dict.fromkeys(units))


def _holding(fields: Fields, name: str, day: date) -> Pointer:
    """Where the table has the version of a limit that holds on a day."""
    sinces = [each["since"] for each in fields["limits"][name]]
    places = [place for place, since in enumerate(sinces) if since <= day.isoformat()]
    return ("limits", name, max(places, default=0))


def _turns(days: Sequence[date], *limits: Limit) -> Sequence[date]:
    """The first of the days, and those on which one version takes another's place."""
    sinces = {since for limit in limits for since, _ in limit.versions}
    return sorted({*days[:1], *sinces.intersection(days)})


def _judged_days(proposal: Proposal) -> Iterator[date]:
    """From the day on which the oldest record was raised until today."""
    today = proposal.policy.organization.day(proposal.now)
    day = proposal.oldest() or today + _DAY
    while day <= today:
        yield day
        day += _DAY


def _from_tomorrow(proposal: Proposal) -> Message:
    today = proposal.policy.organization.day(proposal.now)
    return say(
        "Leave everything until {today} as it is; let what is new begin on {tomorrow} or later.",
        today=today.isoformat(),
        tomorrow=(today + _DAY).isoformat(),
    )
