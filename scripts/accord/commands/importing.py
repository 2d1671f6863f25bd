"""`accord import`: the rows of a spreadsheet, as records; first only told, then written."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from accord.author.desk import Desk
from accord.commands.bringing import Told, ids_text, tell_outcomes, tell_rows
from accord.commands.drafting import refuse
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.ledger import Ledger
from accord.model import RECORD_KINDS, RecordKind
from accord.spreadsheets import mapping
from accord.spreadsheets.headings import headings
from accord.spreadsheets.importing import imported
from accord.spreadsheets.ledgers import Planned, missing, planned
from accord.spreadsheets.mapping import NotMapped, Plan
from accord.spreadsheets.outcome import Fate, Outcome
from accord.spreadsheets.report import write_report
from accord.spreadsheets.tasks.reading import Filled, filled
from accord.spreadsheets.tasks.reporting import Reporter
from accord.spreadsheets.workbook import NotRead, Sheet, sheets


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(RECORD_KINDS), help="What each row is.")
@click.option("--sheet", "name", metavar="NAME", help="The sheet to read.")
@click.option(
    "--mapping",
    "plan_file",
    type=click.Path(path_type=Path),
    help="Which column goes where; by default the file beside it, FILE.mapping.yml.",
)
@click.option("--year", type=int, help="The year of dates without one.")
@click.option(
    "--set",
    "settings",
    metavar="FIELD=VALUE",
    multiple=True,
    help="What is taken where a cell is empty, as one would write it in the cell.",
)
@click.option("--by", metavar="PERSON", help="Who reports, where the sheet is one of open tasks.")
@click.option("--keep", is_flag=True, help="Put columns without a field into the body.")
@click.option("--write", is_flag=True, help="Write the records; otherwise it only tells.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Write the sheet with what is said of each row beside it, as a new .xlsx.",
)
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def import_(
    setting: Setting,
    file: Path,
    kind: RecordKind | None,
    name: str | None,
    plan_file: Path | None,
    year: int | None,
    settings: tuple[str, ...],
    by: str | None,
    keep: bool,
    write: bool,
    report: Path | None,
    json_: bool,
) -> None:
    """Read a ledger that is kept as a spreadsheet: each row becomes a new record.

    Without --write it only tells, row by row and cell by cell, what would become of it.
    Which column goes where is guessed from the headings and kept in a file beside it, to be
    edited. With --write the rows that are right are written and the others explained; run it
    again when these are mended: what is there already is passed over. Exits with 1 if a row
    is refused.
    """
    if report:
        setting.must_be_new(report)
    ledger = setting.ledger()
    read = _read(file)
    if reports := filled(read):
        done = _reported(reports, by, ledger, setting, write, report is not None)
        tell_outcomes(done, setting, json_=json_)
        _end(done)
    place = plan_file or file.with_name(f"{file.name}.mapping.yml")
    found = _planned(read, ledger, _plan(place, ledger, setting), kind, name)
    if not place.exists():
        _save(place, mapping.text(found.plan))
    plan = _with_options(found.plan, year, settings, keep, ledger)
    if write and plan.undecided:
        _undecided(plan, place)
    desk = Desk(ledger, setting.now(ledger.organization))
    try:
        outcomes = tuple(imported(found.table, plan, desk, setting.root, write=write))
    except OSError as error:
        raise CannotRun(str(error)) from None
    schema = ledger.schemas[plan.kind]
    told = Told(found, plan, schema, outcomes, tuple(missing(plan, schema)), write)
    if write and (renamed := ids_text(outcomes)):
        _save(file.with_name(f"{file.name}.ids.yml"), renamed)
    tell_rows(told, place, setting, json_=json_)
    if report:
        _report(report, found, outcomes, setting)
    _end(outcomes)


def _report(file: Path, found: Planned, outcomes: Iterable[Outcome], setting: Setting) -> None:
    try:
        write_report(file, found.table, outcomes, setting.language)
    except OSError as error:
        raise CannotRun(str(error)) from None


def _end(outcomes: Iterable[Outcome]) -> NoReturn:
    sys.exit(1 if any(each.fate is Fate.REFUSED for each in outcomes) else 0)


def _reported(
    told: Filled, by: str | None, ledger: Ledger, setting: Setting, write: bool, reported: bool
) -> tuple[Outcome, ...]:
    """What becomes of a sheet of open tasks that somebody filled in."""
    setting.must_know(ledger, department=told.department, person=by)
    if reported:
        raise CannotRun(say("--report is for ledgers, and this is a sheet of open tasks."))
    if by is None:
        raise CannotRun(say("Say who reports, with --by and a person's id."))
    desk = Desk(ledger, setting.now(ledger.organization))
    try:
        return tuple(Reporter(desk, by, told.department, setting.root, write).outcomes(told))
    except OSError as error:
        raise CannotRun(str(error)) from None


def _read(file: Path) -> tuple[Sheet, ...]:
    try:
        return sheets(file.read_bytes())
    except NotRead as error:
        raise CannotRun(say("{file}: {why}", file=file.name, why=error.message)) from None
    except OSError as error:
        raise CannotRun(say("{file}: {why}", file=str(file), why=error.strerror)) from None


def _plan(place: Path, ledger: Ledger, setting: Setting) -> Plan | None:
    if not place.exists():
        return None
    known = {each: headings(each, ledger.schemas) for each in RECORD_KINDS}
    try:
        return mapping.read(place.name, place.read_bytes(), known)
    except NotMapped as error:
        refuse(error.findings, setting)
    except OSError as error:
        raise CannotRun(str(error)) from None


def _planned(
    read: tuple[Sheet, ...],
    ledger: Ledger,
    plan: Plan | None,
    kind: RecordKind | None,
    name: str | None,
) -> Planned:
    try:
        return planned(read, ledger.schemas, plan, kind, name)
    except NotRead as error:
        raise CannotRun(error.message) from None


def _with_options(
    plan: Plan, year: int | None, settings: tuple[str, ...], keep: bool, ledger: Ledger
) -> Plan:
    targets = headings(plan.kind, ledger.schemas).targets
    given: dict[str, str] = {}
    for each in settings:
        target, equals, value = (part.strip() for part in each.partition("="))
        if not equals or target not in targets:
            raise CannotRun(
                say("{text} sets nothing; write one of {names}=…", text=each, names=[*targets])
            )
        given[target] = value
    return plan.with_options(year, given, keep)


def _undecided(plan: Plan, place: Path) -> NoReturn:
    raise CannotRun(
        say(
            "Nobody has said where these columns go: {names}. "
            "Say it in {file}, or put them into the body with --keep.",
            names=[*plan.undecided],
            file=place.name,
        )
    )


def _save(place: Path, text: str) -> None:
    try:
        place.write_text(text, "utf-8")
    except OSError as error:
        raise CannotRun(str(error)) from None
