"""What must hold between records.

These rules are given what records know of each other, and none of the documents: where a
clash is written is looked up afterwards.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from accord.directory import Directory, Listing
from accord.language import Message, say
from accord.model import Pointer, values_at
from accord.rules.case import Case
from accord.rules.rule import rule

# For so many unknown ids the nearest one is looked for, each time among all records.
_SUGGESTED = 20


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a document of one record names another."""

    record: str
    path: str
    pointer: Pointer
    target: str


@dataclass(frozen=True)
class Neighbourhood:
    """All records, and every mention of one in another."""

    directory: Directory
    mentions: tuple[Mention, ...]

    def links(self) -> Iterator[tuple[Listing, str, Listing]]:
        """Every link between two records that can be read: who says so, how, and to whom."""
        listings = self.directory.listings
        for each in listings.values():
            for relation, targets in each.links.items():
                for target in targets:
                    if target in listings:
                        yield each, relation, listings[target]

    def where(self, record: Listing, relation: str, target: Listing) -> tuple[str, Pointer]:
        """The file and the place of a link: in the form, or where an amendment last wrote it."""
        found = self._written.get((record.id, relation, target.id))
        return (found.path, found.pointer) if found else (record.form_path, ("links",))

    @cached_property
    def _written(self) -> Mapping[tuple[str, str | int, str], Mention]:
        return {
            (each.record, each.pointer[-2], each.target): each
            for each in self.mentions
            if "links" in each.pointer
        }


@dataclass(frozen=True, slots=True)
class Clash:
    """A place in a record that does not go with another record."""

    path: str
    pointer: Pointer
    message: Message
    help: Message


def mentions(case: Case) -> Iterator[Mention]:
    """Every place in which the record names another."""
    for name, document, _ in case.documents():
        for path in case.ledger.schemas[name].references.get("record", ()):
            for pointer, target in values_at(document.fields, path):
                yield Mention(case.record.id, document.path, pointer, target)


@rule()
def record_known(neighbourhood: Neighbourhood) -> Iterator[Clash]:
    """A record that is named exists.

    Why: a link to nothing can't be followed, and what should wait for it waits for ever.
    Fix: Write the id of a record that exists.
    """
    ids = neighbourhood.directory.ids
    unknown = [each for each in neighbourhood.mentions if each.target not in ids]
    near = _nearest(sorted({each.target for each in unknown}), ids)
    for each in unknown:
        advice = (
            say("Did you mean {value}?", value=near[each.target])
            if each.target in near
            else say("Write one that exists.")
        )
        message = say("There is no record {target}.", target=each.target)
        yield Clash(each.path, each.pointer, message, advice)


def _nearest(targets: Sequence[str], ids: Collection[str]) -> Mapping[str, str]:
    """For the first few targets the id that is most like each: of many, none is a slip."""
    found = {target: difflib.get_close_matches(target, ids, n=1) for target in targets[:_SUGGESTED]}
    return {target: nearest[0] for target, nearest in found.items() if nearest}
