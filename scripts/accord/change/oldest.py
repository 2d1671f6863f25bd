"""Since when something has been judged by the days, hours and limits that a change is about."""

from __future__ import annotations

from datetime import date

from accord.change.change import Change
from accord.ledger import POLICY, Ledger, filled
from accord.trees import Tree


def oldest(change: Change, base: Tree, policy: Ledger) -> date | None:
    """The day on which the oldest record of the base was raised.

    None if it has no record that can be read, or if the change leaves the calendar and the
    table alone: then nobody need read them all.
    """
    if not {POLICY["calendar"], POLICY["workflow"]}.intersection(change.beside):
        return None
    records = filled(policy, base).records.values()
    return min((policy.organization.day(each.raised_at) for each in records), default=None)
