"""A small office that signs: real keys of OpenSSH, a registry that has them, a gate."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from accord import ledger, registry
from accord.ledger import Ledger
from accord.proof import branch
from accord.proof.audit import Audit, audit
from accord.proof.evidence import place
from accord.proof.proofs import gather, kept
from accord.proof.signing import sealed
from accord.proof.statement import Approval, Statement, fingerprint
from accord.proof.subject import subject
from accord.trees import Folder

ROOT = Path(__file__).parents[2]
REQUEST, FEEDBACK = "XLX-2026-001", "20260511-FIN-001"
PEOPLE = ("lin-yue", "chen-jing", "su-wan", "dong-fei", "li-na", "wu-hao")
CONSENSUS = "2026-02-03-consensus.md"
NOW = datetime.fromisoformat("2026-05-20T18:00+08:00")


def make_key(path: Path) -> str:
    """A new key; its public half."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", path.name, "-f", str(path)]
    subprocess.run(command, check=True)
    return " ".join(path.with_suffix(".pub").read_text().split()[:2])


def make_keys(folder: Path) -> dict[str, str]:
    """Keys for the people and for the gate, by name: the public halves."""
    return {name: make_key(folder / name) for name in (*PEOPLE, "gate")}


def found_office(root: Path, keys: dict[str, str]) -> Path:
    """A folder with a request and a feedback that are closed, and a registry with the keys."""
    shutil.copytree(ROOT / "schema", root / "schema")
    for path in (f"requests/{REQUEST}", f"feedback/{FEEDBACK}"):
        shutil.copytree(ROOT / "records" / path, root / "records" / path)
    shutil.copy(ROOT / "records/calendar.yml", root / "records")
    text = (ROOT / registry.PATH).read_text("utf-8")
    for person in PEOPLE:
        given = f"keys: [{{key: {keys[person]}, from: 2026-01-01}}]"
        text = text.replace(f"  - {{id: {person},", f"  - {{id: {person}, {given},")
    text += f"gate_keys:\n  - {{key: {keys['gate']}, from: 2026-01-01}}\n"
    (root / registry.PATH).write_text(text, "utf-8")
    return root


def books(root: Path) -> Ledger:
    return ledger.read(Folder(root))


def audited(root: Path) -> Audit:
    read = books(root)
    return audit(read, gather(kept(root), read.all_records))


def told(root: Path) -> dict[tuple[str, str, str], str]:
    """What the audit says of each signature."""
    lines = audited(root).lines
    return {(each.record, each.entry, each.department): str(each.standing) for each in lines}


def state(root: Path, record: str, name: str, at: datetime, *approvals: Approval) -> Statement:
    read = books(root)
    deciding = fingerprint((root / registry.PATH).read_bytes())
    spoken_of = subject(read.records[record], name, read.workflow, earlier(read, record, name))
    return Statement(spoken_of, approvals, deciding, at)


def earlier(read: Ledger, record: str, name: str) -> list[str]:
    """The files of a record that stood when one of them was written."""
    entries = read.records[record].entries
    at = {each.name: each.at for each in entries}
    until = at.get(name, read.records[record].raised_at)
    return [read.records[record].form.name, *(each for each in at if at[each] <= until)]


def sign_beside(
    root: Path, key: Path, record: str, name: str, by: tuple[str, str], at: datetime = NOW
) -> Path:
    """Write a signature beside an entry, for a department and by a person."""
    code, person = by
    statement = state(root, record, name, at, Approval(code, person))
    folder = next((root / "records").glob(f"*/{record}"))
    path = folder / f"{name.removesuffix('.md')}.{code}.sig"
    path.write_bytes(sealed(statement, str(key)))
    return path


def keep(root: Path, key: Path, record: str, name: str, people: dict[str, str]) -> str:
    """Have the gate keep a statement; `people` are who approved, by department. Its path."""
    approvals = [
        Approval(code, person, ("github", number))
        for number, (code, person) in enumerate(sorted(people.items()), 9000000001)
    ]
    statement = state(root, record, name, NOW, *approvals)
    branch.append(root, {place(statement): sealed(statement, str(key))}, f"prove {record}")
    return place(statement)
