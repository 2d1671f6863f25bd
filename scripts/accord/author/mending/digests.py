"""The digest of a consensus, written as the form stood when it was agreed to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from accord.author.mending.nodes import scalars
from accord.author.mending.sheet import taken_apart
from accord.consensus import digest
from accord.frontmatter import reader as frontmatter
from accord.ledger import Ledger
from accord.model import Entry, Record
from accord.workflow.fold import Step, fold

_NONE = f"v1:sha256:{'0' * 64}"


def fitting(read: Ledger) -> frozenset[str]:
    """The paths of all consensuses that count."""
    return frozenset(
        step.entry.document.path
        for record in read.records.values()
        for step in _consensuses(record, read)
        if step.facts.consensus is step.entry
    )


def digests(read: Ledger, paths: Collection[str]) -> Mapping[str, str]:
    """What those of the consensuses should name that name something else.

    A consensus changes what the next one agrees to, so they are put right one by one.
    """
    found: dict[str, str] = {}
    for record in read.records.values():
        for _ in record.entries:
            wrong = next(_wrong(record, read, paths), None)
            if wrong is None:
                break
            entry, right = wrong
            found[entry.document.path] = right
            record = _with_digest(record, entry, right)  # noqa: PLW2901 - mended step by step
    return found


def with_digest(data: bytes, written: str = _NONE) -> bytes:
    """The file of a consensus with another digest: by default one that agrees to nothing."""
    text = data.decode("utf-8")
    sheet = taken_apart(text, is_markdown=True)
    place = sheet and next(
        (each for each in scalars(sheet.front) if each.pointer == ("digest",)), None
    )
    if not sheet or not place:
        return data
    gap = " " if sheet.front[: place.start].endswith(":") else ""
    front = sheet.front[: place.start] + gap + written + sheet.front[place.end :]
    return sheet.with_front(front).encode()


def lacks_digest(data: bytes) -> bool:
    """Whether a file is a consensus in which no digest has been written yet."""
    fields = frontmatter.read(data).fields
    if fields.get("kind") != "consensus" or "digest" not in fields:
        return False
    return not str(fields["digest"]).startswith("v1:sha256:")


def _wrong(record: Record, read: Ledger, paths: Collection[str]) -> Iterator[tuple[Entry, str]]:
    names = read.workflow.courses[record.kind].agreed_fields
    for step in _consensuses(record, read):
        right = digest(step.facts.form, names)
        if step.entry.document.path in paths and step.entry.fields["digest"] != right:
            yield step.entry, right


def _consensuses(record: Record, read: Ledger) -> Iterator[Step]:
    """The entries that a consensus was allowed to be, with what was known right after."""
    end_of_time = datetime.max.replace(tzinfo=read.organization.timezone)
    for step in fold(record, read.workflow, end_of_time).steps:
        if step.entry.kind == "consensus" and step.allowed:
            yield step


def _with_digest(record: Record, entry: Entry, written: str) -> Record:
    document = replace(entry.document, fields={**entry.fields, "digest": written})
    entries = (
        replace(each, document=document) if each.name == entry.name else each
        for each in record.entries
    )
    return replace(record, entries=tuple(entries))
