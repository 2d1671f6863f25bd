"""`accord decide`: every open pull request that an event may concern, decided into a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from accord.author.place import put_file
from accord.commands.calling import calling, present
from accord.commands.deciding import decided, fetch, row_of
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.forge.forge import Forge, Pull
from accord.forge.notice import UNDECIDED
from accord.forge.taking import take
from accord.forge.trouble import ForgeError
from accord.gate.telling.wording import verdict
from accord.language import LANGUAGES, Message, say, words
from accord.report.harmless import harmless, no_command


@click.command()
@click.option("--pull", "number", metavar="N", type=click.IntRange(1), help="This one only.")
@click.option("--head", metavar="COMMIT", help="Those that stand at this commit, if any do.")
@click.option("--onto", metavar="BRANCH", default="main", help="Where they are to land.")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Each decision becomes DIR/N.json, for `accord post`.",
)
@with_setting
@calling
def decide(
    setting: Setting,
    forge: Forge,
    number: int | None,
    head: str | None,
    onto: str,
    folder: Path,
) -> None:
    """Decide the open pull requests of a forge, as `accord gate` decides.

    The branch and the heads are fetched from `origin` as git objects; nothing of them is
    checked out or run. What can't be decided gets a file that says so, and exit code 2.
    """
    folder.mkdir(parents=True, exist_ok=True)
    complete = True
    for pull in _concerned(forge, number, head, onto):
        _put(folder, pull, _undecided(forge, pull, say("The run was cut short."))[0])
        row, said = _row(setting, forge, pull, onto)
        _put(folder, pull, row)
        click.echo(f"{pull.number}: {no_command(harmless(words(said, setting.language)))}")
        complete &= row["format"] != UNDECIDED
    sys.exit(0 if complete else 2)


def _concerned(forge: Forge, number: int | None, head: str | None, onto: str) -> Sequence[Pull]:
    """What an event names only narrows down what the forge itself says.

    Where nothing stands at the commit that it names, it may have moved since: then all of them.
    """
    pulls = [forge.pull(each) for each in ([number] if number else forge.open_pulls())]
    found = [each for each in pulls if each.is_open and each.base_ref == onto]
    return [each for each in found if each.head_commit == head] or found


def _put(folder: Path, pull: Pull, row: dict[str, Any]) -> None:
    text = json.dumps(row, ensure_ascii=False, indent=2) + "\n"
    put_file(folder / f"{pull.number}.json", text.encode())


def _row(
    setting: Setting, forge: Forge, pull: Pull, onto: str
) -> tuple[dict[str, Any], Message | str]:
    """The file of one pull request, and what to say of it."""
    try:
        snapshot = take(forge, pull.number, present)
        base = fetch(setting, onto, snapshot)
        decision = decided(setting, base, snapshot.head_commit, None, snapshot)
    except ForgeError as error:
        return _undecided(forge, pull, error.message)
    except CannotRun as error:
        return _undecided(forge, pull, error.message)
    return row_of(decision), verdict(decision)


def _undecided(
    forge: Forge, pull: Pull, why: Message | str
) -> tuple[dict[str, Any], Message | str]:
    row = {
        "format": UNDECIDED,
        "repository": forge.repository,
        "pull": pull.number,
        "head": pull.head_commit,
        "text": {language: words(why, language).strip() for language in LANGUAGES},
    }
    return row, why
