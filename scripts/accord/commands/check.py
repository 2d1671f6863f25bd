"""`accord check`: is everything in order?"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import click

from accord.check import check as check_ledger
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.ledger import PolicyBroken
from accord.model import Finding, Severity
from accord.report import REPORTS


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text")
@with_setting
def check(setting: Setting, paths: tuple[Path, ...], form: str) -> None:
    """Check every record, the registry and the workflow.

    With PATHs only what is wrong in these files and folders is told; all are read, since a
    record is judged beside the others. Exits with 1 if there is an error.
    """
    console = setting.console()
    try:
        ledger = setting.ledger()
        findings, count = check_ledger(ledger), len(ledger.ids)
    except PolicyBroken as broken:
        findings, count = broken.findings, 0
    told = [each for each in findings if not paths or _is_below(each, paths, setting.root)]
    REPORTS[form](told, setting.language, console)
    errors = [each for each in told if each.severity is Severity.ERROR]
    if form == "text":
        summary = say(
            "{records} records read, {findings} findings.", records=count, findings=len(told)
        )
        setting.console(stderr=True).print(summary.text(setting.language))
    sys.exit(1 if errors else 0)


def _is_below(finding: Finding, paths: tuple[Path, ...], root: Path) -> bool:
    """Whether a finding is about one of the paths, which are relative to where the command runs."""
    here = PurePosixPath(finding.path)
    for path in paths:
        try:
            relative = PurePosixPath(path.absolute().relative_to(root.absolute()))
        except ValueError:
            raise CannotRun(f"{path} is not inside {root}") from None
        if here.is_relative_to(relative):
            return True
    return False
