"""`accord check`: is everything in order?"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import click

from accord.check import Checked
from accord.check import check as check_tree
from accord.check.memory import GitMemory
from accord.commands.against import Comparison, against
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.ledger import Ledger, PolicyBroken
from accord.model import Finding, Severity
from accord.report import REPORTS, Report, as_markdown, tell
from accord.trees import TreeError


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text")
@click.option(
    "--summary",
    "page",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the findings as Markdown to the end of this file too.",
)
@click.option(
    "--base",
    metavar="REV",
    help="Check also what has changed since the work here left this branch or commit.",
)
@click.option(
    "--cached", is_flag=True, help="Do not read again what git says is as it was found in order."
)
@with_setting
def check(
    setting: Setting,
    paths: tuple[Path, ...],
    form: str,
    page: Path | None,
    base: str | None,
    cached: bool,
) -> None:
    """Check every record, the registry and the workflow.

    With PATHs only what is wrong in these files and folders is told; all are read, since a
    record is judged beside the others. Exits with 1 if there is an error.

    With --base, as for a pull request, what is new is judged as new, and what was merged must
    be as it was.

    With --cached, as before a commit, records that have not changed since an earlier such
    check are taken as read. Where the environment says CI, nothing is.
    """
    console = setting.console()
    try:
        opened = setting.opened()
        checked, site = _checked(setting, opened, base, cached), opened.organization.site
    except PolicyBroken as broken:
        checked, site = Checked(broken.findings, 0), None
    places = [setting.inside(path) for path in paths]
    told = [each for each in checked.findings if not places or _is_below(each, places)]
    report = Report(
        tuple(told), checked.records, setting.language, setting.tree, site, checked.changed
    )
    if page:
        _append(report, page)
    tell(report, form, console)
    errors = [each for each in told if each.severity is Severity.ERROR]
    if form == "text":
        setting.console(stderr=True).print(report.summary.text(setting.language))
    sys.exit(1 if errors else 0)


def _checked(setting: Setting, opened: Ledger, base: str | None, cached: bool) -> Checked:
    changed = against(setting, base, opened) if base is not None else Comparison()
    now = setting.now(opened.organization)
    memory = None
    if cached and not setting.as_of and not os.environ.get("CI"):
        with contextlib.suppress(TreeError):
            memory = GitMemory(setting.root, setting.tree)
    with setting.console(stderr=True).status("…"):
        checked = check_tree(setting.tree, opened, now, memory)
    return checked.with_change(changed.findings, changed.paths, changed.shaken)


def _append(report: Report, page: Path) -> None:
    """The job page of a CI run: other steps may have written to it."""
    try:
        with page.open("a", encoding="utf-8") as file:
            file.writelines(as_markdown(report))
    except OSError as error:
        raise CannotRun(say("{file}: {why}", file=page, why=error.strerror)) from None


def _is_below(finding: Finding, places: Sequence[str]) -> bool:
    """Whether a finding is about one of the files, or about one in a folder."""
    here = PurePosixPath(finding.path)
    return any(here.is_relative_to(place) for place in places)
