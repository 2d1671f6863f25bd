"""What a change does to records: which are new, which entries it brings, what it rewrites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from accord.model import BrokenRecord, Document, Entry, Record, RecordKind, Signature
from accord.trees.difference import How


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of a record; `before` and `after` are its bytes, None where it is no plain file.

    What was added is read only if something was deleted: it may be the same file, moved.
    """

    path: str
    how: How
    before: bytes | None = None
    after: bytes | None = None

    @property
    def first_line(self) -> int:
        """The first line, counted from 1, that is not as it was."""
        old, new = ((data or b"").splitlines() for data in (self.before, self.after))
        same = (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
        return 1 + max(0, min(next(same, len(old)), len(new) - 1))


@dataclass(frozen=True)
class RecordChange:
    """What happens to the record of one folder; `files` are in the order of their paths.

    `before` and `after` are None where there is no such record. `frozen` is whether its form
    had been agreed to before.
    """

    folder: str
    kind: RecordKind
    files: tuple[FileChange, ...]
    before: Record | BrokenRecord | None
    after: Record | BrokenRecord | None
    frozen: bool

    @property
    def id(self) -> str:
        return self.folder.rpartition("/")[2]

    @property
    def form_path(self) -> str:
        return f"{self.folder}/{self.kind}.md"

    @cached_property
    def merged(self) -> Mapping[str, Document]:
        """The form and the entries that the base holds, by path.

        What the base could not read was never a fact: whoever mends it rewrites none.
        """
        if self.before is None:
            return {}
        documents = (
            self.before.entries
            if isinstance(self.before, BrokenRecord)
            else (self.before.form, *(entry.document for entry in self.before.entries))
        )
        return {each.path: each for each in documents}

    @cached_property
    def merged_signatures(self) -> Mapping[str, Signature]:
        """The signatures that the base holds beside its documents, by path."""
        return {each.path: each for each in self.before.signatures} if self.before else {}

    @cached_property
    def new_signatures(self) -> tuple[Signature, ...]:
        """The signatures that were not there before, or not so."""
        found = self.after.signatures if self.after else ()
        return tuple(each for each in found if self.merged_signatures.get(each.path) != each)

    @cached_property
    def new_entries(self) -> tuple[Entry, ...]:
        """The entries that are facts only now."""
        if not isinstance(self.after, Record):
            return ()
        return tuple(each for each in self.after.entries if each.document.path not in self.merged)

    @cached_property
    def rewritten(self) -> tuple[FileChange, ...]:
        """What was merged, should have stayed as it was, and did not."""
        return tuple(file for file in self.files if self._must_stay(file))

    def _must_stay(self, file: FileChange) -> bool:
        """A form that was not agreed to may be edited, and its signatures then made anew."""
        if signature := self.merged_signatures.get(file.path):
            is_edited = self.form_path in {each.path for each in self.files}
            return self.frozen or signature.document != self.form_path or not is_edited
        if file.path == self.form_path:
            return file.path in self.merged and (self.frozen or file.how is How.DELETED)
        return file.path in self.merged

    @cached_property
    def untouched(self) -> frozenset[str]:
        """The paths of what was merged and is as it was."""
        return frozenset(self.merged) - {file.path for file in self.files}


@dataclass(frozen=True)
class Change:
    """Every record that a change touches, in the order of their folders.

    `moves` leads from deleted files to where the same stands now; of forms, whatever their
    id. `beside` are the files of no record: the registry, the table, programs, pages, and
    what stood astray below records/ and is deleted.
    """

    records: tuple[RecordChange, ...]
    moves: Mapping[str, str]
    beside: tuple[str, ...]

    @cached_property
    def new_records(self) -> tuple[RecordChange, ...]:
        return tuple(each for each in self.records if each.before is None)

    @cached_property
    def paths(self) -> frozenset[str]:
        """Every file that differs, of records and beside them."""
        of_records = (file.path for each in self.records for file in each.files)
        return frozenset((*self.beside, *of_records))
