"""The records of a survey -> what the lists tell of their entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from accord.model import Entry
from accord.obligation import Obligation, Outcome
from accord.schema.schemas import value_label
from accord.site.documents.weekly.portions import Standing, portions
from accord.site.lists.learned import FEEDBACK
from accord.site.lists.notes import (
    AcceptanceNote,
    LessonNote,
    MinutesNote,
    Notes,
    RiskNote,
    Weeks,
    summed,
)
from accord.site.lists.passages import lesson, quoted, short
from accord.site.reader import Reader
from accord.site.records.owing import owing
from accord.site.records.standings import names_of
from accord.site.records.timeline import anchor
from accord.survey import Case, Survey

# How many decisions of a meeting a list quotes.
_FEW = 3
_STANDINGS = {
    Outcome.MET: "answered",
    Outcome.ENTERED_LATE: "late",
    Outcome.LATE: "late",
    Outcome.PENDING: "open",
    Outcome.OVERDUE: "open",
    Outcome.WAIVED: "moot",
}
# How many records of a department stand how in a week; what is there in part is missing.
_REPORTS = {Standing.PARTLY: Standing.MISSING}


def notes(survey: Survey, reader: Reader) -> Notes:
    """Everything that the lists tell of a share of the records."""
    cases = tuple(survey.cases.values())
    return Notes(
        risks=tuple(each for case in cases for each in _risks(case, survey, reader)),
        minutes=tuple(each for case in cases for each in _minutes(case, survey, reader)),
        acceptances=tuple(each for case in cases for each in _acceptances(case, reader)),
        lessons=tuple(each for case in cases for each in _lessons(case, survey, reader)),
        weeks=_weeks(survey),
        scenarios={
            case.record.id: str(case.form.get("scenario", FEEDBACK))
            for case in cases
            if not case.story.state.final
        },
    )


def _risks(case: Case, survey: Survey, reader: Reader) -> Iterator[RiskNote]:
    found = case.story.of("risk")
    names = names_of(case) if found else {}
    for entry in found:
        answer = _owed_for(entry, case)
        yield RiskNote(
            record=case.record.id,
            anchor=anchor(entry.name),
            at=_day(entry, reader),
            department=entry.department or "",
            affects=tuple(f"{id} {names.get(id, '')}".strip() for id in entry.fields["affects"]),
            proposed=str(entry.fields.get("proposed_due", "")),
            standing=_STANDINGS[answer.outcome] if answer else "moot",
            decision=_decision(entry, case, survey, reader),
            owing=owing(answer, survey, reader) if answer and answer.is_open else None,
        )


def _owed_for(entry: Entry, case: Case) -> Obligation | None:
    """The answer that a risk asks for."""
    owed = (each for each in case.obligations if each.rule == "response")
    return next((each for each in owed if entry.goes_by(each.subject)), None)


def _decision(risk: Entry, case: Case, survey: Survey, reader: Reader) -> str:
    """What was decided about a risk, in words."""
    answers = (each for each in case.story.of("response") if risk.goes_by(each.fields["answers"]))
    decided = [each.fields["decision"] for each in answers if "decision" in each.fields]
    if not decided:
        return ""
    label = value_label(survey.ledger.schemas["response"].properties["decision"], decided[-1])
    return reader.text(label) if label else str(decided[-1])


def _minutes(case: Case, survey: Survey, reader: Reader) -> Iterator[MinutesNote]:
    schema = survey.ledger.schemas["minutes"]
    for entry in case.story.of("minutes"):
        channel = str(entry.fields["channel"])
        label = value_label(schema.properties["channel"], channel)
        held = reader.organization.instant(str(entry.fields["held_at"]))
        yield MinutesNote(
            record=case.record.id,
            anchor=anchor(entry.name),
            at=reader.organization.day(held).isoformat(),
            channel=reader.text(label) if label else channel,
            recorder=str(entry.fields["recorder"]),
            attendees=len(entry.fields["attendees"]),
            decisions=tuple(map(short, quoted(entry.document, schema)[:_FEW])),
        )


def _acceptances(case: Case, reader: Reader) -> Iterator[AcceptanceNote]:
    for place, entry in enumerate(case.story.of("acceptance")):
        yield AcceptanceNote(
            record=case.record.id,
            anchor=anchor(entry.name),
            at=_day(entry, reader),
            round=place + 1,
            departments=entry.departments,
            verdicts=dict(Counter(str(each["verdict"]) for each in entry.fields["deliverables"])),
            items=len(entry.fields.get("items", ())),
        )


def _lessons(case: Case, survey: Survey, reader: Reader) -> Iterator[LessonNote]:
    schema = survey.ledger.schemas["retrospective"]
    for entry in case.story.of("retrospective"):
        for item in quoted(entry.document, schema):
            yield LessonNote(
                record=case.record.id,
                anchor=anchor(entry.name),
                at=_day(entry, reader),
                department=entry.department or "",
                scenario=str(case.form.get("scenario", "")),
                lesson=lesson(item),
            )


def _weeks(survey: Survey) -> Weeks:
    """For each week and department, of how many records the report stands how."""
    found = (each for case in survey.cases.values() for each in portions(case))
    return summed((each.place, {_REPORTS.get(each.standing, each.standing): 1}) for each in found)


def _day(entry: Entry, reader: Reader) -> str:
    return reader.organization.day(entry.at).isoformat()
