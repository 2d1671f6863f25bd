"""Everything that a clone has to prove signatures with, read and verified once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from accord.model import BrokenRecord, Record
from accord.proof import branch
from accord.proof.branch import Branch
from accord.proof.evidence import Evidence, beside, on_branch
from accord.proof.verification import holding

Records = Iterable[Record | BrokenRecord]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the gate has kept, by record, before it is verified.

    `is_fetched` is whether the gate's branch is in this clone, `diverged` whether there are two
    of it, each with what the other has not. The memory of signatures lies in `git_folder`.
    """

    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    is_fetched: bool = False
    diverged: bool = False
    git_folder: Path | None = None

    def only(self, records: Records) -> Kept:
        """The same of some records alone."""
        ids = [each.id for each in records]
        found = {id: self.evidence[id] for id in ids if id in self.evidence}
        return replace(self, evidence=found)


@dataclass(frozen=True, slots=True)
class Proofs:
    """The evidence, by record, and the digests of the signed statements whose signatures hold.

    `is_fetched` and `diverged` are as of `Kept`.
    """

    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    holding: frozenset[str] = frozenset()
    is_fetched: bool = False
    diverged: bool = False

    def of(self, record: str) -> Sequence[Evidence]:
        return self.evidence.get(record, ())


def kept(root: Path) -> Kept:
    """What the gate has kept, as far as it is in the clone at `root`.

    Raises:
        TreeError: git failed.
    """
    return kept_on(branch.read(root), branch.git_folder(root))


def kept_on(found: Branch | None, git_folder: Path | None) -> Kept:
    """The same of a branch that was read; None if it is not there."""
    evidence = _by_record(on_branch(found)) if found else {}
    is_diverged = found is not None and found.diverged
    return Kept(evidence, found is not None, is_diverged, git_folder)


def gather(kept: Kept, records: Records) -> Proofs:
    """What proves the signatures of some records, with all that was kept.

    Raises:
        SigningError: ssh-keygen is missing, and there are signatures to verify.
    """
    signatures = [each for record in records for each in record.signatures]
    kept_already = [each for found in kept.evidence.values() for each in found]
    found = (*map(beside, signatures), *kept_already)
    held = holding((each.signed for each in found if each.signed), kept.git_folder)
    return Proofs(_by_record(found), held, kept.is_fetched, kept.diverged)


def _by_record(found: Iterable[Evidence]) -> Mapping[str, Sequence[Evidence]]:
    grouped: dict[str, list[Evidence]] = {}
    for each in found:
        grouped.setdefault(each.record, []).append(each)
    return grouped
