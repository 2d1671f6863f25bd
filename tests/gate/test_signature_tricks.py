"""Signatures that nobody could ever take back: what may stand beside what has landed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from accord import ledger
from accord.proof.signing import sealed
from accord.proof.statement import Approval, Statement, fingerprint
from accord.proof.subject import subject
from accord.trees import Folder
from tests.gate.test_on_git import Proposed, landed, proposed, rules
from tests.gate.test_who_approves import AGREED, RECEIVED, folder
from tests.proof.office import make_key
from tests.repository import commit, git

__all__ = ["proposed"]  # the fixture
REGISTRY = "records/organization.yml"
CONSENSUS = "2026-10-26-consensus.md"
SIGNED = "2026-10-30T09:00:00+08:00"


@pytest.fixture
def keys(proposed: Proposed, tmp_path: Path) -> Path:
    """A lead and a colleague have keys, and nothing is proposed yet."""
    git(proposed.root, "checkout", "-q", "main")
    text = (proposed.root / REGISTRY).read_text("utf-8")
    for who in ("tang-yi", "xu-fang"):
        given = f"keys: [{{key: {make_key(tmp_path / who)}, from: 2026-01-01}}]"
        text = text.replace(f"  - {{id: {who},", f"  - {{id: {who}, {given},")
    proposed.write(REGISTRY, text)
    proposed.commit("their keys")
    return start_anew(proposed, tmp_path)


def start_anew(proposed: Proposed, keys: Path) -> Path:
    git(proposed.root, "checkout", "-q", "work")
    git(proposed.root, "reset", "-q", "--hard", "main")
    return keys


def sign(
    proposed: Proposed, keys: Path, person: str, name: str = CONSENSUS, at: str = SIGNED
) -> Path:
    """Somebody signs for OPS, whatever their office."""
    read = ledger.read(Folder(proposed.root))
    record = read.records[AGREED]
    about = subject(record, name, read.workflow)
    registry = fingerprint((proposed.root / REGISTRY).read_bytes())
    statement = Statement(about, (Approval("OPS", person),), registry, datetime.fromisoformat(at))
    path = proposed.root / record.folder / f"{name.removesuffix('.md')}.OPS.sig"
    path.write_bytes(sealed(statement, str(keys / person)))
    return path


def test_only_who_holds_the_office_signs_beside_what_has_landed(
    proposed: Proposed, keys: Path
) -> None:
    sign(proposed, keys, "xu-fang")
    proposed.commit()
    assert rules(proposed.decide(expect=1)) == {"signature-holds"}
    start_anew(proposed, keys)
    sign(proposed, keys, "tang-yi")
    proposed.commit()
    proposed.decide(expect=0)


def test_nobody_signs_for_a_day_to_come(proposed: Proposed, keys: Path) -> None:
    sign(proposed, keys, "tang-yi", at="2027-10-30T09:00:00+08:00")
    proposed.commit()
    assert rules(proposed.decide(expect=1)) == {"signature-holds"}


def test_what_can_not_be_read_is_not_signed(proposed: Proposed, keys: Path) -> None:
    data = sign(proposed, keys, "tang-yi").read_bytes()
    (proposed.root / folder(AGREED) / "2026-10-26-consensus.OPS.sig").unlink()
    form = f"{folder(AGREED)}/request.md"
    landed(proposed, form, lambda text: text.replace("title:", "titel:", 1))
    start_anew(proposed, keys)
    (proposed.root / folder(AGREED) / "2026-10-26-consensus.OPS.sig").write_bytes(data)
    proposed.commit()
    assert rules(proposed.decide(expect=1)) == {"signature-holds"}


def test_an_entry_that_can_not_be_read_and_its_signature_are_told(
    proposed: Proposed, keys: Path
) -> None:
    path = sign(proposed, keys, "tang-yi")
    text = path.read_bytes()
    path.unlink()
    landed(proposed, f"{folder(AGREED)}/2026-10-29-note.md", lambda _: "broken")
    start_anew(proposed, keys)
    forged = text.replace(b'"entry":"2026-10-26-consensus.md"', b'"entry":"2026-10-29-note.md"')
    (proposed.root / folder(AGREED) / "2026-10-29-note.OPS.sig").write_bytes(forged)
    proposed.commit()
    assert rules(proposed.decide(expect=1)) == {"signature-holds"}


def test_a_signature_of_a_form_goes_only_with_what_it_signed(
    proposed: Proposed, keys: Path
) -> None:
    git(proposed.root, "checkout", "-q", "main")
    path = f"{folder(RECEIVED)}/request.CS.sig"
    proposed.write(path, "kept\n")
    commit(proposed.root, "signed")
    start_anew(proposed, keys)
    (proposed.root / path).unlink()
    proposed.commit()
    assert rules(proposed.decide(expect=1)) == {"signature-kept"}
    form = f"{folder(RECEIVED)}/request.md"
    text = (proposed.root / form).read_text("utf-8")
    proposed.write(form, text.replace("priority: high", "priority: medium"))
    proposed.commit()
    proposed.approve("luo-dan")
    proposed.decide(expect=0)
