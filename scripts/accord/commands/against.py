"""The base of `accord check --base`: what a change does, and whether it may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from accord import ledger
from accord.change import Change, RecordChange
from accord.change.claims import claims
from accord.change.comparison import compare
from accord.commands.setting import CannotRun, Setting
from accord.ledger import UNREADABLE, Ledger
from accord.model import Finding, Record
from accord.organization import Organization
from accord.rules import judge_change
from accord.rules.proposal import Proposal
from accord.trees import Folder, Revision, TreeError, history
from accord.trees.history import Base, NoBase


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is wrong in a change, and the paths that it touches.

    `shaken` are the merged files that it leaves alone in records of which it rewrites others:
    what is wrong in these now comes of that, and mends itself when the others are restored.
    """

    findings: tuple[Finding, ...] = ()
    paths: frozenset[str] = frozenset()
    shaken: frozenset[str] = frozenset()


def against(setting: Setting, revision: str, opened: Ledger) -> Comparison:
    """Judge the change that leads from a revision to the files as they lie here.

    Raises:
        CannotRun: there is nothing to compare with.
    """
    try:
        return _judged(setting, history.base(setting.root, revision), opened)
    except NoBase as error:
        raise CannotRun(error.message) from None
    except TreeError as error:
        raise CannotRun(str(error)) from None


def _judged(setting: Setting, base: Base, opened: Ledger) -> Comparison:
    before, after = Revision(setting.root, base.fork), Folder(setting.root)
    policy = _opened(before, opened)
    done = compare(before, after, policy, opened)
    ids = [each.id for each in done.new_records]
    taken = claims(ids, base, before, after, _earliest(done, opened.organization))
    now = setting.now(opened.organization)
    proposal = Proposal(done, policy, opened, now, base.name, taken)
    shaken = (each.untouched for each in done.records if each.rewritten)
    return Comparison(tuple(judge_change(proposal)), done.paths, frozenset().union(*shaken))


def _opened(before: Revision, otherwise: Ledger) -> Ledger:
    """The ledger of the base; where that can't be opened, a change must be able to mend it."""
    try:
        return ledger.opened(before)
    except UNREADABLE:
        return otherwise


def _earliest(done: Change, organization: Organization) -> date | None:
    """A day before which nobody can have given one of the new ids, by what their patterns hold."""
    days = [_first_day(each, organization) for each in done.new_records]
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def _first_day(record: RecordChange, organization: Organization) -> date | None:
    if not isinstance(record.after, Record):
        return None
    pattern = organization.id_patterns[record.kind]
    raised = organization.day(record.after.raised_at)
    day = raised if "{date}" in pattern else raised.replace(month=1, day=1)
    # Git goes by the day in Greenwich.
    return day - timedelta(days=1) if "{date}" in pattern or "{year}" in pattern else None
