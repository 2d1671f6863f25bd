"""A record's own page: the form, where it stands, what is owed, and all that happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from accord.explain import explain
from accord.obligation import Obligation, Outcome
from accord.proof.proofs import Proofs
from accord.site.reader import Reader
from accord.site.records.agreements import Agreement, agreements
from accord.site.records.broken import Problem, problems
from accord.site.records.card import Card, card
from accord.site.records.counting import counting
from accord.site.records.course import Stage, stages
from accord.site.records.gantt.chart import Gantt
from accord.site.records.gantt.drawing import gantt
from accord.site.records.history import History, history
from accord.site.records.links import Link, links
from accord.site.records.next.steps import Next, next_steps
from accord.site.records.owing import Owing, owing
from accord.site.records.places import places_of
from accord.site.records.proof import SignatureView, signature_views
from accord.site.records.rounds import Rounds, rounds
from accord.site.records.standings import badges_of, names_of
from accord.site.records.timeline import Told, timeline
from accord.site.repository import edit
from accord.site.values.fields import Display
from accord.site.values.prose import prose, sections
from accord.site.values.shapes import Row
from accord.site.writing.block import block
from accord.survey import Case, Survey
from accord.trees.edits import Edit

_IN_HEADING = ("id", "title", "links")


@dataclass(frozen=True, slots=True)
class RecordView:
    """Everything that is shown of a record; `writing` is what the forms must know of it."""

    card: Card
    stages: tuple[Stage, ...]
    owed: tuple[Owing, ...]
    settled: tuple[Owing, ...]
    next: Next
    edit: str
    short: tuple[Row, ...]
    long: tuple[Row, ...]
    chart: Gantt | None
    rounds: Rounds | None
    agreements: tuple[Agreement, ...]
    preamble: Markup
    sections: tuple[tuple[str, Markup], ...]
    links: tuple[Link, ...]
    entries: tuple[Told, ...]
    signatures: tuple[SignatureView, ...]
    history: History | None
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]
    later: int
    is_amended: bool
    writing: Mapping[str, Any] | None


def record_view(
    case: Case, survey: Survey, proofs: Proofs, reader: Reader, edits: Iterable[Edit] = ()
) -> RecordView:
    """Everything the page of a record shows; `edits` are what its history tells."""
    record, form = case.record, case.story.facts.form
    schema = survey.ledger.schemas[record.kind]
    places = places_of(case, survey)
    names = names_of(case)
    told = [(each, _owing(each, case, survey, reader)) for each in case.obligations]
    badges = badges_of(case, told, reader)
    display = Display(reader, names, badges, places)
    rows = display.rows(schema.node, form, _IN_HEADING)
    steps = next_steps(case, survey, reader)
    signed = signature_views(record, survey.ledger, proofs, reader)
    return RecordView(
        card=card(case, survey, reader),
        stages=tuple(stages(case, survey, reader)),
        owed=tuple(shown for each, shown in told if each.is_open),
        settled=tuple(shown for each, shown in told if not each.is_open),
        next=steps,
        edit=_edit(case, survey),
        short=tuple(row for row in rows if row.value.shape in ("text", "texts")),
        long=tuple(row for row in rows if row.value.shape not in ("text", "texts")),
        chart=gantt(case, survey, badges, reader),
        rounds=rounds(case, survey, display),
        agreements=tuple(agreements(case, signed, reader)),
        preamble=prose(record.form.preamble),
        sections=sections(record.form.sections),
        links=tuple(links(case, survey, reader)),
        entries=timeline(case, survey, Display(reader, names, places=places), signed),
        signatures=signed.get(record.form.name, ()),
        history=history(case, edits, survey, Display(reader, names)),
        problems=problems(survey.ledger.findings, record.folder, reader),
        unread=record.unread,
        later=sum(entry.at > survey.now for entry in record.entries),
        is_amended=case.story.facts.amended,
        writing=block(case, survey, steps),
    )


def _owing(obligation: Obligation, case: Case, survey: Survey, reader: Reader) -> Owing:
    """An obligation; what is open, or was late of an open record, says why it was due then.

    Of closed records, which become many, the command says it to the few who ask.
    """
    shown = owing(obligation, survey, reader)
    was_late = obligation.outcome is Outcome.LATE and not case.story.state.final
    if not (obligation.is_open or was_late):
        return shown
    explanation = explain(obligation, case.story, survey.ledger)
    return replace(shown, counting=counting(explanation, reader))


def _edit(case: Case, survey: Survey) -> str:
    """Where the form may be edited: on its forge, as long as nobody has agreed to it."""
    repository = survey.ledger.organization.repository
    is_frozen = bool(case.story.of("consensus")) or case.story.state.final
    return "" if is_frozen or not repository else edit(repository, case.record.form.path)
