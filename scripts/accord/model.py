"""The nouns: documents, records and entries, findings.

Everything here is a frozen value. Instants are aware datetimes; days are dates in the
organization's time zone. Front matter stays the mapping that was read; the properties
of `Record` and `Entry` name only what logic reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from accord.language import Message

Fields = Mapping[str, Any]
Pointer = tuple[str | int, ...]
RecordKind = Literal["request", "feedback"]
RECORD_KINDS: tuple[RecordKind, ...] = ("request", "feedback")
# Where the folders of the records stand in a repository.
ROOT = "records"
FOLDERS: Mapping[str, RecordKind] = {"requests": "request", "feedback": "feedback"}


def folder_of(path: str) -> str:
    """The record's folder in which a file lies, or the file itself where it lies in none."""
    return "/".join(path.split("/", 3)[:3])


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a file: lines and columns count from 1, widths in characters.

    A width of 0 is unknown; what is meant then reaches to the end of the line's text.
    """

    line: int
    column: int = 1
    width: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: where, what, and what to write instead."""

    rule: str
    path: str
    position: Position
    message: Message
    help: Message
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        return (self.path, self.position.line, self.position.column, self.rule)


@dataclass(frozen=True, slots=True)
class Section:
    """One `## heading` of a body with the text below it."""

    heading: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file: its front matter, where each node of it stands, and its body.

    `path` is relative to the repository, with forward slashes. `positions` maps a pointer
    such as ``("work", 0, "tasks")`` to the place of the key or item. `text` is the whole file.
    """

    path: str
    fields: Fields
    positions: Mapping[Pointer, Position]
    sections: tuple[Section, ...]
    preamble: str = ""
    text: str = ""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def position(self, *pointer: str | int) -> Position:
        """The place of a node, or of the nearest node above it that stands in the file."""
        for end in range(len(pointer), 0, -1):
            if found := self.positions.get(pointer[:end]):
                return found
        return Position(1)

    def span(self, start: int, end: int) -> Position:
        """The place of a part of the text that lies in one line."""
        line_start = self.text.rfind("\n", 0, start) + 1
        line = self.text.count("\n", 0, line_start) + 1
        return Position(line, start - line_start + 1, end - start)


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated document that adds one fact to a record.

    `mends` are the file names of the entries whose place it has taken.
    """

    document: Document
    kind: str
    at: datetime
    entered_at: datetime | None = None
    mends: frozenset[str] = frozenset()

    @property
    def fields(self) -> Fields:
        return self.document.fields

    @property
    def name(self) -> str:
        return self.document.path.rpartition("/")[2]

    @property
    def by(self) -> str:
        return str(self.document.fields["by"])

    @property
    def department(self) -> str | None:
        """The department for which the entry speaks, where it speaks for one."""
        return self.document.fields.get("department")

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that sign it, or the one for which it speaks."""
        if signers := self.fields.get("departments"):
            return tuple(signers)
        return (self.department,) if self.department else ()

    @property
    def supersedes(self) -> str | None:
        return self.document.fields.get("supersedes")

    @property
    def void(self) -> bool:
        return self.document.fields.get("void") is True

    def goes_by(self, name: str) -> bool:
        """Whether a file name stands for this entry: its own, or that of one it mends."""
        return name == self.name or name in self.mends


@dataclass(frozen=True, slots=True)
class Signature:
    """A file beside a form or an entry: somebody signs it for a department, away from a forge.

    Its name is that of the document, the department, and ``.sig``.
    """

    path: str
    data: bytes

    @property
    def document(self) -> str:
        """The path of what is signed."""
        return f"{self.path.rsplit('.', 2)[0]}.md"

    @property
    def department(self) -> str:
        return self.path.rsplit(".", 2)[1]


@dataclass(frozen=True, slots=True)
class Record:
    """A form and its entries, in the order of their file names.

    `unread` are the paths of entries that could not be read: they count for nothing, and
    the record's page says so. What `signatures` are worth, reading does not tell.
    """

    id: str
    kind: RecordKind
    form: Document
    raised_at: datetime
    entries: tuple[Entry, ...] = ()
    unread: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def folder(self) -> str:
        return self.form.path.rpartition("/")[0]

    @property
    def title(self) -> str:
        return str(self.form.fields["title"])


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record whose form could not be read: shown as broken, never hidden.

    `entries` are those of its entries that can be read; they count for nothing.
    """

    id: str
    kind: RecordKind
    folder: str
    findings: tuple[Finding, ...]
    entries: tuple[Document, ...] = ()
    signatures: tuple[Signature, ...] = ()


def values_at(fields: Any, path: tuple[str, ...]) -> list[tuple[Pointer, Any]]:
    """Every value that a path of names and "*" (each item of a list) leads to."""
    found: list[tuple[Pointer, Any]] = [((), fields)]
    for step in path:
        if step == "*":
            found = [
                ((*pointer, place), item)
                for pointer, inner in found
                if isinstance(inner, list)
                for place, item in enumerate(inner)
            ]
        else:
            found = [
                ((*pointer, step), inner[step])
                for pointer, inner in found
                if isinstance(inner, _MAPPINGS) and step in inner
            ]
        if not found:
            break
    return found


_MAPPINGS = (dict, Mapping)  # nearly all are of the first kind, which is quicker to tell
