"""The weekly report of one department: the page, and the sheet on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from markupsafe import Markup

from accord.language import say
from accord.ledger import Ledger
from accord.site.documents.footers import footers
from accord.site.documents.numbers import weekly_number
from accord.site.documents.sheet import Signer
from accord.site.documents.weekly.entry import STANDINGS, bounds
from accord.site.documents.weekly.portions import Place, Standing
from accord.site.documents.weekly.ready import Ready
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.templates import Writer

FILED, ANSWERS = say("Filed by"), say("Lead of the department")


@dataclass(frozen=True, slots=True)
class Totals:
    """Of all records: how many there are, and what their lines add up to."""

    records: int
    moved: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class WeeklyView:
    """`counts` say how many records stand how; `earlier` and `later` are weeks with a report.

    `totals` of the week stand below the lines. A department that the registry does not know,
    `is_known` says so, has no page of its own.
    """

    department: str
    code: str
    is_known: bool
    office: str
    number: str
    week: str
    first: str
    last: str
    counts: tuple[tuple[str, int], ...]
    totals: Totals
    earlier: str
    later: str
    signers: tuple[Signer, ...]
    footers: str


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """What is known of a report before anybody reads it; `earlier` and `later` as on its page."""

    place: Place
    earlier: str
    later: str

    def page(self, parts: Sequence[Sequence[Ready]], opened: Ledger, writer: Writer) -> Page:
        """The page of what the shares have made ready of that place."""
        found = sorted(chain.from_iterable(parts))
        view = _view(self, found, opened, writer.reader)
        named = writer.reader.gettext("Weekly progress report")
        lines, told = ([Markup(each) for each in part] for part in _parted(found))  # noqa: S704
        return writer.page(
            f"weekly/{view.week}/{view.code}/",
            f"{named} · {view.department} · {view.week}",
            "documents/weekly",
            sought=False,
            weekly=view,
            lines=lines,
            told=told,
        )


def weekly_reports(places: Iterable[Place]) -> dict[Place, WeeklyReport]:
    """A report for every department and week in which it had anything to report."""
    weeks: dict[str, set[str]] = {}
    for week, department in places:
        weeks.setdefault(department, set()).add(week)
    return {
        (week, department): WeeklyReport((week, department), earlier, later)
        for department, known in sorted(weeks.items())
        for (earlier, week), (_, later) in pairwise(pairwise(("", *sorted(known), "")))
    }


def _parted(found: Sequence[Ready]) -> tuple[list[str], list[str]]:
    """The lines of the summary, and what was reported."""
    return [each.line for each in found], [each.told for each in found]


def _view(
    report: WeeklyReport, found: Sequence[Ready], opened: Ledger, reader: Reader
) -> WeeklyView:
    week, code = report.place
    first, last = bounds(week)
    number = weekly_number(week, code)
    counts = Counter(each.standing for each in found)
    return WeeklyView(
        department=reader.department(code),
        code=code,
        is_known=code in opened.organization.departments,
        office=reader.text(opened.organization.name),
        number=number,
        week=week,
        first=reader.day(first),
        last=reader.day(last),
        counts=tuple(
            (reader.text(STANDINGS[each]), counts[each]) for each in Standing if counts[each]
        ),
        totals=Totals(len(found), *map(sum, zip(*(each.sums for each in found), strict=True))),
        earlier=report.earlier,
        later=report.later,
        signers=tuple(_signers(report.place, reader)),
        footers=footers((number,)),
    )


def _signers(place: Place, reader: Reader) -> Iterator[Signer]:
    """The contact and the lead on the last day of the week, each with a line to sign on."""
    week, code = place
    organization, (_, sunday) = reader.organization, bounds(week)
    is_known = code in organization.departments
    for role, holder in ((FILED, organization.contact), (ANSWERS, organization.lead)):
        person = holder(code, sunday) if is_known else None
        name = reader.person(person) if person else ""
        yield Signer(reader.text(role), reader.department(code), name)
