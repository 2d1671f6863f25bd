"""Everything that a clone has to prove signatures with, read and verified once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from accord.model import BrokenRecord, Record
from accord.proof import branch
from accord.proof.branch import Branch
from accord.proof.evidence import Evidence, beside, on_branch
from accord.proof.verification import holding


@dataclass(frozen=True, slots=True)
class Proofs:
    """The evidence, by record, and the digests of the signed statements whose signatures hold.

    `is_fetched` is whether the gate's branch is in this clone, `diverged` whether there are two
    of it, each with what the other has not.
    """

    evidence: Mapping[str, Sequence[Evidence]]
    holding: frozenset[str]
    is_fetched: bool
    diverged: bool = False

    def of(self, record: str) -> Sequence[Evidence]:
        return self.evidence.get(record, ())


def gather(root: Path, records: Iterable[Record | BrokenRecord]) -> Proofs:
    """What proves the signatures of these records, and all that the gate has kept.

    Raises:
        SigningError: ssh-keygen is missing, and there are signatures to verify.
        TreeError: git failed.
    """
    return assembled(branch.read(root), records, branch.git_folder(root))


def assembled(
    kept: Branch | None, records: Iterable[Record | BrokenRecord], git_folder: Path | None
) -> Proofs:
    """The same from what the gate has kept; the memory of signatures lies in `git_folder`."""
    signatures = chain.from_iterable(record.signatures for record in records)
    found = (*map(beside, signatures), *(on_branch(kept) if kept else ()))
    by_record: dict[str, list[Evidence]] = {}
    for each in found:
        by_record.setdefault(each.record, []).append(each)
    signed = (each.signed for each in found if each.signed)
    held = holding(signed, git_folder)
    return Proofs(by_record, held, kept is not None, kept is not None and kept.diverged)
