"""What a change does to records, from two trees: the base, and the one that would follow it.

Only the records in which a file differs are read, those of the base under the base's own
registry, table and schemas: nothing that a change says of itself decides what it may do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.difference import How, differences
from accord.ledger import Ledger, filled
from accord.model import FOLDERS, ROOT, BrokenRecord, Document, Entry, Record, RecordKind
from accord.shares import Share
from accord.tree import Folder, Revision, Tree
from accord.workflow.fold import fold


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


@dataclass(frozen=True, slots=True)
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

    @property
    def form_file(self) -> FileChange | None:
        """The form, if it is among the files that differ."""
        return next((each for each in self.files if each.path == self.form_path), None)

    @property
    def merged(self) -> Mapping[str, Document]:
        """The form and the entries that the base holds, by path.

        What the base could not read was never a fact: to mend it edits none.
        """
        return _documents(self.before)

    @property
    def new_entries(self) -> tuple[Entry, ...]:
        """The entries that are facts only now."""
        if not isinstance(self.after, Record):
            return ()
        merged = self.merged
        return tuple(each for each in self.after.entries if each.document.path not in merged)


@dataclass(frozen=True, slots=True)
class Change:
    """Every record that a change touches, in the order of their folders.

    `moves` leads from files that were deleted to the same bytes elsewhere. `beside` are the
    files of no record: the registry, the table, schemas, programs, pages.
    """

    records: tuple[RecordChange, ...]
    moves: Mapping[str, str]
    beside: tuple[str, ...]

    @property
    def new_records(self) -> tuple[RecordChange, ...]:
        return tuple(each for each in self.records if each.before is None)

    @property
    def paths(self) -> frozenset[str]:
        """Every file that differs, of records and beside them."""
        return frozenset(
            (*self.beside, *(file.path for each in self.records for file in each.files))
        )


def change(
    base: Revision, head: Folder | Revision, base_ledger: Ledger, head_ledger: Ledger
) -> Change:
    """Compare two trees; of the ledgers, opened of each, the records need not have been read."""
    differing = differences(base, head)
    by_folder: dict[str, list[str]] = {}
    beside: list[str] = []
    for path in differing:
        top, _, rest = path.partition("/")
        if top != ROOT or rest.partition("/")[0] not in FOLDERS:
            beside.append(path)
        elif path.count("/") == 3:
            by_folder.setdefault(path.rpartition("/")[0], []).append(path)
    before = _records(base, base_ledger, by_folder)
    after = _records(head, head_ledger, by_folder)
    files = _files(base, head, differing, [path for each in by_folder.values() for path in each])
    return Change(
        tuple(
            RecordChange(
                folder,
                FOLDERS[folder.split("/")[1]],
                tuple(files[path] for path in paths),
                before.get(folder),
                after.get(folder),
                _is_agreed(before.get(folder), base_ledger),
            )
            for folder, paths in sorted(by_folder.items())
            if folder in before or folder in after
        ),
        dict(_moves(files.values())),
        tuple(beside),
    )


def _records(
    tree: Tree, opened: Ledger, folders: Iterable[str]
) -> dict[str, Record | BrokenRecord]:
    """The records that stand in these folders, by folder."""
    ledger = filled(opened, tree, Share(frozenset(folders), loose=False))
    found: list[Record | BrokenRecord] = [*ledger.records.values(), *ledger.broken.values()]
    return {each.folder: each for each in found}


def _files(
    base: Revision, head: Folder | Revision, how: Mapping[str, How], paths: list[str]
) -> dict[str, FileChange]:
    kept = [path for path in paths if how[path] is not How.DELETED]
    if len(kept) == len(paths):  # nothing can have been moved
        kept = [path for path in kept if how[path] is How.EDITED]
    before, after = base.read_all(paths), head.read_all(kept)
    return {path: FileChange(path, how[path], before.get(path), after.get(path)) for path in paths}


def _moves(files: Collection[FileChange]) -> Iterator[tuple[str, str]]:
    """Where deleted files went: to the same folder rather, then to the same name."""
    places: dict[bytes, list[str]] = {}
    for each in files:
        if each.how is How.ADDED and each.after:
            places.setdefault(each.after, []).append(each.path)
    for each in files:
        if each.how is How.DELETED and each.before in places:
            yield each.path, max(places[each.before], key=lambda place: _nearness(place, each.path))


def _nearness(path: str, other: str) -> tuple[bool, bool]:
    return (
        path.rpartition("/")[0] == other.rpartition("/")[0],
        path.rpartition("/")[2] == other.rpartition("/")[2],
    )


def _is_agreed(record: Record | BrokenRecord | None, ledger: Ledger) -> bool:
    if not isinstance(record, Record):
        return False
    end_of_time = datetime.max.replace(tzinfo=ledger.organization.timezone)
    return fold(record, ledger.workflow, end_of_time).facts.agreed is not None


def _documents(record: Record | BrokenRecord | None) -> Mapping[str, Document]:
    if record is None:
        return {}
    if isinstance(record, BrokenRecord):
        found = record.entries
    else:
        found = (record.form, *(entry.document for entry in record.entries))
    return {each.path: each for each in found}
