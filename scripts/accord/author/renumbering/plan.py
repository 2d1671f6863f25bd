"""What another id for a record changes; nothing is written yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from accord.author.mending.digests import digests, fitting, with_digest
from accord.author.renumbering.mentions import mentions, renamed
from accord.author.renumbering.merged import Merged
from accord.author.renumbering.refusals import (
    Refused,
    is_document,
    movable_folder,
    must_be_documents,
    new_id,
)
from accord.language import say
from accord.ledger import Ledger, filled
from accord.ledger.shares import Share
from accord.ledger.signatures import is_signature
from accord.model import ROOT, Record, Signature, folder_of
from accord.trees import File, Memory


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file as it is and where, and as it is to be and where."""

    path: str
    before: bytes
    place: str
    after: bytes


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A record on its way from one folder to another.

    `moved` are all of its documents, `edited` those files beside it that name it, `dropped`
    the signatures that fit no more, by path with what they hold, and `naming` those files
    that name it and stay as they are.
    """

    folder: str
    place: str
    moved: tuple[Rewrite, ...]
    edited: tuple[Rewrite, ...]
    dropped: Mapping[str, bytes]
    naming: tuple[str, ...]


def plan(old: str, new: str | None, merged: Merged, opened: Ledger) -> Renumbering:
    """See what it takes to give a record that was not merged the id `new`, or the next free one.

    Of `opened`, the ledger of the folder, no record needs to have been read.

    Raises:
        Refused: it can't be done; the message says what to do instead.
    """
    folder = movable_folder(old, merged)
    files = [*merged.tree.files(folder)]
    must_be_documents(files)
    share = Share(frozenset((folder,)), loose=False)
    record = filled(opened, merged.tree, share).records.get(old)
    if record is None:
        raise Refused(
            say("The form of {id} can't be read.", id=old),
            say("Run `accord check {folder}` and mend it first.", folder=folder),
        )
    return _planned(record, new_id(record, new, merged, opened), files, merged, opened)


def _planned(
    record: Record, new: str, files: Iterable[File], merged: Merged, opened: Ledger
) -> Renumbering:
    place = f"{record.folder.rpartition('/')[0]}/{new}"
    moved = [
        Rewrite(file.path, data, file.path.replace(record.folder, place, 1), after)
        for file in files
        if not is_signature(file.path)
        and (data := file.data) is not None
        and (after := renamed(data, record.id, new))
    ]
    named = dict(_named(record, merged))
    stays = merged.staying(named.keys(), record.id)
    edited = [
        Rewrite(path, data, path, after)
        for path, data in named.items()
        if path not in stays
        and is_document(File(path, data))
        and (after := renamed(data, record.id, new)) != data
    ]
    rewrites = _agreeing([*moved, *edited], merged, opened)
    changed = {each.path for each in rewrites}
    return Renumbering(
        record.folder,
        place,
        tuple(each for each in rewrites if each.path != each.place),
        tuple(each for each in rewrites if each.path == each.place),
        dict(_unfit(changed, merged)),
        tuple(sorted(named.keys() - changed)),
    )


def _named(record: Record, merged: Merged) -> Iterator[tuple[str, bytes]]:
    """The files beside a record that name it."""
    for file in merged.tree.files(ROOT, lambda folder: folder != record.folder):
        if file.data and not is_signature(file.path) and mentions(file.data, record.id):
            yield file.path, file.data


def _agreeing(rewrites: list[Rewrite], merged: Merged, opened: Ledger) -> list[Rewrite]:
    """The same, with the digests of those consensuses put right that fitted before."""
    homes = {folder_of(each.path) for each in rewrites}
    files = {
        file.path: file.data
        for home in homes
        for file in merged.tree.files(home)
        if file.data is not None
    }
    places = {each.path: each.place for each in rewrites}
    after = {places.get(path, path): data for path, data in files.items()}
    after |= {each.place: each.after for each in rewrites}
    fitted = {places[path] for path in fitting(_read(files, opened)) if path in places}
    right = digests(_read(after, opened), fitted)
    return [
        replace(each, after=with_digest(each.after, right[each.place]))
        if each.place in right
        else each
        for each in rewrites
    ]


def _read(files: Mapping[str, bytes], opened: Ledger) -> Ledger:
    share = Share(frozenset(folder_of(path) for path in files), loose=False)
    return filled(opened, Memory(files), share)


def _unfit(changed: Iterable[str], merged: Merged) -> Iterator[tuple[str, bytes]]:
    """The signatures beside documents that change."""
    signed = frozenset(changed)
    for folder in sorted({folder_of(path) for path in signed}):
        for file in merged.tree.files(folder):
            if is_signature(file.path) and Signature(file.path, b"").document in signed:
                yield file.path, file.data or b""
