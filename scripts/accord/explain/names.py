"""What an obligation is called: its outcome, who owes it, by whose calendar."""

from __future__ import annotations

from collections.abc import Mapping

from accord.language import Message, say
from accord.ledger import Ledger
from accord.obligation import Obligation, Outcome
from accord.organization import Organization
from accord.responsibility import department_of
from accord.workdays import WorkingCalendar
from accord.workflow.fold import Story

_OUTCOMES: Mapping[Outcome, Message] = {
    Outcome.PENDING: say("pending"),
    Outcome.MET: say("met"),
    Outcome.ENTERED_LATE: say("met, entered late"),
    Outcome.LATE: say("late"),
    Outcome.OVERDUE: say("overdue"),
    Outcome.WAIVED: say("waived"),
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


def about(obligation: Obligation, story: Story, ledger: Ledger) -> Message | str:
    """Which task, milestone, deliverable, item, period or entry it is about; "" if none."""
    subject, record = obligation.subject, story.record
    if obligation.title != record.title:
        return f"{subject} {obligation.title}"
    entry = next((each for each in story.entries if each.name == subject), None)
    if entry is None:
        return "" if subject == record.id else subject
    kind, day = ledger.schemas[entry.kind].label, ledger.organization.day(entry.at)
    department = ledger.organization.departments.get(entry.department or "")
    if department is None:
        return say("{kind} · {day}", kind=kind, day=day)
    return say("{kind} · {department} · {day}", kind=kind, department=department.label, day=day)


def owing_department(obligation: Obligation, organization: Organization) -> str | None:
    """The department that owes it, or in which the person who does worked at the start."""
    return department_of(obligation, organization, organization.day(obligation.count.start))


def calendar_of(obligation: Obligation, ledger: Ledger) -> WorkingCalendar:
    """The calendar by which an obligation was counted: that of whoever owes it."""
    return ledger.calendar.of(owing_department(obligation, ledger.organization))
