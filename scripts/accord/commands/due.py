"""`accord due`: who owes what by when, and how that was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import click

from accord.agenda import BY_NAME
from accord.commands.owed import COLUMNS, as_object, cells, sentence
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import as_json, as_table
from accord.explain import explain, sentences
from accord.language import say
from accord.ledger import Ledger
from accord.obligation import Obligation
from accord.responsibility import department_of, responsible
from accord.survey import Survey, survey


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which obligations are asked for; all of it must hold."""

    record: str | None
    views: tuple[str, ...]
    settled: bool
    until: datetime | None
    department: str | None
    person: str | None

    def of(self, survey: Survey) -> Iterator[Obligation]:
        """Those of a survey, in the order of the due instants."""
        day = survey.ledger.organization.day(survey.now)
        for each in sorted(survey.obligations(), key=lambda each: (each.due, each.record)):
            if (
                self.record in (None, each.record)
                and (self.settled or each.is_open)
                and (self.until is None or survey.now <= each.due <= self.until)
                and self.department in (None, department_of(each, survey.ledger.organization, day))
                and all(BY_NAME[view].holds(each, survey) for view in self.views)
                and (self.person is None or self.person in responsible(each, survey.ledger, day))
            ):
                yield each


@click.command()
@click.argument("id", required=False)
@click.option(
    "--view",
    "views",
    type=click.Choice(list(BY_NAME)),
    multiple=True,
    help="Only what stands in this list; of several, in all of them.",
)
@click.option("--overdue", is_flag=True, help="The same as --view overdue.")
@click.option(
    "--within", metavar="SPAN", help="Only what is due within 2d (working days) or 8h (hours)."
)
@click.option("--person", help="Only what waits for this person, whom they stand in for included.")
@click.option("--department", help="Only what this department owes.")
@click.option("--all", "settled", is_flag=True, help="What is settled too.")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@click.option("--explain", "explained", is_flag=True, help="Count every due instant day by day.")
@with_setting
def due(
    setting: Setting,
    id: str | None,
    views: tuple[str, ...],
    overdue: bool,
    within: str | None,
    person: str | None,
    department: str | None,
    settled: bool,
    json_: bool,
    explained: bool,
) -> None:
    """List what is owed: by everybody, or for the record ID alone."""
    ledger = setting.ledger()
    setting.must_know(ledger, record=id, department=department, person=person)
    now = setting.now(ledger.organization)
    until = _horizon(within, ledger, now) if within else None
    views = (*views, "overdue") if overdue else views
    whole = survey(ledger, now)
    found = [*Wanted(id, views, settled, until, department, person).of(whole)]
    if json_:
        told = (as_object(each, whole, setting.language, explained=explained) for each in found)
        as_json([*told], setting)
    elif found and explained:
        for each in found:
            setting.console().print(sentence(each, whole, setting), style="bold")
            for line in sentences(explain(each, whole.cases[each.record].story, ledger)):
                setting.console().print("    " + line.text(setting.language))
    elif not found:
        nothing = BY_NAME[views[0]].nothing if len(views) == 1 else say("Nothing is owed.")
        setting.console().print(nothing.text(setting.language))
    else:
        as_table(COLUMNS, (cells(each, whole, setting.language, person) for each in found), setting)


def _horizon(within: str, ledger: Ledger, now: datetime) -> datetime:
    match = re.fullmatch(r"([0-9]{1,4})([dh])", within)
    if not match:
        raise CannotRun(say("{span} is not a span; write 2d or 8h.", span=within))
    units: Mapping[str, str] = {"d": "working_days", "h": "hours"}
    return ledger.calendar.due(now, {units[match[2]]: int(match[1])})
