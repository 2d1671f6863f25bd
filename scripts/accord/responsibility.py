"""Who must act on what is owed: people, where an obligation often names a department alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.ledger import Ledger
from accord.obligation import Obligation


def responsible(obligation: Obligation, ledger: Ledger, day: date) -> tuple[str, ...]:
    """The ids of those who must act on `day`, followed by who stands in for them then.

    That is the person whom the obligation names, else the holder of the office that the
    table names for its kind, else of the other one: an office may be vacant, and people leave.
    Empty where nobody of the registry is left to act.
    """
    candidates = _candidates(obligation, ledger, day)
    acting = (ledger.organization.acting([each], day) for each in candidates)
    return next(filter(None, acting), ())


def _candidates(obligation: Obligation, ledger: Ledger, day: date) -> Iterator[str | None]:
    organization = ledger.organization
    yield obligation.person
    named = organization.people.get(obligation.person or "")
    code = obligation.department or (named.department_on(day) if named else "")
    if code in organization.departments:
        offices = [organization.contact(code, day), organization.lead(code, day)]
        lead_first = ledger.workflow.offices[obligation.rule] == "lead"
        yield from reversed(offices) if lead_first else offices
