"""`accord templates`: the forms and texts with which GitHub begins issues and pull requests."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.gate.telling.pages import as_template
from accord.gate.telling.steps import STEPS
from accord.intake.forms import FOLDER, files
from accord.language import say

_PULLS = ".github/PULL_REQUEST_TEMPLATE"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file differs.")
@with_setting
def templates(setting: Setting, check: bool) -> None:
    """Write the issue forms and the templates of pull requests into .github.

    They are made from the schemas and the registry, and named as they are written. Issue forms
    of documents that have none any more are deleted.
    """
    opened = setting.opened()
    wanted = {**files(opened.schemas, opened.organization), **_of_pulls()}
    there = {
        each.relative_to(setting.root).as_posix(): each
        for each in (setting.root / FOLDER).glob("[0-9]*-*.yml")
    }
    try:
        stale = [path for path, text in wanted.items() if _held(setting.root / path) != text]
        gone = sorted(there.keys() - wanted.keys())
        if not check:
            for path in stale:
                _write(setting.root / path, wanted[path])
            for path in gone:
                there[path].unlink()
    except OSError as error:
        raise CannotRun(str(error)) from None
    for path in stale:
        click.echo(path)
    for path in gone:
        click.echo(say("{path}: deleted.", path=path).text(setting.language))
    sys.exit(1 if check and (stale or gone) else 0)


def _of_pulls() -> dict[str, str]:
    """A template for each step; `?template=deliver.md` in the address chooses one."""
    return {f"{_PULLS}/{step.name}.md": as_template(step) for step in STEPS}


def _held(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
