"""One record in a weekly report, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from accord.language import say
from accord.model import Entry
from accord.obligation import Obligation
from accord.site.documents.sheet import Listing, Part, parts_of, passages
from accord.site.documents.weekly.portions import Portion, Standing, percents
from accord.site.reader import Reader
from accord.site.records.standings import names_of
from accord.site.records.timeline import anchor
from accord.site.values.fields import Display
from accord.site.values.prose import prose, sections
from accord.survey import Case, Survey

STANDINGS = {
    Standing.REPORTED: say("Reported"),
    Standing.LATE: say("Reported late"),
    Standing.PARTLY: say("Partly reported"),
    Standing.MISSING: say("No report"),
    Standing.PENDING: say("Report not due yet"),
}
# In the head of the report, or in its title.
_ELSEWHERE = ("kind", "at", "by", "department", "covers")


@dataclass(frozen=True, slots=True)
class ReportView:
    """What somebody reported; `anchor` is where it stands on the record's page."""

    anchor: str
    filed: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a task was when the week began, and when it ended, in percent."""

    task: str
    before: int
    after: int

    @property
    def is_moved(self) -> bool:
        return self.before != self.after

    @property
    def is_done(self) -> bool:
        """Whether it was completed in this week."""
        return self.is_moved and self.after == 100


@dataclass(frozen=True, slots=True)
class PortionView:
    """A record's line in the summary, and what was reported of it.

    `steps` say how far each task came that was reported. `late` is what the department owed at
    the end of the week and had not done by then.
    """

    id: str
    title: str
    standing: str
    is_missing: bool
    steps: tuple[Step, ...]
    late: tuple[str, ...]
    help: str
    reports: tuple[ReportView, ...]


def portion_view(portion: Portion, case: Case, survey: Survey, reader: Reader) -> PortionView:
    """`survey` knows the schemas and the words of the workflow."""
    names = names_of(case)
    told = [_report(each, survey, Display(reader, names)) for each in portion.reports]
    helpers = dict.fromkeys(
        code for each in portion.reports for code in each.fields.get("help", ())
    )
    return PortionView(
        id=case.record.id,
        title=str(case.form["title"]),
        standing=reader.text(STANDINGS[portion.standing]),
        is_missing=portion.standing in (Standing.PARTLY, Standing.MISSING),
        steps=tuple(_steps(portion)),
        late=tuple(_late(portion, case, survey, reader)),
        help=reader.gettext(", ").join(map(reader.department, helpers)),
        reports=tuple(told),
    )


def bounds(week: str) -> tuple[date, date]:
    """The Monday and the Sunday of an ISO week such as ``2026-W30``."""
    monday = date.fromisoformat(f"{week}-1")
    return monday, monday + timedelta(days=6)


def _steps(portion: Portion) -> Iterator[Step]:
    """Every task that was reported; one of which nobody had said anything had not begun."""
    for task in percents(portion.reports):
        yield Step(task, portion.before.get(task, 0), portion.after[task])


def _report(entry: Entry, survey: Survey, display: Display) -> ReportView:
    reader, node = display.reader, survey.ledger.schemas[entry.kind].node
    day = reader.short_day(reader.organization.day(entry.at))
    rows = display.rows(node, entry.fields, _ELSEWHERE)
    return ReportView(
        anchor=anchor(entry.name),
        filed=f"{day} · {reader.person(entry.by)}",
        parts=(
            *map(_unnamed, parts_of(rows, reader.gettext(", "))),
            *passages(prose(entry.document.preamble), sections(entry.document.sections)),
        ),
    )


def _unnamed(part: Part) -> Part:
    """The tasks need no heading: the columns say what they are."""
    return replace(part, heading="") if isinstance(part, Listing) else part


def _late(portion: Portion, case: Case, survey: Survey, reader: Reader) -> Iterator[str]:
    """What was overdue when the week ended, or is now."""
    week, _ = portion.place
    _, sunday = bounds(week)
    over = reader.organization.instant(f"{sunday + timedelta(days=1)}T00:00")
    at = min(over, survey.now)
    for each in portion.failed:
        if each.due < at and (each.settled is None or each.settled > at):
            yield _named(each, case, survey, reader)


def _named(obligation: Obligation, case: Case, survey: Survey, reader: Reader) -> str:
    """What is late by its rule, its name, and the day on which it was due."""
    rule = reader.text(survey.ledger.workflow.obligations[obligation.rule])
    has_name = obligation.title != case.record.title
    name = f" {obligation.subject} {obligation.title}" if has_name else ""
    day = reader.short_day(reader.organization.day(obligation.due))
    return f"{rule}{name} · {reader.gettext('due {moment}', moment=day)}"
