"""The people who must act on something, as pages name them: each leads to a page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accord.obligation import Obligation
from accord.organization import Organization
from accord.responsibility import holder
from accord.survey import Survey


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who must act, or who acts in place of the one `stands_for`."""

    id: str
    name: str
    stands_for: str | None = None


def actors(obligation: Obligation, survey: Survey) -> tuple[Actor, ...]:
    """Whose it is, then who stands in; nobody has to act on what is settled."""
    if not obligation.is_open:
        return ()
    organization = survey.ledger.organization
    day = organization.day(survey.now)
    whose = holder(obligation, survey.ledger, day)
    return tuple(
        Actor(each, organization.people[each].name, whose if each != whose else None)
        for each in organization.acting([whose], day)
    )


def here_by(organization: Organization, day: date) -> tuple[str, ...]:
    """The ids of everybody who works here on `day`, or did before: each has a page."""
    return tuple(each.id for each in organization.people.values() if each.since <= day)
