"""`accord figures`: how much is done in time, how long things take, how many there are."""

from __future__ import annotations

import difflib

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import Column, as_json, as_table
from accord.figures import FIGURES, Figure, tallies
from accord.figures.months import Month, is_month, month_of, months_between, months_to
from accord.figures.sheet import Sheet, sheets
from accord.figures.sums import Lens, spread
from accord.figures.told import told
from accord.language import Message, say, words
from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.survey import survey


@click.command()
@click.argument("name", required=False)
@click.option("--since", metavar="MONTH", help="From this month on, such as 2026-01.")
@click.option("--department", help="Only what concerns this department.")
@click.option("--kind", type=click.Choice(RECORD_KINDS), help="Requests or feedback only.")
@click.option("--priority", help="Of this priority only.")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def figures(
    setting: Setting,
    name: str | None,
    since: str | None,
    department: str | None,
    kind: str | None,
    priority: str | None,
    json_: bool,
) -> None:
    """Tell all figures month by month, or the figure NAME with what it counts."""
    chosen = FIGURES if name is None else (_figure(name),)
    ledger = setting.ledger()
    setting.must_know(ledger, department=department)
    _must_be_a_priority(priority, ledger)
    now = setting.now(ledger.organization)
    months = _months(since, month_of(ledger.organization.day(now)))
    counted = tallies(survey(ledger, now))
    lens = Lens(department, kind, priority)
    found = [
        sheet
        for figure in chosen
        for sheet in sheets(figure, spread(figure, counted, months, lens), ledger.workflow)
    ]
    if json_:
        as_json(_rows(found), setting)
        return
    for sheet in found:
        _print(sheet, ledger, setting)
    if name:
        _explain(chosen[0], setting)


def _figure(name: str) -> Figure:
    known = {figure.name: figure for figure in FIGURES}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = say("Did you mean {value}?", value=near[0]) if near else _one_of(list(known))
        unknown = say("There is no figure {name}.", name=name)
        raise CannotRun(say("{sentence} {more}", sentence=unknown, more=hint))
    return known[name]


def _one_of(values: list[str]) -> Message:
    return say("Write one of: {values}.", values=values)


def _must_be_a_priority(priority: str | None, ledger: Ledger) -> None:
    known = list(ledger.schemas["request"].properties["priority"]["enum"])
    if priority is not None and priority not in known:
        unknown = say("There is no priority {name}.", name=priority)
        raise CannotRun(say("{sentence} {more}", sentence=unknown, more=_one_of(known)))


def _months(since: str | None, present: Month) -> tuple[Month, ...]:
    if since is None:
        return months_to(present)
    if not is_month(since):
        raise CannotRun(say("{text} is not a month; write 2026-01.", text=since))
    if since > present:
        raise CannotRun(say("{text} has not begun yet.", text=since))
    return months_between(since, present)


def _rows(found: list[Sheet]) -> list[dict[str, object]]:
    """The keys of ``accord figures --json``; docs/reference documents them."""
    rows: dict[tuple[str, str | None, Month], dict[str, object]] = {}
    for sheet in found:
        for month, cells in sheet.lines.items():
            measures = rows.setdefault((sheet.figure.name, sheet.kind, month), {})
            for name, cell in cells.items():
                measures[name] = {"value": cell.value, "points": cell.points}
    return [
        {"figure": figure, "kind": kind, "month": month, "measures": measures}
        for (figure, kind, month), measures in rows.items()
    ]


def _print(sheet: Sheet, ledger: Ledger, setting: Setting) -> None:
    language, console = setting.language, setting.console()
    kind = ledger.schemas[sheet.kind].label if sheet.kind else None
    title = (sheet.figure.label, kind, sheet.group)
    console.print(" · ".join(each.text(language) for each in title if each), style="bold")
    columns = [Column(say("Month"), style="bold"), *(Column(each.label) for each in sheet.measures)]
    rows = (
        (
            month,
            *(words(told(cells[each.name].value, each.unit), language) for each in sheet.measures),
        )
        for month, cells in sheet.lines.items()
    )
    as_table(columns, rows, setting)
    console.print()


def _explain(figure: Figure, setting: Setting) -> None:
    console, language = setting.console(), setting.language
    for label, text in figure.definition:
        console.print(say("{label}: {text}", label=label, text=text).text(language))
