"""`accord propose`: what `accord intake` made of an issue -> a pull request, and a reply."""

from __future__ import annotations

from pathlib import Path

import click

from accord.commands.calling import calling, must_be_about, present
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.forge.forge import Forge
from accord.forge.issued import Issued, NotIssued, Proposal, issued
from accord.forge.posting import post_comment
from accord.intake.branch import TakenOver, publish
from accord.language import LANGUAGES, Message, say
from accord.report.harmless import harmless
from accord.trees import TreeError

MARK = "<!-- accord: intake -->"


@click.command()
@click.argument("file", metavar="OUTCOME.json", type=click.Path(path_type=Path))
@click.option("--onto", metavar="BRANCH", default="main", help="Where it is to land.")
@with_setting
@calling
def propose(setting: Setting, forge: Forge, file: Path, onto: str) -> None:
    """Open or renew the pull request of an issue, and reply below the issue.

    Reads what `accord intake --json` printed. The pull request belongs to whoever has the
    token, which should be an App's: then the gate runs, and nobody has approved it by opening it.
    Once it is merged it stays, and the reply says so.

    The token comes from the environment: ACCORD_TOKEN, else GITHUB_TOKEN.
    """
    found = _read(file, forge)
    reply = found.reply
    if found.proposal and (kept := _handed(setting, forge, found.proposal, onto)):
        reply = "\n\n".join(kept.text(language) for language in LANGUAGES)
    if reply:
        post_comment(forge, found.issue, reply, MARK)


def _handed(setting: Setting, forge: Forge, proposal: Proposal, onto: str) -> Message | None:
    """None if it is proposed now, else why what stands there is kept."""
    pulls = forge.pulls_of(proposal.branch)
    if any(each.is_merged for each in pulls):
        return _merged()
    try:
        publish(setting.root, proposal, onto, present())
    except TakenOver:
        return _taken_over()
    except TreeError as error:
        raise CannotRun(harmless(str(error))) from None
    if open_ := next((each for each in pulls if each.is_open), None):
        forge.edit_pull(open_.number, proposal.title, proposal.text)
    else:
        made = forge.open_pull(proposal.branch, onto, proposal.title, proposal.text)
        click.echo(made.url)
    return None


def _merged() -> Message:
    return say(
        "The pull request of this issue has been merged, so that editing the issue changes nothing"
        " any more. What is different now is told by a new entry of the record."
    )


def _taken_over() -> Message:
    return say(
        "Somebody has committed to the branch of this issue's pull request, so that editing the"
        " issue changes nothing any more. Change the file in the pull request."
    )


def _read(file: Path, forge: Forge) -> Issued:
    try:
        found = issued(file.read_text(encoding="utf-8"))
    except NotIssued as error:
        raise CannotRun(error.message) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(say("{file}: {why}", file=file, why=str(error))) from None
    must_be_about(found.repository, file, forge)
    return found
