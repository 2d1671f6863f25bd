"""`accord list`: which records there are, and where each stands."""

from __future__ import annotations

import click

from accord.commands.owed import due_cell
from accord.commands.setting import Setting, with_setting
from accord.commands.table import Column, as_json, as_table
from accord.language import say
from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.survey import Case, survey


@click.command("list")
@click.option("--kind", type=click.Choice(RECORD_KINDS), help="Requests or feedback only.")
@click.option("--state", help="In this state, as workflow.yml names it.")
@click.option("--department", help="That this department asks, is asked for, or works on.")
@click.option("--person", help="In which this person has a part.")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def list_(
    setting: Setting,
    kind: str | None,
    state: str | None,
    department: str | None,
    person: str | None,
    json_: bool,
) -> None:
    """List records: id, kind, state, overlays, what is due next."""
    ledger = setting.ledger()
    setting.must_know(ledger, state=state, department=department, person=person)
    cases = [
        case
        for case in survey(ledger, setting.now(ledger.organization)).cases.values()
        if kind in (None, case.record.kind)
        and state in (None, case.story.state.name)
        and (department is None or department in case.departments)
        and (person is None or person in case.people)
    ]
    if json_:
        as_json([_row(case) for case in cases], setting)
    else:
        as_table(_columns(), [_cells(case, ledger, setting.language) for case in cases], setting)


def _row(case: Case) -> dict[str, object]:
    """The keys of ``accord list --json``; docs/reference documents them."""
    due = next(iter(case.open_obligations), None)
    return {
        "id": case.record.id,
        "kind": case.record.kind,
        "title": case.form["title"],
        "state": case.story.state.name,
        "since": case.story.since.isoformat(),
        "overlays": sorted(case.story.overlays),
        "archived": case.archived,
        "priority": case.form["priority"],
        "from": case.form["from"],
        "to": sorted(case.story.facts.asked),
        "raised_at": case.record.raised_at.isoformat(),
        "next_due": due.due.isoformat() if due else None,
        "provisional": due is not None and due.count.provisional,
        "overdue": case.is_overdue,
    }


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("Id"), style="bold"),
        Column(say("Title")),
        Column(say("State"), style="cyan"),
        Column(say("Overlays"), style="yellow"),
        Column(say("From")),
        Column(say("To")),
        Column(say("Next due")),
    )


def _cells(case: Case, ledger: Ledger, language: str) -> tuple[str, ...]:
    overlays = [
        ledger.workflow.overlays[name].text(language) for name in sorted(case.story.overlays)
    ]
    due = next(iter(case.open_obligations), None)
    archived = say("archived").text(language) if case.archived else ""
    return (
        case.record.id,
        case.form["title"],
        case.story.state.label.text(language),
        " ".join((*overlays, archived)).strip(),
        case.form["from"],
        " ".join(sorted(case.story.facts.asked)),
        due_cell(due, language) if due else "",
    )
