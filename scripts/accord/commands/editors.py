"""`accord editors`: what editors need to complete and check records."""

from __future__ import annotations

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.editors import OURS, files
from accord.language import say


@click.command()
@with_setting
def editors(setting: Setting) -> None:
    """Write snippets, settings and a task for VS Code into .vscode.

    The snippets are made anew from the schemas; of the other files only those that are not
    there are written.
    """
    for path, text in files(setting.opened().schemas).items():
        target = setting.root / path
        if path != OURS and target.exists():
            click.echo(say("{path} is there already and stays.", path=path).text(setting.language))
            continue
        try:
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CannotRun(say("{file}: {why}", file=path, why=error.strerror)) from None
        click.echo(path)
