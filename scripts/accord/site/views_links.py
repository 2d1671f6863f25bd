"""How a record relates to others, from both ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.schema.schemas import label
from accord.site.reader import Reader
from accord.site.shapes import Badge
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
    own = [
        (relation, False, target)
        for relation, targets in case.story.facts.form.get("links", {}).items()
        for target in targets
    ]
    back = [(relation, True, source) for relation, source in survey.links.get(case.record.id, ())]
    for relation, is_back, other in (*own, *back):
        words = reader.text(label(node["properties"].get(relation, {}))) or relation
        known = survey.cases.get(other)
        if known is None:
            yield Link(words, is_back, other, "", None)
        else:
            state = known.story.state
            title = str(known.story.facts.form["title"])
            yield Link(words, is_back, other, title, Badge(reader.text(state.label), state.name))
