"""Since when something has been judged by the days, hours and limits of a tree."""

from __future__ import annotations

from datetime import date

from accord.ledger import Ledger, filled
from accord.ledger.shares import Share, record_folders
from accord.model import FOLDERS
from accord.trees import Tree

_FORMS = tuple(f"/{kind}.md" for kind in FOLDERS.values())


class _Forms(Share):
    """The forms of some records without their entries, of which there are many more."""

    def holds(self, path: str) -> bool:
        return path.endswith(_FORMS) and super().holds(path)


def oldest(base: Tree, policy: Ledger) -> date | None:
    """The day on which the oldest record of a tree was raised; None if it has none.

    `policy` is the tree's ledger before its records are read: all their forms are read now.
    """
    forms = _Forms(frozenset(record_folders(base)), loose=False)
    records = filled(policy, base, forms).records.values()
    return min((policy.organization.day(each.raised_at) for each in records), default=None)
