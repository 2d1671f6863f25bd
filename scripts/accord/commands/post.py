"""`accord post`: tell a forge what the gate decided."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from accord.commands.calling import calling, must_be_about, told
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.forge.forge import Forge
from accord.forge.notice import Notice, NoticeError, notice
from accord.forge.posting import ask, post_comment, post_status, standing
from accord.forge.trouble import ForgeError
from accord.language import Message, say
from accord.report.harmless import harmless, no_command

CONTEXT = "accord/gate"


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts to post; `context` names the status, None leaves it out."""

    comment: bool
    reviewers: bool
    context: str | None


@click.command()
@click.argument("file", metavar="[DECISION.json]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--all",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Post every decision in this folder.",
)
@click.option("--comment", is_flag=True, help="Write the comment, or edit it.")
@click.option("--reviewers", is_flag=True, help="Ask those for reviews who are missing.")
@click.option(
    "--status",
    metavar="CONTEXT",
    help=f"Set the status of this name; {CONTEXT} if none of the three is chosen.",
)
@click.option("--pull", "number", metavar="N", type=click.IntRange(1))
@click.option("--undecided", metavar="TEXT", help="Say of pull request N why it can't be decided.")
@with_setting
@calling
def post(
    setting: Setting,
    forge: Forge,
    file: Path | None,
    folder: Path | None,
    comment: bool,
    reviewers: bool,
    status: str | None,
    number: int | None,
    undecided: str | None,
) -> None:
    """Post a decision of `accord gate`: a status, one comment, requests for reviews.

    Without one of --comment, --reviewers and --status all three are done. Where the pull
    request has moved since it was judged, nothing is posted and the exit code is 2.

    The token comes from the environment: ACCORD_TOKEN, else GITHUB_TOKEN.
    """
    chosen = Parts(comment, reviewers, status)
    parts = chosen if comment or reviewers or status else Parts(True, True, CONTEXT)
    if number and undecided and not (file or folder):
        head = forge.pull(number).head_commit
        _post(setting, forge, Notice(forge.repository, number, head, "error", undecided), parts)
    elif file and not (folder or number or undecided):
        _post(setting, forge, _read(setting, forge, file), parts)
    elif folder and not (file or number or undecided):
        sys.exit(0 if all([*_every(setting, forge, folder, parts)]) else 2)
    else:
        raise CannotRun(
            say("Say a file, or --all DIR, or --pull N with --undecided TEXT: one of the three.")
        )


def _every(setting: Setting, forge: Forge, folder: Path, parts: Parts) -> Iterator[bool]:
    """For each file whether all went well; where one fails, the others are posted all the same."""
    for file in sorted(folder.glob("*.json")):
        try:
            _post(setting, forge, _read(setting, forge, file), parts)
            yield True
        except ForgeError as error:
            click.echo(f"{harmless(file.name)}: {told(error, setting.language)}", err=True)
            yield False
        except CannotRun as error:
            _tell(setting, error.message)
            yield False


def _read(setting: Setting, forge: Forge, file: Path) -> Notice:
    try:
        found = notice(file.read_text(encoding="utf-8"), setting.language)
    except NoticeError as error:
        raise CannotRun(say("{file}: {why}", file=file, why=error.message)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(say("{file}: {why}", file=file, why=str(error))) from None
    must_be_about(found.repository, file, forge)
    return found


def _post(setting: Setting, forge: Forge, it: Notice, parts: Parts) -> None:
    pull = standing(forge, it)
    if parts.context:
        post_status(forge, it, parts.context)
    if parts.comment and it.comment is not None:
        post_comment(forge, pull.number, it.comment)
    if parts.reviewers:
        for login in ask(forge, pull, it.ask):
            _tell(setting, say("{login} can't be asked for a review.", login=login))


def _tell(setting: Setting, message: Message | str) -> None:
    text = message if isinstance(message, str) else message.text(setting.language)
    click.echo(no_command(harmless(text)), err=True)
