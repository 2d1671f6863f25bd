"""Since when something has been judged by the days, hours and limits of a tree."""

from __future__ import annotations

from datetime import date

from accord.ledger import Ledger, filled
from accord.trees import Tree


def oldest(base: Tree, policy: Ledger) -> date | None:
    """The day on which the oldest record of a tree was raised; None if it has none.

    `policy` is the tree's ledger before its records are read: all of them are read now.
    """
    records = filled(policy, base).records.values()
    return min((policy.organization.day(each.raised_at) for each in records), default=None)
