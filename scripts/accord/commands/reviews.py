"""`accord reviews`: what a forge says of a change, into a file that the gate reads."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from accord.author.place import put_file
from accord.commands.calling import calling, present, told
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.forge.forge import Forge
from accord.forge.snapshot import written
from accord.forge.taking import take
from accord.forge.trouble import ForgeError
from accord.language import say


@click.command()
@click.option("--pull", "number", metavar="N", type=click.IntRange(1), help="Which pull request.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write here instead of printing; the file is there whole or not at all.",
)
@click.option("--open", "all_open", is_flag=True, help="Every open pull request, into --to.")
@click.option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@with_setting
@calling
def reviews(
    setting: Setting,
    forge: Forge,
    number: int | None,
    output: Path | None,
    all_open: bool,
    folder: Path | None,
) -> None:
    """Read who reviewed a pull request, which commits it has and who pushed them.

    The answer is a JSON file for `accord gate --reviews`. With --open every open pull request
    gets its own, DIR/N.json.

    The token comes from the environment: ACCORD_TOKEN, else GITHUB_TOKEN. What can't be read
    whole is not written, and the exit code is 2.
    """
    try:
        if all_open and folder and not (number or output):
            _every(setting, forge, folder)
        elif number and not (all_open or folder):
            _one(forge, number, output)
        else:
            raise CannotRun(say("Say either --pull N, or --open --to DIR."))
    except OSError as error:
        raise CannotRun(str(error)) from None


def _one(forge: Forge, number: int, output: Path | None) -> None:
    text = written(take(forge, number, present))
    if output:
        put_file(output, text.encode())
    else:
        click.echo(text, nl=False)


def _every(setting: Setting, forge: Forge, folder: Path) -> None:
    """One file for each; where one can't be read, the others are written all the same."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = False
    for number in forge.open_pulls():
        target = folder / f"{number}.json"
        try:
            put_file(target, written(take(forge, number, present)).encode())
        except ForgeError as error:
            target.unlink(missing_ok=True)  # what it said last time is not so any more
            click.echo(f"{number}: {told(error, setting.language)}", err=True)
            missing = True
    if missing:
        sys.exit(2)
