"""Two trees, the base and the one that would follow it -> the change between them.

Only the records in which a file differs are read, those of the base under the base's own
registry, table and schemas: nothing that a change says of itself decides what it may do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from accord.change.change import Change, FileChange, RecordChange
from accord.ledger import Ledger, filled
from accord.ledger.shares import Share
from accord.model import FOLDERS, ROOT, BrokenRecord, Document, Record
from accord.trees import Folder, Tree
from accord.trees.difference import How, Kept, differences
from accord.workflow.fold import fold


def compare(base: Kept, head: Folder | Kept, base_ledger: Ledger, head_ledger: Ledger) -> Change:
    """The change from one tree to another; of their ledgers no record needs to have been read."""
    differing = differences(base, head)
    folders: dict[str, list[str]] = {}
    beside: list[str] = []
    for path in differing:
        top, _, rest = path.partition("/")
        if top != ROOT or rest.partition("/")[0] not in FOLDERS:
            beside.append(path)
        elif path.count("/") == 3:
            folders.setdefault(path.rpartition("/")[0], []).append(path)
    before, after = _records(base, base_ledger, folders), _records(head, head_ledger, folders)
    files = _files(base, head, differing, [path for paths in folders.values() for path in paths])
    records = tuple(
        RecordChange(
            folder,
            FOLDERS[folder.split("/")[1]],
            tuple(files[path] for path in paths),
            before.get(folder),
            after.get(folder),
            _is_agreed(before.get(folder), base_ledger),
        )
        for folder, paths in sorted(folders.items())
        if folder in before or folder in after
    )
    moves = {**dict(_moved_files([*files.values()])), **dict(_moved_forms(records))}
    told = {file.path for each in records for file in each.files}
    removed = (path for path, how in differing.items() if how is How.DELETED and path not in told)
    return Change(records, moves, tuple(sorted({*beside, *removed})))


def _records(
    tree: Tree, opened: Ledger, folders: Iterable[str]
) -> dict[str, Record | BrokenRecord]:
    """The records that stand in these folders, by folder."""
    ledger = filled(opened, tree, Share(frozenset(folders), loose=False))
    found: list[Record | BrokenRecord] = [*ledger.records.values(), *ledger.broken.values()]
    return {each.folder: each for each in found}


def _files(
    base: Kept, head: Folder | Kept, how: Mapping[str, How], paths: list[str]
) -> dict[str, FileChange]:
    kept = [path for path in paths if how[path] is not How.DELETED]
    if len(kept) == len(paths):  # nothing can have been moved
        kept = [path for path in kept if how[path] is How.EDITED]
    before, after = base.read_all(paths), head.read_all(kept)
    return {path: FileChange(path, how[path], before.get(path), after.get(path)) for path in paths}


def _is_agreed(record: Record | BrokenRecord | None, ledger: Ledger) -> bool:
    if not isinstance(record, Record):
        return False
    end_of_time = datetime.max.replace(tzinfo=ledger.organization.timezone)
    return fold(record, ledger.workflow, end_of_time).facts.agreed is not None


def _moved_files(files: Sequence[FileChange]) -> Iterator[tuple[str, str]]:
    """Where deleted files went: to the same folder rather, then to the same name."""
    places: dict[bytes, list[str]] = {}
    for each in files:
        if each.how is How.ADDED and each.after:
            places.setdefault(each.after, []).append(each.path)
    for each in files:
        if each.how is How.DELETED and each.before in places:
            yield each.path, max(places[each.before], key=lambda place: _nearness(place, each.path))


def _nearness(path: str, other: str) -> tuple[bool, bool]:
    (folder, _, name), (other_folder, _, other_name) = path.rpartition("/"), other.rpartition("/")
    return folder == other_folder, name == other_name


def _moved_forms(records: Sequence[RecordChange]) -> Iterator[tuple[str, str]]:
    """Where records went whose folder is gone; under another id a form says another id."""
    new = {
        _told(each.after.form): each.form_path
        for each in records
        if each.before is None and isinstance(each.after, Record)
    }
    for each in records:
        form = each.merged.get(each.form_path)
        if each.after is None and form and (place := new.get(_told(form))):
            yield each.form_path, place


def _told(form: Document) -> str:
    """Everything that a form says, but for its id."""
    fields = {name: value for name, value in form.fields.items() if name != "id"}
    body = [form.preamble, *((each.heading, each.text) for each in form.sections)]
    return json.dumps([fields, body], sort_keys=True)
