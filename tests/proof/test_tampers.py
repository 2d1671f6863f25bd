"""A thousand single bytes are changed, one at a time; the audit notices each, offline.

Where they are changed is drawn anew in every run; ACCORD_SEED repeats one.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from accord import ledger
from accord.ledger import Ledger, filled
from accord.ledger.shares import Share
from accord.model import Record
from accord.proof import branch
from accord.proof.audit import Audit, Standing, audit
from accord.proof.branch import Branch
from accord.proof.evidence import Evidence
from accord.proof.offices import BINDING
from accord.proof.proofs import Kept, gather
from accord.trees import Folder
from tests.checking import Patched
from tests.proof.office import FEEDBACK, REQUEST, keep, sign_beside

TAMPERS = 350  # in each of three offices
NIGHTLY = 3000
PROVED = (Standing.SIGNED, Standing.REVIEWED)
LEADS = {"MKT": "lin-yue", "TECH": "chen-jing", "DESIGN": "su-wan", "FIN": "dong-fei"}
AGAIN_AND_AGAIN = pytest.mark.parametrize(
    "tampers", [TAMPERS, pytest.param(NIGHTLY, marks=pytest.mark.nightly)]
)


@dataclass(frozen=True, slots=True)
class Case:
    """An office in which everything is proved: what it holds, and what the audit says of it."""

    root: Path
    opened: Ledger
    kept: Branch | None

    def audited(self, patches: Mapping[str, bytes], kept: Branch | None) -> Audit:
        """The audit when some files hold other bytes, and the branch holds `kept`."""
        folders = frozenset((f"records/requests/{REQUEST}", f"records/feedback/{FEEDBACK}"))
        tree = Patched(self.root, patches)
        read = filled(self.opened, tree, Share(folders, loose=False))
        return audit(read, gather(Kept(kept, self.root / ".git"), read.all_records))


@pytest.fixture
def proved(office: Path, keys: Path) -> Path:
    """An office in which leads have signed beside everything that binds them."""
    for record in ledger.read(Folder(office)).records.values():
        for entry in record.entries:
            for code in entry.departments if entry.kind in BINDING else ():
                by = (code, LEADS[code])
                sign_beside(office, keys / by[1], record.id, entry.name, by, entry.at)
    return office


def with_branch(office: Path, keys: Path) -> Path:
    """The gate has seen it all too."""
    for record in ledger.read(Folder(office)).records.values():
        for entry in record.entries:
            if entry.kind in BINDING:
                people = {code: LEADS[code] for code in entry.departments}
                keep(office, keys / "gate", record.id, entry.name, people)
    return office


def case_of(root: Path) -> Case:
    return Case(root, ledger.opened(Folder(root)), branch.read(root))


def covered(evidence: Evidence) -> frozenset[str]:
    """The files whose bytes a piece of evidence speaks of."""
    assert evidence.signed
    said = evidence.signed.statement.subject
    return frozenset((*said.files, said.entry))


def other(data: bytes, draw: random.Random) -> bytes:
    """The same bytes, but for one: a bit flipped, or another value."""
    place = draw.randrange(len(data))
    byte = data[place] ^ 1 << draw.randrange(8)
    if draw.random() < 0.5:
        byte = draw.choice([each for each in range(256) if each != data[place]])
    return data[:place] + bytes([byte]) + data[place + 1 :]


def targets(case: Case) -> Iterator[tuple[str, bytes, frozenset[tuple[str, str]]]]:
    """Every file that may be tampered with, and the records' files whose proof speaks of it."""
    read = ledger.read(Folder(case.root))
    proofs = gather(Kept(case.kept), read.records.values())
    by_path: dict[str, set[tuple[str, str]]] = {}
    for record in read.records.values():
        for each in proofs.of(record.id):
            by_path.setdefault(each.path, set()).add((record.id, each.entry))
            for name in covered(each):
                path = f"{record.folder}/{name}"
                by_path.setdefault(path, set()).add((record.id, each.entry))
    for path, entries in sorted(by_path.items()):
        held = case.kept.files if case.kept else {}
        data = held.get(path.partition(":")[2]) or (case.root / path).read_bytes()
        yield path, data, frozenset(entries)


def try_to_hide(case: Case, tampers: int) -> None:
    """Change a byte, look, and put it back, so many times."""
    seed = os.environ["ACCORD_SEED"]
    draw = random.Random(seed)  # noqa: S311 - no secret
    before = case.audited({}, case.kept)
    assert before.is_sound
    assert {each.standing for each in before.lines} <= set(PROVED)
    choices = [*targets(case)]
    for number in range(tampers):
        path, data, entries = draw.choice(choices)
        tampered = other(data, draw)
        patches, kept = {path: tampered}, case.kept
        if kept and ":" in path:
            patches, kept = (
                {},
                replace(kept, files={**kept.files, path.partition(":")[2]: tampered}),
            )
        after = case.audited(patches, kept)
        told = f"seed {seed}, tamper {number}: {path}"
        assert not after.is_sound, told
        for line in after.lines:
            if path.endswith(".md") and (line.record, line.entry) in entries:
                assert line.standing not in PROVED, (told, line)
        assert (after.lines, after.troubles) != (before.lines, before.troubles), told


@AGAIN_AND_AGAIN
def test_no_byte_is_changed_unseen_where_leads_have_signed(proved: Path, tampers: int) -> None:
    case = case_of(proved)
    assert case.kept is None
    try_to_hide(case, tampers)


@AGAIN_AND_AGAIN
def test_no_byte_is_changed_unseen_where_the_gate_has_signed(
    office: Path, keys: Path, tampers: int
) -> None:
    case = case_of(with_branch(office, keys))
    assert not [*office.rglob("records/**/*.sig")]
    try_to_hide(case, tampers)


@AGAIN_AND_AGAIN
def test_no_byte_is_changed_unseen_where_both_have(proved: Path, keys: Path, tampers: int) -> None:
    try_to_hide(case_of(with_branch(proved, keys)), tampers)


def test_what_comes_afterwards_changes_nothing(proved: Path) -> None:
    """Later entries, and other records, are not what was signed."""
    case = case_of(proved)
    later = f"records/requests/{REQUEST}/2026-03-25-retrospective.md"
    data = (proved / later).read_bytes()
    assert later not in {path for path, _, _ in targets(case)}
    assert case.audited({later: data + b"\nmore\n"}, None) == case.audited({}, None)


def test_every_record_is_one_that_can_be_read(proved: Path) -> None:
    read = ledger.read(Folder(proved))
    assert not read.broken
    assert all(isinstance(each, Record) and each.signatures for each in read.records.values())
