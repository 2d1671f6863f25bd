"""Every entry that a record may be given now: who writes it, what it leads to, how it is begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accord.gate.needs.offices import Office
from accord.next.allowed import Allowed, allowed
from accord.next.sides import approver, sides
from accord.organization import Organization
from accord.survey import Case, Survey
from accord.workflow.table import Transition


@dataclass(frozen=True, slots=True)
class Turn:
    """Those whose word is missing for one department, or in person; `command` begins it."""

    office: Office
    people: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Possible:
    """A kind of entry; `is_main` says that it is due or carries the record on.

    `approver` is the table's name for those who approve it. `turns` are the sides whose word is
    missing; of none, `command` begins it for whoever may.
    """

    kind: str
    is_main: bool
    approver: str
    turns: tuple[Turn, ...]
    leads_to: tuple[Transition, ...]
    command: str


def possible(case: Case, survey: Survey) -> Iterator[Possible]:
    """In the order of the table, the main ones first."""
    day = survey.ledger.organization.day(survey.now)
    found = [*allowed(case, survey.ledger.workflow)]
    for each in (
        *(one for one in found if one.is_main),
        *(one for one in found if not one.is_main),
    ):
        yield Possible(
            each.kind,
            each.is_main,
            approver(each.rule, case),
            tuple(_turns(each, case, survey, day)),
            each.turns,
            _command(each.kind, None, case, survey),
        )


def _turns(step: Allowed, case: Case, survey: Survey, day: date) -> Iterator[Turn]:
    organization: Organization = survey.ledger.organization
    for office in sides(step.kind, step.rule, case):
        people = office.holders(day, organization)
        yield Turn(office, people, _command(step.kind, office.department, case, survey))


def _command(kind: str, department: str | None, case: Case, survey: Survey) -> str:
    speaks = department and "department" in survey.ledger.schemas[kind].properties
    said = f" --set department={department}" if speaks else ""
    return f"accord add {kind} {case.record.id}{said}"
