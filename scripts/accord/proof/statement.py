"""A statement: that departments approved exactly these bytes, as canonical JSON (RFC 8785).

It names what was approved by what it holds and never by a commit, so that it stays true after
a squash, a rebase, and a move to another forge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from accord.canonical import canonical
from accord.language import Message, say
from accord.model import FOLDERS
from accord.schema.formats import is_near

FORMAT = "accord-statement/1"
APPROVED = "approved"

_FINGERPRINT = re.compile(r"sha256:[0-9a-f]{64}")
_DIGEST = re.compile(r"v1:sha256:[0-9a-f]{64}")
_RECORD = re.compile(r"[A-Z0-9][A-Z0-9-]{2,39}")
_FILE = re.compile(rf"({'|'.join(FOLDERS.values())}|[0-9][A-Za-z0-9._-]{{0,80}})\.md")
_DEPARTMENT = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_PERSON = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FORGE = re.compile(r"[a-z]{1,20}")


class StatementError(Exception):
    """Something is no statement; the message says why not."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement speaks of: one file of a record, among the others that stood there.

    `blob` and the values of `files` are fingerprints; `agreed` is the digest of the agreed
    fields of the effective form as of that file, None for feedback.
    """

    record: str
    entry: str
    blob: str
    agreed: str | None
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved for a department; `account` is the forge and the number, None offline."""

    department: str
    person: str
    account: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """`registry` is the fingerprint of the registry that decided; `at` is when it was signed."""

    subject: Subject
    approvals: tuple[Approval, ...]
    registry: str
    at: datetime


def fingerprint(data: bytes) -> str:
    """What stands for the bytes of a file; line ends are those that git keeps, LF."""
    kept = data.replace(b"\r\n", b"\n")
    return f"sha256:{sha256(kept).hexdigest()}"


def written(statement: Statement) -> bytes:
    """The canonical JSON of a statement, without a line end."""
    return canonical(_fields(statement))


def read(line: bytes) -> Statement:
    """The statement that these bytes write, and no other bytes would.

    Raises:
        StatementError: they write none.
    """
    try:
        statement = _statement(json.loads(line))
        is_canonical = written(statement) == line
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise StatementError(say("This is not written like a statement.")) from None
    if not is_canonical:
        raise StatementError(say("This is not the canonical form of a statement."))
    return statement


def _fields(statement: Statement) -> dict[str, Any]:
    subject = statement.subject
    fields: dict[str, Any] = {
        "format": FORMAT,
        "record": subject.record,
        "entry": subject.entry,
        "blob": subject.blob,
        "files": dict(subject.files),
        "approvals": [_approval_fields(each) for each in statement.approvals],
        "verdict": APPROVED,
        "registry": statement.registry,
        "at": statement.at.isoformat(),
    }
    return fields | ({"agreed": subject.agreed} if subject.agreed else {})


def _approval_fields(approval: Approval) -> dict[str, Any]:
    fields: dict[str, Any] = {"department": approval.department, "person": approval.person}
    if approval.account:
        forge, number = approval.account
        fields["account"] = {"forge": forge, "id": number}
    return fields


# What fields there are beside these, and in which order, the comparison of the bytes tells.
def _statement(fields: Mapping[str, Any]) -> Statement:
    at = datetime.fromisoformat(fields["at"])
    if at.utcoffset() is None or not is_near(at) or not fields["approvals"]:
        raise ValueError
    return Statement(
        Subject(
            _like(_RECORD, fields["record"]),
            _like(_FILE, fields["entry"]),
            _like(_FINGERPRINT, fields["blob"]),
            _like(_DIGEST, fields["agreed"]) if "agreed" in fields else None,
            {
                _like(_FILE, name): _like(_FINGERPRINT, value)
                for name, value in fields["files"].items()
            },
        ),
        tuple(_approval(each) for each in fields["approvals"]),
        _like(_FINGERPRINT, fields["registry"]),
        at,
    )


def _approval(fields: Mapping[str, Any]) -> Approval:
    account = fields.get("account")
    return Approval(
        _like(_DEPARTMENT, fields["department"]),
        _like(_PERSON, fields["person"]),
        (_like(_FORGE, account["forge"]), _number(account["id"])) if account else None,
    )


def _like(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def _number(value: object) -> int:
    if type(value) is not int or value < 1:  # True is an int too
        raise ValueError(value)
    return value
