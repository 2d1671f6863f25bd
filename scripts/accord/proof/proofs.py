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
    """What the gate has kept, not yet looked at; None where its branch is not in this clone.

    The memory of signatures lies in `git_folder`.
    """

    branch: Branch | None = None
    git_folder: Path | None = None

    def only(self, records: Records) -> Kept:
        """The same of some records alone."""
        ids = {each.id for each in records}
        return replace(self, branch=self.branch and self.branch.only(ids))


@dataclass(frozen=True, slots=True)
class Proofs:
    """The evidence, by record, and the digests of the signed statements whose signatures hold.

    `is_fetched` is whether the gate's branch is in this clone, `diverged` whether there are two
    of it, each with what the other has not.
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
    return Kept(branch.read(root), branch.git_folder(root))


def gather(kept: Kept, records: Records) -> Proofs:
    """What proves the signatures of some records, with all that was kept.

    Raises:
        SigningError: ssh-keygen is missing, and there are signatures to verify.
    """
    signatures = (each for record in records for each in record.signatures)
    known = on_branch(kept.branch) if kept.branch else ()
    found = (*map(beside, signatures), *known)
    held = holding((each.signed for each in found if each.signed), kept.git_folder)
    is_diverged = kept.branch is not None and kept.branch.diverged
    return Proofs(_by_record(found), held, kept.branch is not None, is_diverged)


def _by_record(found: Iterable[Evidence]) -> Mapping[str, Sequence[Evidence]]:
    grouped: dict[str, list[Evidence]] = {}
    for each in found:
        grouped.setdefault(each.record, []).append(each)
    return grouped
