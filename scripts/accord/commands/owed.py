"""Obligations as commands tell them: cells of a table, a sentence, an object for programs."""

from __future__ import annotations

from accord.agenda import views_of
from accord.commands.setting import Setting
from accord.commands.table import Column
from accord.explain import as_object as explained_object
from accord.explain import explain, name_of, outcome_label
from accord.language import say
from accord.obligation import Obligation, Outcome
from accord.responsibility import holder, responsible
from accord.survey import Survey

COLUMNS = (
    Column(say("Due"), style="bold"),
    Column(say("Outcome"), style="red"),
    Column(say("Who")),
    Column(say("What")),
    Column(say("About")),
    Column(say("Record")),
)


def as_object(
    obligation: Obligation, survey: Survey, language: str, *, explained: bool = False
) -> dict[str, object]:
    """The keys of an obligation in ``--json``; docs/guide/command-line.md documents them."""
    day = survey.ledger.organization.day(survey.now)
    late = survey.lateness(obligation) if obligation.is_open else None
    row: dict[str, object] = {
        "record": obligation.record,
        "rule": obligation.rule,
        "subject": obligation.subject,
        "title": obligation.title,
        "department": obligation.department,
        "person": obligation.person,
        "responsible": list(responsible(obligation, survey.ledger, day)),
        "due": obligation.due.isoformat(),
        "outcome": str(obligation.outcome),
        "nearness": late.nearness if late else None,
        "working_days": late.days if late else None,
        "hours": late.hours if late else None,
        "settled": obligation.settled.isoformat() if obligation.settled else None,
        "marks": sorted(obligation.marks),
        "provisional": obligation.count.provisional,
        "views": sorted(views_of(obligation, survey)),
    }
    if explained:
        story = survey.cases[obligation.record].story
        explanation = explain(obligation, story, survey.ledger)
        row["explanation"] = explained_object(explanation, language)
    return row


def sentence(obligation: Obligation, survey: Survey, setting: Setting) -> str:
    """One obligation on one line."""
    return "  ".join(filter(None, cells(obligation, survey, setting.language)))


def cells(
    obligation: Obligation, survey: Survey, language: str, person: str | None = None
) -> tuple[str, ...]:
    """A row of the table, as `person` sees it if it is for one."""
    about = obligation.title
    if obligation.subject != obligation.record:
        about = f"{obligation.subject} {about}"
    return (
        due_cell(obligation, language),
        _outcome(obligation, survey, language),
        _who(obligation, survey, language, person),
        survey.ledger.workflow.obligations[obligation.rule].text(language),
        about,
        obligation.record,
    )


def due_cell(obligation: Obligation, language: str) -> str:
    """By when, and whether that may still move."""
    due = f"{obligation.due:%Y-%m-%d %H:%M}"
    if not obligation.count.provisional:
        return due
    return say("{due} (provisional)", due=due).text(language)


def _outcome(obligation: Obligation, survey: Survey, language: str) -> str:
    """How late it is or how long there is left, where that is near."""
    late = survey.lateness(obligation)
    tells = obligation.outcome is Outcome.OVERDUE or (
        obligation.outcome is Outcome.PENDING and late.is_near
    )
    return (late.words if tells else outcome_label(obligation.outcome)).text(language)


def _who(obligation: Obligation, survey: Survey, language: str, person: str | None) -> str:
    """Whose it is, and for whom `person` acts where that is somebody else."""
    organization = survey.ledger.organization
    whose = holder(obligation, survey.ledger, organization.day(survey.now))
    if whose is None or not obligation.is_open:
        return name_of(obligation, organization, language)
    name = organization.people[whose].name
    department = organization.departments.get(obligation.department or "")
    acts = name if person in (None, whose) else say("for {name}", name=name).text(language)
    return " · ".join([department.label.text(language), acts] if department else [acts])
