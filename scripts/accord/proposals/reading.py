"""A repository -> its open changes, each judged as the gate would judge it now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from accord.change import Change, RecordChange
from accord.change.comparison import compare
from accord.forge.snapshot import Snapshot, SnapshotError
from accord.forge.snapshot import read as read_snapshot
from accord.gate import Decision, Landing, Signed, decide
from accord.gate.effects import Effect, effects
from accord.gate.git.signatures import verified
from accord.ledger import Ledger
from accord.ledger.signatures import is_signature
from accord.model import Finding, Record
from accord.proof.signing import SigningError
from accord.proposals.branches import Branch, branches
from accord.proposals.ground import Ground
from accord.proposals.proposal import Proposal, Proposed
from accord.proposals.refs import Head, heads
from accord.trees import Folder, Revision, TreeError, git
from accord.trees.merging import contains
from accord.trees.objects import Objects

# Where the snapshots of the reviews lie, if somebody has asked the forge: N.json.
REVIEWS = "build/reviews"
# Whoever proposes more at once is not read: a board is no place for that.
_MOST_FILES = 500


def proposals(root: Path, policy: Ledger, now: datetime) -> tuple[Proposal, ...]:
    """The open changes that touch records, in the order of their numbers.

    Args:
        root: the repository; where there is none, or no commit in it, nothing is proposed.
        policy: the ledger of what has landed; its records need not have been read.
        now: the present; aware.
    """
    found = heads(root, policy.organization.proposal_refs)
    if not found:
        return ()
    try:
        tip = git(root, "rev-parse", "--verify", "HEAD^{commit}").decode().strip()
        base = Revision(root, tip)
    except TreeError:
        return ()
    known = branches(root, tip, [each.commit for each in found])
    with Objects(root) as objects:
        reading = _Reading(Ground.of(root, tip, base, objects), policy, now)
        told = (
            reading.proposal(each, known[each.commit]) for each in found if each.commit in known
        )
        return tuple(each for each in told if each)


@dataclass(frozen=True, slots=True)
class _Reading:
    ground: Ground
    policy: Ledger
    now: datetime

    def proposal(self, head: Head, branch: Branch | None) -> Proposal | None:
        """What a change proposes; None if that is nothing, or not meant for this branch."""
        if branch is None:
            return Proposal(head, ())
        folders = self.ground.touched(branch)
        snapshot = self._snapshot(head)
        if not folders or (snapshot and not self._is_meant_for_this(snapshot)):
            return None
        if len(branch.differing) > _MOST_FILES:
            return Proposal(head, ())
        try:
            return self._judged(head, self.ground.landing(branch, folders, snapshot), snapshot)
        except TreeError:
            return Proposal(head, ())

    def _judged(self, head: Head, landing: Landing, snapshot: Snapshot | None) -> Proposal:
        decision = decide(self._with_signatures(landing), snapshot, self.policy, self.now)
        return Proposal(
            head,
            tuple(self._proposed(decision)),
            faults=len(decision.refused),
            url=snapshot.url if snapshot else None,
            is_reviewed=snapshot is not None,
        )

    def _with_signatures(self, landing: Landing) -> Landing:
        """The same with those of its signatures that hold, and those that don't."""
        if landing.result is None or not any(is_signature(path) for path in landing.result.held):
            return landing
        change = compare(landing.base, landing.result, self.policy, self.policy)
        try:
            found = verified(change, self.policy)
        except SigningError:  # nobody can verify them here, so they count for nothing
            return landing
        return replace(
            landing,
            signatures=tuple(each for each in found if isinstance(each, Signed)),
            forged=tuple(each for each in found if isinstance(each, Finding)),
        )

    def _proposed(self, decision: Decision) -> Iterator[Proposed]:
        change, told = decision.change, decision.effects
        if change is None:
            change = self._alone(decision.landing)
            told = effects(change, self.policy, self.now)
        for record, effect in zip(change.records, told, strict=True):
            yield _proposed(record, effect, decision)

    def _alone(self, landing: Landing) -> Change:
        """What a change that can't be merged does where it left."""
        return compare(landing.fork, landing.head, self.policy, self.policy)

    def _snapshot(self, head: Head) -> Snapshot | None:
        """What the forge told of a pull request, if it was of this very commit."""
        if head.number is None:
            return None
        data = Folder(self.ground.root).read(f"{REVIEWS}/{head.number}.json")
        try:
            snapshot = read_snapshot((data or b"").decode())
        except (SnapshotError, UnicodeDecodeError):
            return None
        return snapshot if snapshot.head_commit == head.commit else None

    def _is_meant_for_this(self, snapshot: Snapshot) -> bool:
        try:
            return contains(self.ground.root, self.ground.tip, snapshot.base_commit)
        except TreeError:
            return False


def _proposed(record: RecordChange, effect: Effect, decision: Decision) -> Proposed:
    return Proposed(
        kind=record.kind,
        is_new=record.before is None,
        form=record.after.form.fields if isinstance(record.after, Record) else None,
        effect=effect,
        missing=tuple(
            each for each in decision.needs if each.need.record == record.id and not each.met
        ),
    )
