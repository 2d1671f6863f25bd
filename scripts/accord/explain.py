"""A due instant explained: from where it was counted, by which limit, over which days off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.language import Label, Message, say
from accord.ledger import Ledger
from accord.model import Obligation, Outcome
from accord.organization import Organization

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
    for day, why in count.skipped:
        yield say("{day} does not count: {why}.", day=day.isoformat(), why=why)
    if count.held:
        yield say("{hours} hours on hold are added.", hours=round(count.held / 3600, 1))
    yield say("Due {due}.", due=f"{obligation.due:%Y-%m-%d %H:%M}")
    if count.provisional:
        yield say("Provisional: the holidays of that year are not published yet.")
