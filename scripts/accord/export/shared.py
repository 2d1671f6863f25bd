"""Who has a part in an obligation, and had one some days ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accord.ledger import Ledger
from accord.obligation import Obligation
from accord.organization import Organization, StandIn, Tenure
from accord.responsibility import department_of, holder, responsible


@dataclass(frozen=True, slots=True)
class Shared:
    """Who has a part in an obligation.

    `holder` is whose it is, today or on the day on which it was settled, `acting` are all who
    must act then, and `relieved` those who had to some days ago, and need not any more.
    """

    department: str | None
    holder: str | None
    acting: tuple[str, ...]
    relieved: tuple[str, ...]

    @classmethod
    def of(
        cls, obligation: Obligation, ledger: Ledger, now: datetime, changed: tuple[date, ...]
    ) -> Shared:
        """Look at the registry; `changed` are the days after which others had to act."""
        organization = ledger.organization
        day, since = (
            organization.day(moment)
            for moment in (obligation.settled or now, obligation.count.start)
        )
        whose = holder(obligation, ledger, day)
        acting = organization.acting([whose], day)
        earlier = (
            name
            for each in changed
            if since <= each < day
            for name in responsible(obligation, ledger, each)
        )
        return cls(
            department=department_of(obligation, organization, day),
            holder=whose,
            acting=acting,
            relieved=tuple(name for name in dict.fromkeys(earlier) if name not in acting),
        )


def days_of_change(organization: Organization, now: datetime, back: timedelta) -> tuple[date, ...]:
    """The last days before somebody else held an office or stood in, so far back."""
    today = organization.day(now)
    offices = (
        tenure
        for each in organization.departments.values()
        for tenure in (*each.leads, *each.contacts)
    )
    spells: list[Tenure | StandIn] = [*offices, *organization.stand_ins]
    begun = {each.since - timedelta(days=1) for each in spells}
    ended = {each.until for each in spells if each.until}
    left = {each.until for each in organization.people.values() if each.until}
    return tuple(sorted(day for day in begun | ended | left if today - back <= day < today))
