"""`accord intake`: an issue of a forge -> a record or an entry, or what is wrong with it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import click

from accord.change.unlanded import unlanded
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.intake.branch import standing
from accord.intake.issue import Issue, NoIssue, read
from accord.intake.outcome import as_json, branch_of
from accord.intake.taking import Taken, Taking
from accord.intake.telling import reply
from accord.intake.writing import Unlanded
from accord.language import say
from accord.organization import Organization
from accord.report.harmless import harmless, no_command

_REPOSITORY = re.compile(r"[\w-][\w.-]*/(?!\.{1,2}$)[\w.-]+", re.ASCII)
_FORGES = ("github", "gitea")


@click.command()
@click.option(
    "--event",
    "source",
    metavar="FILE",
    required=True,
    help="The event of the forge, or the issue alone, as JSON; - is standard input.",
)
@click.option("--repo", "repository", metavar="OWNER/REPO", required=True)
@click.option("--forge", type=click.Choice(_FORGES), default="github")
@click.option("--json", "as_data", is_flag=True, help="Print what became of it as JSON.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@with_setting
def intake(
    setting: Setting, source: str, repository: str, forge: str, as_data: bool, dry_run: bool
) -> None:
    """Make a record or an entry of an issue that was written with an issue form.

    Writes the file under records/ and prints its path; or prints what to answer, and exits
    with 1. The account that wrote the issue says who raised it, not the text. An issue that is
    none of ours is left alone.
    """
    if not _REPOSITORY.fullmatch(repository):
        raise CannotRun(
            say("{name} is no repository; write OWNER/REPO.", name=harmless(repository))
        )
    issue = _read(source)
    ledger = setting.ledger()
    now = setting.now(ledger.organization)
    known = _unlanded(setting, issue, ledger.organization)
    try:
        taken = Taking(ledger, forge, setting.root, now, known).take(issue, write=not dry_run)
    except OSError as error:
        raise CannotRun(str(error)) from None
    outcome = as_json(taken, repository)
    click.echo(json.dumps(outcome, ensure_ascii=False, indent=2) if as_data else _told(taken))
    sys.exit(1 if taken.troubles else 0)


def _read(source: str) -> Issue:
    try:
        return read(sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes())
    except NoIssue as error:
        raise CannotRun(error.message) from None
    except OSError as error:
        raise CannotRun(say("{file}: {why}", file=source, why=error.strerror)) from None


def _unlanded(setting: Setting, issue: Issue, organization: Organization) -> Unlanded:
    """The ids on other branches, and what stands on the issue's own."""
    branch = branch_of(issue.number)
    others: set[str] = set()
    for ref, ids in unlanded(setting.root, organization.proposal_refs).items():
        if not ref.endswith(f"/{branch}"):
            others |= ids
    path, text = standing(setting.root, branch) or (None, None)
    own = path.split("/")[2] if path else ""
    return Unlanded(frozenset(others - {own}), path, text)


def _told(taken: Taken) -> str:
    """The path, or the reply as it would be posted; nothing is a command in a job's log."""
    text = taken.path or reply(taken) if taken.is_meant else ""
    return "\n".join(map(no_command, text.splitlines()))
