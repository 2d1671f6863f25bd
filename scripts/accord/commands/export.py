"""`accord export`: what there is, as a spreadsheet that others fill in or read."""

from __future__ import annotations

from pathlib import Path

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.spreadsheets.tasks.openness import open_tasks
from accord.spreadsheets.tasks.writing import write_tasks


@click.command()
@click.argument("what", type=click.Choice(["tasks"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--department", required=True, help="Whose tasks.")
@with_setting
def export(setting: Setting, what: str, file: Path, department: str) -> None:  # noqa: ARG001
    """Write the open tasks of a department as a spreadsheet to fill in.

    `accord import` reads it again and makes reports of what was filled in.
    """
    ledger = setting.ledger()
    setting.must_know(ledger, department=department)
    setting.must_be_new(file)
    now = setting.now(ledger.organization)
    tasks = [*open_tasks(ledger, department, now)]
    name = ledger.organization.departments[department].label
    try:
        if tasks:
            write_tasks(file, tasks, department, name, now)
    except OSError as error:
        raise CannotRun(str(error)) from None
    told = say("{n} open tasks stand in {file}.", n=len(tasks), file=file.name)
    none = say("{name} has no open task; nothing was written.", name=name)
    click.echo((told if tasks else none).text(setting.language))
