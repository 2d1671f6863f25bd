"""A record's own page: the form, where it stands, what is owed, and all that happened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from accord.explain import explain
from accord.language import say
from accord.model import BrokenRecord, Finding
from accord.obligation import Obligation, Outcome
from accord.proof.proofs import Proofs
from accord.site.fields import Display
from accord.site.prose import prose, sections
from accord.site.reader import Reader
from accord.site.shapes import Badge, Due, Row
from accord.site.records.card import Card, card
from accord.site.records.counting import counting
from accord.site.records.links import Link, links
from accord.site.records.owing import Owing, owing
from accord.site.records.proof import SignatureView, signature_views
from accord.site.records.timeline import Told, anchor, timeline
from accord.survey import Case, Survey
from accord.workflow.facts import Standing

STANDINGS = {
    Standing.OPEN: say("Not delivered"),
    Standing.DELIVERED: say("Delivered, not yet accepted"),
    Standing.RECTIFY: say("To be rectified"),
    Standing.PASSED: say("Passed"),
}
# The obligations that say how the ids of a record stand; a deliverable says so itself.
_SHOWN_BY_ID = ("task", "milestone", "rectification")
_IN_HEADING = ("id", "title", "links")


@dataclass(frozen=True, slots=True)
class Stage:
    """One state of the main course: passed, the present one, or still ahead."""

    label: str
    name: str
    standing: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in the reader's words."""

    path: str
    line: int
    rule: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class RecordView:
    card: Card
    stages: tuple[Stage, ...]
    owed: tuple[Owing, ...]
    settled: tuple[Owing, ...]
    short: tuple[Row, ...]
    long: tuple[Row, ...]
    preamble: Markup
    sections: tuple[tuple[str, Markup], ...]
    links: tuple[Link, ...]
    entries: tuple[Told, ...]
    signatures: tuple[SignatureView, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]
    later: int
    is_amended: bool


@dataclass(frozen=True, slots=True)
class BrokenView:
    """A record whose form could not be read."""

    id: str
    kind_label: str
    folder: str
    problems: tuple[Problem, ...]


def record_view(case: Case, survey: Survey, proofs: Proofs, reader: Reader) -> RecordView:
    """Everything the page of a record shows."""
    record, form = case.record, case.story.facts.form
    schema = survey.ledger.schemas[record.kind]
    places = _places(case, survey)
    names = _names(case)
    told = [(each, _owing(each, case, survey, reader)) for each in case.obligations]
    display = Display(reader, names, _badges(case, told, reader), places)
    rows = display.rows(schema.node, form, _IN_HEADING)
    signed = signature_views(record, survey.ledger, proofs, reader)
    return RecordView(
        card=card(case, survey, reader),
        stages=tuple(_stages(case, survey, reader)),
        owed=tuple(shown for each, shown in told if each.is_open),
        settled=tuple(shown for each, shown in told if not each.is_open),
        short=tuple(row for row in rows if row.value.shape in ("text", "texts")),
        long=tuple(row for row in rows if row.value.shape not in ("text", "texts")),
        preamble=prose(record.form.preamble),
        sections=sections(record.form.sections),
        links=tuple(links(case, survey, reader)),
        entries=timeline(case, survey, Display(reader, names, places=places), signed),
        signatures=signed.get(record.form.name, ()),
        problems=_problems(survey.ledger.findings, record.folder, reader),
        unread=record.unread,
        later=sum(entry.at > survey.now for entry in record.entries),
        is_amended=case.story.facts.amended,
    )


def broken_view(broken: BrokenRecord, survey: Survey, reader: Reader) -> BrokenView:
    """What can be said of a record whose form could not be read."""
    return BrokenView(
        id=broken.id,
        kind_label=reader.text(survey.ledger.schemas[broken.kind].label),
        folder=broken.folder,
        problems=_problems(broken.findings, broken.folder, reader),
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


def _places(case: Case, survey: Survey) -> _Places:
    return _Places(
        survey.cases.keys(),
        survey.ledger.organization.departments.keys(),
        case.record.id,
        frozenset(entry.name for entry in case.record.entries if entry.at <= survey.now),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where what a record refers to is shown, relative to the root of the language."""

    records: Collection[str]
    departments: Collection[str]
    record: str
    entries: Collection[str]

    def __call__(self, kind: str, name: str) -> str:
        if kind == "record" and name in self.records:
            return f"records/{name}/"
        if kind == "department" and name in self.departments:
            return f"departments/{name}/"
        if kind == "entry" and name in self.entries:
            return f"records/{self.record}/#{anchor(name)}"
        return ""


def _names(case: Case) -> Mapping[str, str]:
    """What the tasks, deliverables, milestones and items of a record are called."""
    facts = case.story.facts
    form = facts.form
    plans = [task for plan in facts.plans.values() for task in plan.fields["tasks"]]
    agreed = [task for part in form.get("work", ()) for task in part.get("tasks", ())]
    named = (*plans, *agreed, *form.get("deliverables", ()), *form.get("milestones", ()))
    return {
        **{each["id"]: each["title"] for each in named},
        **{item.id: item.title for item in facts.items.values()},
    }


def _badges(
    case: Case, told: Iterable[tuple[Obligation, Owing]], reader: Reader
) -> Mapping[str, Badge]:
    """How each of them stands."""
    found = {}
    for each, shown in told:
        if each.rule in _SHOWN_BY_ID and each.outcome is not Outcome.WAIVED:
            due = Due(shown.due_at, shown.calendar) if shown.ages else None
            detail = shown.settled or shown.how_late
            found[each.subject] = Badge(shown.outcome, shown.tone, detail, due)
    for name, percent in case.story.facts.percents.items():
        if name not in found or percent < 100:
            found[name] = _under_way(percent, found.get(name))
    for name, standing in case.story.facts.standings.items():
        found[name] = Badge(reader.text(STANDINGS[standing]), f"standing-{standing}")
    return found


def _under_way(percent: int, standing: Badge | None) -> Badge:
    """How far it has come, and beside that how it stands."""
    if standing is None:
        return Badge(f"{percent}%", "pending")
    due = replace(standing.due, beside=True) if standing.due else None
    return Badge(f"{percent}%", standing.tone, standing.text, due)


def _stages(case: Case, survey: Survey, reader: Reader) -> Iterator[Stage]:
    """The states up to the first final one, then the one it ended in, if that is another."""
    story = case.story
    course = survey.ledger.workflow.courses[case.record.kind]
    been = {course.initial, *(step.after for step in story.steps)}
    for name, state in course.states.items():
        here = name == story.state.name
        standing = "present" if here else "past" if name in been else "ahead"
        if not (story.state.final and standing == "ahead"):
            yield Stage(reader.text(state.label), name, standing)
        if state.final and (here or not story.state.final):
            return


def _problems(findings: tuple[Finding, ...], folder: str, reader: Reader) -> tuple[Problem, ...]:
    inside = [each for each in findings if each.path.startswith(f"{folder}/")]
    return tuple(
        Problem(
            each.path,
            each.position.line,
            each.rule,
            reader.text(each.message),
            reader.text(each.help),
        )
        for each in sorted(inside, key=lambda each: each.sort_key)
    )
