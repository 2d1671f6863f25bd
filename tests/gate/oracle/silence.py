"""Leads who have said nothing for so long that their superior may speak for them."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.gate.oracle.facts import Facts, StandIn
from tests.gate.oracle.files import same_bytes
from tests.gate.oracle.people import SHANGHAI, day

DECISIVE = frozenset(("approved", "changes-requested", "dismissed", "unknown"))
_WORKING_DAYS = 5
_CLOSING = 18


def silent_leads(facts: Facts, record: str) -> set[str]:
    """Everybody who has decided nothing, once the time given for it is over."""
    since = pushed(facts, record)
    if since is None or facts.taken_at <= closing_after(since, _WORKING_DAYS):
        return set()
    accounts = {each.account for each in facts.reviews if each.verdict in DECISIVE}
    heard = {person for person, account in facts.accounts if account in {*accounts, facts.author}}
    heard |= {each.person for each in facts.seals}
    heard |= {
        each.person
        for each in facts.stand_ins
        if each.deputy in heard and _is_in_force(facts, each)
    }
    return {each.person for each in facts.roles} - heard


def _is_in_force(facts: Facts, stand_in: StandIn) -> bool:
    return stand_in.first <= day(facts.taken_at) <= stand_in.last


def pushed(facts: Facts, record: str) -> datetime | None:
    """Since when the branch has held these bytes, as far as its pushes tell."""
    since = None
    for push in sorted(facts.pushes or (), key=lambda each: each.at, reverse=True):
        if not same_bytes(facts, push.commit, record):
            break
        since = push.at
    return since


def closing_after(start: datetime, working_days: int) -> datetime:
    """The close of so many working days later; no holidays fall into the weeks of the histories."""
    end, left = start.astimezone(SHANGHAI), working_days
    while left:
        end += timedelta(days=1)
        left -= end.weekday() < 5
    return end.replace(hour=_CLOSING, minute=0, second=0, microsecond=0)
