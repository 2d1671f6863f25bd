"""A due instant explained: from where it was counted, by which limit, over which days off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.language import Label, Message, say
from accord.ledger import Ledger
from accord.obligation import Count, Obligation, Outcome
from accord.organization import Organization
from accord.workdays import WorkingCalendar

_OUTCOMES: Mapping[Outcome, Message] = {
    Outcome.PENDING: say("pending"),
    Outcome.MET: say("met"),
    Outcome.ENTERED_LATE: say("met, entered late"),
    Outcome.LATE: say("late"),
    Outcome.OVERDUE: say("overdue"),
    Outcome.WAIVED: say("waived"),
}
_UNITS = {
    "hours": say("hours by the clock"),
    "working_hours": say("working hours"),
    "working_days": say("working days"),
    "days": say("days, rolled forward to a working day"),
}


def outcome_label(outcome: Outcome) -> Message:
    return _OUTCOMES[outcome]


def name_of(obligation: Obligation, organization: Organization, language: str) -> str:
    """Who owes it: the department's name, the person's, or both."""
    department = organization.departments.get(obligation.department or "")
    person = organization.people.get(obligation.person or "")
    names = [department.label.text(language)] if department else []
    names += [person.name] if person else []
    return " · ".join(names)


def calendar_of(obligation: Obligation, ledger: Ledger) -> WorkingCalendar:
    """The calendar by which an obligation was counted: that of whoever owes it."""
    people = ledger.organization.people
    person = people.get(obligation.person or "")
    return ledger.calendar.of(obligation.department or (person.department if person else None))


def hours_held(count: Count) -> int:
    """How many hours of a count by the clock stood still, rounded."""
    if "hours" not in count.span:
        return 0
    held = ((ended - max(begun, count.start)).total_seconds() for begun, ended in count.holds)
    return round(sum(held) / 3600)


def explain(obligation: Obligation, ledger: Ledger) -> Iterator[Message]:
    """How the due instant was counted, a line each for the start, the limit and every day off."""
    count = obligation.count
    name: Label = ledger.workflow.obligations[obligation.rule]
    if count.span:
        yield say(
            "{name}: counted from {start}, which is day 0.",
            name=name,
            start=f"{count.start:%Y-%m-%d %H:%M}",
        )
        for unit, amount in count.span.items():
            yield say("The limit is {amount} {unit}.", amount=amount, unit=_UNITS[unit])
    else:
        yield say("{name}: the date is fixed; the office day's end counts.", name=name)
    for each in calendar_of(obligation, ledger).walk(count):
        if each.why:
            yield say("{day} does not count: {why}.", day=each.day.isoformat(), why=each.why)
    if held := hours_held(count):
        yield say("{hours} hours on hold are added.", hours=held)
    yield say("Due {due}.", due=f"{obligation.due:%Y-%m-%d %H:%M}")
    if count.provisional:
        yield say("Provisional: the holidays of that year are not published yet.")
