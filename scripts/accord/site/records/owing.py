"""Obligations as a page shows them: who owes what, how late, and how the date was counted."""

from __future__ import annotations

from dataclasses import dataclass

from accord.agenda import views_of
from accord.explain import name_of, outcome_label, owing_department
from accord.language import say
from accord.model import Entry
from accord.next.allowed import settling
from accord.obligation import Obligation, Outcome
from accord.responsibility import department_of
from accord.site.reader import Reader
from accord.site.records.actor import Actor, actors
from accord.site.records.counting import Counting
from accord.survey import Survey
from accord.workflow.fold import Story

_MARKS = {
    "unwarned": say("Nobody warned in time"),
    "no-warning": say("Nobody has warned"),
    "new-date": say("Waits for a new date"),
}

# How many working days ahead of what is due soon pages hold, hidden, for when they have aged.
UPCOMING = 10


@dataclass(frozen=True, slots=True)
class Owing:
    """One obligation; `what` names the task, deliverable or entry it is about, if any.

    What `ages` is counted anew when somebody opens a page, by the calendar of the department
    `calendar`, or the company's if that is empty. `is_upcoming` is what will be near in days.
    `office` is the name of the department where one owes it, `actors` are the people who must
    act; `who` names whoever owes it, in one text. `begins` is the kind of entry that settles it,
    where that can be written now. `views` are the lists in which it stands.
    `counting` is there only where the page asks for it.
    """

    rule: str
    what: str
    record_id: str
    record_title: str
    department: str
    office: str
    who: str
    actors: tuple[Actor, ...]
    due: str
    due_at: str
    ages: bool
    calendar: str
    tone: str
    outcome: str
    is_overdue: bool
    is_soon: bool
    is_upcoming: bool
    nearness: str
    how_late: str
    settled: str
    marks: tuple[str, ...]
    is_provisional: bool
    begins: str = ""
    views: frozenset[str] = frozenset()
    counting: Counting | None = None


def owing(obligation: Obligation, survey: Survey, reader: Reader, *, listed: bool = False) -> Owing:
    """Put one obligation into the reader's words, without the count of its days.

    Its lists are told only where it is to be `listed`.
    """
    story = survey.cases[obligation.record].story
    organization, title = reader.organization, story.record.title
    department = department_of(obligation, organization, organization.day(survey.now)) or ""
    overdue = obligation.outcome is Outcome.OVERDUE
    late = survey.lateness(obligation)
    soon = obligation.outcome is Outcome.PENDING and late.is_near
    is_ageing = ages(obligation, story)
    return Owing(
        rule=reader.text(survey.ledger.workflow.obligations[obligation.rule]),
        what=_what(obligation, story, survey, reader),
        record_id=obligation.record,
        record_title=title,
        department=department,
        office=reader.department(department) if obligation.department else "",
        who=name_of(obligation, organization, reader.language),
        actors=actors(obligation, survey),
        due=reader.short_moment(obligation.due),
        due_at=due_at(obligation, reader),
        ages=is_ageing,
        calendar=_calendar(obligation, survey),
        tone="soon" if soon else str(obligation.outcome),
        outcome=_capital(
            reader.text(say("Due soon") if soon else outcome_label(obligation.outcome))
        ),
        is_overdue=overdue,
        is_soon=soon,
        is_upcoming=is_ageing and not overdue and late.days <= survey.ahead + UPCOMING,
        nearness=late.nearness,
        how_late=reader.text(late.words) if overdue or soon else "",
        settled=reader.short_moment(obligation.settled) if obligation.settled else "",
        marks=tuple(reader.text(_MARKS[mark]) for mark in sorted(obligation.marks & _MARKS.keys())),
        is_provisional=obligation.count.provisional,
        begins=(obligation.is_open and settling(obligation.rule, story, survey.ledger.workflow))
        or "",
        views=views_of(obligation, survey) if listed else frozenset(),
    )


def _calendar(obligation: Obligation, survey: Survey) -> str:
    """The department by whose own calendar it is counted; "" where that is the company's."""
    code = owing_department(obligation, survey.ledger.organization)
    return code if code and code in survey.ledger.calendar.departments else ""


def due_at(obligation: Obligation, reader: Reader) -> str:
    """The due instant as pages hold it: in one zone, so that texts are in the order of time."""
    return obligation.due.astimezone(reader.organization.timezone).isoformat()


def ages(obligation: Obligation, story: Story) -> bool:
    """Whether it becomes late, or later, merely because time goes by.

    On a record that is on hold nobody knows until when, all that is not overdue stands still.
    """
    facts = story.facts
    stands_still = facts.held_since is not None and facts.hold_until is None
    overdue = obligation.outcome is Outcome.OVERDUE
    return overdue or (obligation.outcome is Outcome.PENDING and not stands_still)


def _what(obligation: Obligation, story: Story, survey: Survey, reader: Reader) -> str:
    """The title where it says more than the record's own; what an entry is; else the subject."""
    subject = obligation.subject
    if obligation.title != story.record.title:
        return f"{subject} {obligation.title}"
    if entry := next((each for each in story.entries if each.name == subject), None):
        return _entry(entry, survey, reader)
    return "" if subject == obligation.record else subject


def _entry(entry: Entry, survey: Survey, reader: Reader) -> str:
    """An entry by its kind, its department and its day."""
    kind = reader.text(survey.ledger.schemas[entry.kind].label)
    department = reader.department(entry.department) if entry.department else ""
    day = reader.short_day(reader.organization.day(entry.at))
    return " · ".join(filter(None, (kind, department, day)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
