"""What there is to prove who approved: signatures beside the files, statements on the branch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.language import Message, say
from accord.model import Signature
from accord.proof.branch import NAME, Branch
from accord.proof.signed import Signed, opened
from accord.proof.statement import Statement, StatementError

_ELSEWHERE = say("What it says belongs to another place.")
_ON_BRANCH = re.compile(r"(?P<record>[^/]+)/(?P<stem>[^/]+)\.(?P<blob>[0-9a-f]{16})\.sig")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that should hold a signed statement about a file of a record.

    `record`, `entry` and `department` are what the place of the file says; `department` is None
    of the gate's, which speak for several. `fault` is why it proves nothing, if it can't be read.
    """

    path: str
    record: str
    entry: str
    department: str | None
    signed: Signed | None
    fault: Message | None = None

    @property
    def is_gates(self) -> bool:
        return self.department is None


def beside(signature: Signature) -> Evidence:
    """What stands beside a form or an entry."""
    _, _, record, entry = signature.document.split("/")
    signed, fault = _read(signature.data)
    if signed and not _is_at_home(signed.statement, record, entry, signature.department):
        signed, fault = None, _ELSEWHERE
    return Evidence(signature.path, record, entry, signature.department, signed, fault)


def on_branch(branch: Branch) -> Iterator[Evidence]:
    """What the gate has kept, and what was done to it."""
    for path in sorted(branch.files.keys() | branch.rewritten.keys()):
        found = _ON_BRANCH.fullmatch(path)
        record, entry = (found["record"], f"{found['stem']}.md") if found else (path, "")
        signed, fault = _read(branch.files.get(path, b""))
        if signed and place(signed.statement) != path:
            signed, fault = None, _ELSEWHERE
        if commit := branch.rewritten.get(path):
            signed, fault = None, say("Commit {commit} has edited or deleted it.", commit=commit)
        yield Evidence(f"{NAME}:{path}", record, entry, None, signed, fault)


def _read(data: bytes) -> tuple[Signed | None, Message | None]:
    try:
        return opened(data), None
    except StatementError as error:
        return None, error.message


def _is_at_home(statement: Statement, record: str, entry: str, department: str) -> bool:
    """Whether a statement beside a file is about that file, for the department in its name."""
    subject = statement.subject
    departments = [each.department for each in statement.approvals]
    return (subject.record, subject.entry, departments) == (record, entry, [department])


def place(statement: Statement) -> str:
    """Where on the branch a statement of the gate stands."""
    subject = statement.subject
    blob = subject.blob.partition(":")[2][:16]
    return f"{subject.record}/{subject.entry.removesuffix('.md')}.{blob}.sig"
