"""The base of `accord check --base`: what a change does, and whether it may."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accord import ledger
from accord.change import Change, RecordChange
from accord.change.claims import claims
from accord.change.comparison import compare
from accord.change.free import next_free
from accord.change.numbers import Series
from accord.commands.setting import CannotRun, Setting
from accord.ledger import UNREADABLE, Ledger
from accord.model import Finding, Record
from accord.organization import Organization
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
    ids = [each.id for each in done.new_records]
    taken = claims(ids, base, before, after, _earliest(done, opened.organization))
    free = _free(done, taken, opened.organization, base, before, after) if taken else {}
    now = setting.now(opened.organization)
    landing = _named(revision, setting.root) if taken else None
    proposal = Proposal(done, policy, opened, now, base.name, taken, free, landing)
    shaken = (each.untouched for each in done.records if each.rewritten)
    return Comparison(tuple(judge_change(proposal)), done.paths, frozenset().union(*shaken))


def _free(
    done: Change,
    taken: Collection[str],
    organization: Organization,
    base: Base,
    before: Revision,
    after: Folder,
) -> Mapping[str, str]:
    """The ids that those of the new records can have whose own are taken."""
    found: dict[str, str] = {}
    for record in done.new_records:
        series = _series(record, organization)
        if record.id in taken and series:
            found[record.id] = next_free(series, base, before, after, found.values())
    return found


def _named(revision: str, root: Path) -> str | None:
    """What a command must be told of where the change is to land, which it may know itself."""
    return None if is_id(revision) or revision == history.landing(root) else revision


def _opened(before: Revision, otherwise: Ledger) -> Ledger:
    """The ledger of the base; where that can't be opened, a change must be able to mend it."""
    try:
        return ledger.opened(before)
    except UNREADABLE:
        return otherwise


def _earliest(done: Change, organization: Organization) -> date | None:
    """A day before which nobody can have given one of the new ids, by what their patterns hold."""
    found = [_series(each, organization) for each in done.new_records]
    days = [series.since if series else None for series in found]
    return min((day for day in days if day), default=None) if all(days) else None


def _series(record: RecordChange, organization: Organization) -> Series | None:
    """The series that the id of a new record is of, where the record can be read."""
    if not isinstance(record.after, Record):
        return None
    day = organization.day(record.after.raised_at)
    return Series(organization.id_patterns[record.kind], day, record.after.form.fields["from"])
