"""What records know of each other: who there is, what it is called, and who links to whom.

It is small, so that the records themselves can be read in parts by several processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from accord.model import RecordKind
from accord.workflow.fold import Story


@dataclass(frozen=True, slots=True)
class Listing:
    """One record; `state` is the name of its state, `links` are the ids by relation."""

    id: str
    kind: RecordKind
    title: str
    state: str
    links: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, story: Story) -> Self:
        form = story.facts.form
        links = {relation: tuple(ids) for relation, ids in form.get("links", {}).items()}
        return cls(story.record.id, story.record.kind, str(form["title"]), story.state.name, links)


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
