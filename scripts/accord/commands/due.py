"""`accord due`: who owes what by when, and how that was counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import Column, as_json, as_table
from accord.explain import explain, name_of, outcome_label
from accord.language import say
from accord.ledger import Ledger
from accord.obligation import Obligation, Outcome
from accord.survey import survey


@click.command()
@click.argument("id", required=False)
@click.option("--overdue", is_flag=True, help="Only what is overdue.")
@click.option(
    "--within", metavar="SPAN", help="Only what is due within 2d (working days) or 8h (hours)."
)
@click.option("--person", help="Only what this person owes.")
@click.option("--department", help="Only what this department owes.")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@click.option("--explain", "explained", is_flag=True, help="Count every due instant day by day.")
@with_setting
def due(
    setting: Setting,
    id: str | None,
    overdue: bool,
    within: str | None,
    person: str | None,
    department: str | None,
    json_: bool,
    explained: bool,
) -> None:
    """List what is owed: by everybody, or for the record ID alone."""
    ledger = setting.ledger()
    setting.must_know(ledger, record=id, department=department, person=person)
    now = setting.now(ledger.organization)
    horizon = _horizon(within, ledger, now) if within else None
    found = sorted(
        (
            each
            for each in survey(ledger, now).open_obligations()
            if id in (None, each.record)
            and (not overdue or each.outcome is Outcome.OVERDUE)
            and (horizon is None or now <= each.due <= horizon)
            and department in (None, each.department)
            and person in (None, each.person)
        ),
        key=lambda each: (each.due, each.record),
    )
    if json_:
        as_json([obligation_row(each, explained, ledger, setting) for each in found], setting)
    elif explained:
        for each in found:
            setting.console().print(sentence(each, ledger, setting), style="bold")
            for line in explain(each, ledger):
                setting.console().print("    " + line.text(setting.language))
    else:
        as_table(_columns(), [_cells(each, ledger, setting) for each in found], setting)


def obligation_row(
    obligation: Obligation,
    explained: bool = False,
    ledger: Ledger | None = None,
    setting: Setting | None = None,
) -> dict[str, object]:
    """The keys of an obligation in ``--json``; docs/reference documents them."""
    row: dict[str, object] = {
        "record": obligation.record,
        "rule": obligation.rule,
        "subject": obligation.subject,
        "title": obligation.title,
        "department": obligation.department,
        "person": obligation.person,
        "due": obligation.due.isoformat(),
        "outcome": str(obligation.outcome),
        "settled": obligation.settled.isoformat() if obligation.settled else None,
        "marks": sorted(obligation.marks),
        "provisional": obligation.count.provisional,
    }
    if explained and ledger and setting:
        row["explanation"] = [line.text(setting.language) for line in explain(obligation, ledger)]
    return row


def sentence(obligation: Obligation, ledger: Ledger, setting: Setting) -> str:
    """One obligation on one line."""
    return "  ".join(_cells(obligation, ledger, setting))


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("Due"), style="bold"),
        Column(say("Outcome"), style="red"),
        Column(say("Who")),
        Column(say("What")),
        Column(say("About")),
        Column(say("Record")),
    )


def _cells(obligation: Obligation, ledger: Ledger, setting: Setting) -> tuple[str, ...]:
    language = setting.language
    about = obligation.title
    if obligation.subject != obligation.record:
        about = f"{obligation.subject} {about}"
    return (
        f"{obligation.due:%Y-%m-%d %H:%M}",
        outcome_label(obligation.outcome).text(language),
        name_of(obligation, ledger.organization, language),
        ledger.workflow.obligations[obligation.rule].text(language),
        about,
        obligation.record,
    )


def _horizon(within: str, ledger: Ledger, now: datetime) -> datetime:
    match = re.fullmatch(r"([0-9]{1,4})([dh])", within)
    if not match:
        raise CannotRun(say("{span} is not a span; write 2d or 8h.", span=within))
    units: Mapping[str, str] = {"d": "working_days", "h": "hours"}
    return ledger.calendar.due(now, {units[match[2]]: int(match[1])})
