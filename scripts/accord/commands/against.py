"""The base of `accord check --base`: what a change does, and whether it may."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from accord import ledger
from accord.change.comparison import compare
from accord.change.oldest import oldest
from accord.change.races import races
from accord.commands.setting import CannotRun, Setting
from accord.ledger import UNREADABLE, Ledger
from accord.model import Finding
from accord.rules import judge_change
from accord.rules.proposal import Proposal
from accord.trees import Folder, Revision, TreeError, history
from accord.trees.history import Base, NoBase, is_id


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
        return _judged(setting, history.base(setting.root, revision), opened, revision)
    except NoBase as error:
        raise CannotRun(error.message) from None
    except TreeError as error:
        raise CannotRun(str(error)) from None


def _judged(setting: Setting, base: Base, opened: Ledger, revision: str) -> Comparison:
    before, after = Revision(setting.root, base.fork), Folder(setting.root)
    policy = _opened(before, opened)
    done = compare(before, after, policy, opened)
    ids = races(done, opened.organization, base, before, after)
    now = setting.now(opened.organization)
    landing = _named(revision, setting.root) if ids.taken else None
    proposal = Proposal(
        change=done,
        policy=policy,
        ledger=opened,
        now=now,
        base=base.name,
        taken=ids.taken,
        free=ids.free,
        landing=landing,
        oldest=partial(oldest, before, policy),
    )
    shaken = (each.untouched for each in done.records if each.rewritten)
    return Comparison(tuple(judge_change(proposal)), done.paths, frozenset().union(*shaken))


def _named(revision: str, root: Path) -> str | None:
    """What a command must be told of where the change is to land, which it may know itself."""
    return None if is_id(revision) or revision == history.landing(root) else revision


def _opened(before: Revision, otherwise: Ledger) -> Ledger:
    """The ledger of the base; where that can't be opened, a change must be able to mend it."""
    try:
        return ledger.opened(before)
    except UNREADABLE:
        return otherwise
