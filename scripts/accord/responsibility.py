"""Who must act on what is owed: people, where an obligation often names a department alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.ledger import Ledger
from accord.obligation import Obligation
from accord.organization import Organization


def responsible(obligation: Obligation, ledger: Ledger, day: date) -> tuple[str, ...]:
    """The ids of those who must act on `day`: whose it is, followed by who stands in for them.

    Only those who work here then; empty where nobody of the registry is left to act.
    """
    return ledger.organization.acting([holder(obligation, ledger, day)], day)


def holder(obligation: Obligation, ledger: Ledger, day: date) -> str | None:
    """Whose it is on `day`: the id of somebody who works here, or for whom somebody stands in.

    That is the person whom the obligation names, else the holder of the office that the
    table names for its kind, else of the other one: an office may be vacant, and people leave.
    """
    candidates = _candidates(obligation, ledger, day)
    return next((each for each in candidates if ledger.organization.acting([each], day)), None)


def department_of(obligation: Obligation, organization: Organization, day: date) -> str | None:
    """The code of the department that owes it, or in which the person who does works on `day`."""
    person = organization.people.get(obligation.person or "")
    return obligation.department or (person.department_on(day) if person else None)


def _candidates(obligation: Obligation, ledger: Ledger, day: date) -> Iterator[str | None]:
    organization = ledger.organization
    yield obligation.person
    code = department_of(obligation, organization, day)
    if code and code in organization.departments:
        offices = [organization.contact(code, day), organization.lead(code, day)]
        lead_first = ledger.workflow.offices[obligation.rule] == "lead"
        yield from reversed(offices) if lead_first else offices
