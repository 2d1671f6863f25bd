"""A record in a few words, as boards, lists and other records show it."""

from __future__ import annotations

from dataclasses import dataclass

from accord.obligation import Obligation, Outcome
from accord.schema.schemas import value_label
from accord.site.reader import Reader
from accord.site.shapes import Badge
from accord.site.views_owing import Owing, owing
from accord.survey import Case, Survey


@dataclass(frozen=True, slots=True)
class Card:
    """`next` is what is owed first; `departments` are the codes of all that take part.

    The initiating department stands first among them.
    """

    id: str
    title: str
    kind: str
    kind_label: str
    state: Badge
    since: str
    overlays: tuple[Badge, ...]
    priority: str
    priority_label: str
    initiating: str
    asked: tuple[str, ...]
    departments: tuple[str, ...]
    raised: str
    raised_on: str
    is_final: bool
    is_archived: bool
    overdue: int
    next: Owing | None


def card(case: Case, survey: Survey, reader: Reader) -> Card:
    """Sum a record up for the reader."""
    story, form = case.story, case.story.facts.form
    schema = survey.ledger.schemas[story.record.kind]
    open_ones = case.open_obligations
    priority = str(form["priority"])
    priority_label = value_label(schema.properties["priority"], priority)
    return Card(
        id=story.record.id,
        title=str(form["title"]),
        kind=story.record.kind,
        kind_label=reader.text(schema.label),
        state=Badge(reader.text(story.state.label), story.state.name),
        since=reader.short_day(reader.organization.day(story.since)),
        overlays=overlays(case, survey, reader),
        priority=priority,
        priority_label=reader.text(priority_label) if priority_label else priority,
        initiating=reader.department(form["from"]),
        asked=tuple(reader.department(code) for code in story.facts.asked),
        departments=tuple(dict.fromkeys((form["from"], *sorted(case.departments)))),
        raised=reader.day(reader.organization.day(story.record.raised_at)),
        raised_on=reader.organization.day(story.record.raised_at).isoformat(),
        is_final=story.state.final,
        is_archived=case.archived,
        overdue=sum(each.outcome is Outcome.OVERDUE for each in open_ones),
        next=owing(_next(open_ones), survey, reader) if open_ones else None,
    )


def overlays(case: Case, survey: Survey, reader: Reader) -> tuple[Badge, ...]:
    """What is true of a record beside its state, in the order of the table."""
    labels = survey.ledger.workflow.overlays
    return tuple(
        Badge(reader.text(labels[name]), name) for name in labels if name in case.story.overlays
    )


def _next(obligations: tuple[Obligation, ...]) -> Obligation:
    return min(obligations, key=lambda each: each.due)
