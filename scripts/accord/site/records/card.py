"""A record in a few words, as boards, lists and other records show it."""

from __future__ import annotations

from dataclasses import dataclass

from accord.obligation import Outcome
from accord.schema.schemas import value_label
from accord.site.reader import Reader
from accord.site.records.owing import Owing, ages, due_at, owing
from accord.site.records.percent import percent
from accord.site.values.shapes import Badge
from accord.survey import Case, Survey


@dataclass(frozen=True, slots=True)
class Card:
    """`next` is what is owed first; `departments` are the codes of all that take part.

    The initiating department stands first among them; `people` are the ids of all with a part.
    `since` is the day on which it came into its state, `since_at` the instant. `percent` is how
    far its tasks have come, None where none are agreed or planned. `coming` are the due instants
    of what will be overdue beside the `overdue` ones, if it stays as it is.
    """

    id: str
    title: str
    kind: str
    kind_label: str
    state: Badge
    since: str
    since_at: str
    overlays: tuple[Badge, ...]
    priority: str
    priority_label: str
    initiating: str
    asked: tuple[str, ...]
    departments: tuple[str, ...]
    people: tuple[str, ...]
    raised: str
    raised_on: str
    is_final: bool
    is_archived: bool
    percent: int | None
    overdue: int
    coming: tuple[str, ...]
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
        since_at=story.since.astimezone(reader.organization.timezone).isoformat(),
        overlays=overlays(case, survey, reader),
        priority=priority,
        priority_label=reader.text(priority_label) if priority_label else priority,
        initiating=reader.department(form["from"]),
        asked=tuple(reader.department(code) for code in story.facts.asked),
        departments=tuple(dict.fromkeys((form["from"], *sorted(case.departments)))),
        people=tuple(sorted(case.people)),
        raised=reader.day_of(story.record.raised_at),
        raised_on=reader.organization.day(story.record.raised_at).isoformat(),
        is_final=story.state.final,
        is_archived=case.archived,
        percent=percent(story.facts),
        overdue=sum(each.outcome is Outcome.OVERDUE for each in open_ones),
        coming=tuple(
            due_at(each, reader)
            for each in open_ones
            if each.outcome is Outcome.PENDING and ages(each, story)
        ),
        next=owing(open_ones[0], survey, reader) if open_ones else None,
    )


def overlays(case: Case, survey: Survey, reader: Reader) -> tuple[Badge, ...]:
    """What is true of a record beside its state, in the order of the table."""
    labels = survey.ledger.workflow.overlays
    return tuple(
        Badge(reader.text(labels[name]), name) for name in labels if name in case.story.overlays
    )
