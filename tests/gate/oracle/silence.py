"""Leads who have said nothing for so long that their superior may speak for them."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.gate.oracle.facts import Facts
from tests.gate.oracle.files import same_bytes
from tests.gate.oracle.people import SHANGHAI

DECISIVE = frozenset(("approved", "changes-requested", "dismissed", "unknown"))
_WORKING_DAYS = 5
_CLOSING = 18


def silent_leads(facts: Facts, record: str) -> set[str]:
    """Everybody who has decided nothing, once the time given for it is over."""
    pushed = _pushed(facts, record)
    if pushed is None or facts.taken_at <= _over(pushed):
        return set()
    decided = {each.account for each in facts.reviews if each.verdict in DECISIVE}
    people = {each.person for each in facts.roles}
    return people - {person for person, account in facts.accounts if account in decided}


def _pushed(facts: Facts, record: str) -> datetime | None:
    """Since when the branch has held these bytes, as far as its pushes tell."""
    since = None
    for push in sorted(facts.pushes or (), key=lambda each: each.at, reverse=True):
        if not same_bytes(facts, push.commit, record):
            break
        since = push.at
    return since


def _over(start: datetime) -> datetime:
    """The close of the fifth working day; no holidays fall into the weeks of the histories."""
    day, left = start.astimezone(SHANGHAI), _WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day.replace(hour=_CLOSING, minute=0, second=0, microsecond=0)
