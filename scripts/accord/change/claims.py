"""Ids that new records can't have, because another record has or had them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from accord.change.change import Change, RecordChange
from accord.language import Message, say
from accord.model import FOLDERS, ROOT, Record
from accord.organization import Organization
from accord.trees import Revision, Tree
from accord.trees.history import Base, deletions

_NUMBERED = re.compile(r"(?P<series>.*?)[0-9]+")


def claims(
    ids: Collection[str], base: Base, before: Revision, after: Tree, since: date | None
) -> dict[str, Message]:
    """By whom ids are taken that records have in `after` and not at the same place in `before`.

    `before` is the tree of the base's fork. None of the ids can have been given before the
    day `since`.
    """
    if not ids:
        return {}
    found = dict(_deleted(ids, base, before, since))
    if base.tip != base.fork:
        found |= _landed(ids, Revision(before.root, base.tip), after)
    return found | dict(_elsewhere(ids, before))


def earliest(done: Change, organization: Organization) -> date | None:
    """A day before which nobody can have given one of the new ids, by what their patterns hold."""
    days = [_first_day(each, organization) for each in done.new_records]
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def _first_day(record: RecordChange, organization: Organization) -> date | None:
    if not isinstance(record.after, Record):
        return None
    pattern = organization.id_patterns[record.kind]
    raised = organization.day(record.after.raised_at)
    day = raised if "{date}" in pattern else raised.replace(month=1, day=1)
    # Git goes by the day in Greenwich.
    return day - timedelta(days=1) if "{date}" in pattern or "{year}" in pattern else None


def _elsewhere(ids: Collection[str], before: Revision) -> Iterator[tuple[str, Message]]:
    for folder in FOLDERS:
        for id in frozenset(before.names(f"{ROOT}/{folder}")).intersection(ids):
            yield id, say("The record {path} has this id.", path=f"{ROOT}/{folder}/{id}")


def _landed(ids: Collection[str], tip: Revision, after: Tree) -> dict[str, Message]:
    """Ids that others have used meanwhile, and not by landing this very record."""
    message = say("Another record has landed under this id meanwhile.")
    return {
        id: message
        for id in ids
        for path in _forms(id)
        if (landed := tip.read(path)) is not None and landed != after.read(path)
    }


def _deleted(
    ids: Collection[str], base: Base, before: Revision, since: date | None
) -> Iterator[tuple[str, Message]]:
    paths = [path for id in ids for path in _forms(id)]
    neighbours = {_neighbour(id, before) for id in ids}
    neighbour = neighbours.pop() if len(neighbours) == 1 else None
    for path, each in deletions(before.root, base.fork, paths, neighbour, since).items():
        message = say(
            "A record had this id, which commit {commit} deleted on {day}.",
            commit=each.commit,
            day=each.day,
        )
        yield path.split("/")[2], message


def _neighbour(id: str, before: Revision) -> str | None:
    """The form of the record that was given the number before, as far as the base knows."""
    series = _NUMBERED.fullmatch(id)
    if not series:
        return None
    below = (
        (name, kind_folder)
        for kind_folder in FOLDERS
        for name in before.names(f"{ROOT}/{kind_folder}")
        if name < id and len(name) == len(id) and name.startswith(series["series"])
    )
    name, folder = max(below, default=("", ""))
    return f"{ROOT}/{folder}/{name}/{FOLDERS[folder]}.md" if name else None


def _forms(id: str) -> tuple[str, ...]:
    """Where the form of a record of that id would stand."""
    return tuple(f"{ROOT}/{folder}/{id}/{kind}.md" for folder, kind in FOLDERS.items())
