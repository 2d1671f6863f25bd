"""What an obligation is called: its outcome, who owes it, by whose calendar."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import date

from accord.language import Message, say
from accord.ledger import Ledger
from accord.obligation import Obligation, Outcome
from accord.organization import Organization
from accord.responsibility import department_of
from accord.workdays import WorkingCalendar
from accord.workflow.fold import Story

# How an entry's file is named: its day, its kind, the department it speaks for, a number.
_FILE = re.compile(
    r"(?P<day>20[0-9]{2}-[0-9]{2}-[0-9]{2})-(?P<kind>[a-z]+)"
    r"(-(?P<department>[A-Z][A-Z0-9]*))?(-[0-9]+)?\.md"
)

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
    return _entry(entry.kind, entry.department, ledger.organization.day(entry.at), ledger)


def about_file(name: str, ledger: Ledger) -> Message | str:
    """The same of an entry of which the file name alone is known; that name if it tells nothing."""
    told = _FILE.fullmatch(name)
    if told and told["kind"] in ledger.schemas.entry_kinds:
        with contextlib.suppress(ValueError):  # a day that no calendar has
            return _entry(told["kind"], told["department"], date.fromisoformat(told["day"]), ledger)
    return name


def _entry(kind: str, department: str | None, day: date, ledger: Ledger) -> Message:
    label, known = ledger.schemas[kind].label, ledger.organization.departments.get(department or "")
    if known is None:
        return say("{kind} · {day}", kind=label, day=day)
    return say("{kind} · {department} · {day}", kind=label, department=known.label, day=day)


def owing_department(obligation: Obligation, organization: Organization) -> str | None:
    """The department that owes it, or in which the person who does worked at the start."""
    return department_of(obligation, organization, organization.day(obligation.count.start))


def calendar_of(obligation: Obligation, ledger: Ledger) -> WorkingCalendar:
    """The calendar by which an obligation was counted: that of whoever owes it."""
    return ledger.calendar.of(owing_department(obligation, ledger.organization))
