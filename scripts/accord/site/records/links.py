"""How a record relates to others, from both ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.schema.schemas import label
from accord.site.reader import Reader
from accord.site.values.shapes import Badge
from accord.survey import Case, Survey


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another record; `card` is None if there is no such record."""

    relation: str
    is_back: bool
    id: str
    title: str
    state: Badge | None


def links(case: Case, survey: Survey, reader: Reader) -> Iterator[Link]:
    """The record's own links, then those of others that name it."""
    node = survey.ledger.schemas[case.record.kind].properties["links"]
    listings, workflow = survey.directory.listings, survey.ledger.workflow
    own = listings[case.record.id].links.items()
    ahead = [(relation, False, target) for relation, targets in own for target in targets]
    back = survey.directory.linking_to(case.record.id)
    behind = [(relation, True, source) for relation, source in back]
    for relation, is_back, other in (*ahead, *behind):
        words = reader.text(label(node["properties"].get(relation, {}))) or relation
        if known := listings.get(other):
            state = workflow.state(known.kind, known.state)
            badge = Badge(reader.text(state.label), state.name)
            yield Link(words, is_back, other, known.title, badge)
        else:
            yield Link(words, is_back, other, "", None)
