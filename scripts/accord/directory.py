"""What records know of each other: who there is, what it is called, and who links to whom.

It is small, so that the records themselves can be read in parts by several processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Self

from accord.model import FOLDERS, ROOT, RecordKind
from accord.workflow.fold import Story
from accord.workflow.guards import cancelled, every_department_declined

_PLACES = {kind: folder for folder, kind in FOLDERS.items()}


class Outlook(StrEnum):
    """What may still be expected of a record."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Listing:
    """One record; `state` is the name of its state, `links` are the ids by relation.

    `parties` are the departments: who asks, then who is asked, by their codes.
    """

    id: str
    kind: RecordKind
    title: str
    state: str
    outlook: Outlook
    raised_at: datetime
    parties: tuple[str, ...]
    links: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, story: Story) -> Self:
        form = story.facts.form
        return cls(
            id=story.record.id,
            kind=story.record.kind,
            title=str(form["title"]),
            state=story.state.name,
            outlook=outlook(story),
            raised_at=story.record.raised_at,
            parties=(form["from"], *sorted(form["to"])),
            links={relation: tuple(ids) for relation, ids in form.get("links", {}).items()},
        )

    @property
    def form_path(self) -> str:
        return f"{ROOT}/{_PLACES[self.kind]}/{self.id}/{self.kind}.md"


def outlook(story: Story) -> Outlook:
    """What may still be expected of a record at the instant of its story."""
    if not story.state.final:
        return Outlook.OPEN
    given_up = cancelled(story.facts) or every_department_declined(story.facts)
    return Outlook.DROPPED if given_up else Outlook.DONE


@dataclass(frozen=True)
class Directory:
    """The listings by id, in the order of the ids; `broken` are the ids that can't be read."""

    listings: Mapping[str, Listing]
    broken: frozenset[str] = frozenset()

    @classmethod
    def of(cls, listings: Iterable[Listing], broken: Iterable[str] = ()) -> Self:
        by_id = {each.id: each for each in sorted(listings, key=lambda each: each.id)}
        return cls(by_id, frozenset(broken))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all records, those that can't be read too."""
        return self.broken.union(self.listings)

    def linking_to(self, id: str) -> tuple[tuple[str, str], ...]:
        """The links of others that name a record: the relation, and who says so."""
        return self._back.get(id, ())

    @cached_property
    def _back(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for target, link in self._links():
            found.setdefault(target, []).append(link)
        return {target: tuple(links) for target, links in found.items()}

    def _links(self) -> Iterator[tuple[str, tuple[str, str]]]:
        for each in self.listings.values():
            for relation, targets in each.links.items():
                for target in targets:
                    yield target, (relation, each.id)
