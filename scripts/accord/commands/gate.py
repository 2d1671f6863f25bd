"""`accord gate`: may a change land?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from accord import ledger
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.forge.snapshot import Snapshot, SnapshotError
from accord.forge.snapshot import read as read_snapshot
from accord.gate import Decision, decide
from accord.gate.gathering import Undecidable, gather, named
from accord.gate.telling import as_json, as_markdown, as_text
from accord.language import LANGUAGES, say
from accord.ledger import UNREADABLE, Ledger
from accord.proof.signing import SigningError
from accord.trees import Revision, TreeError


@click.command()
@click.option("--base", required=True, metavar="REV", help="Where it is to land.")
@click.option("--head", required=True, metavar="REV", help="What is proposed.")
@click.option("--merge", metavar="REV", help="What would stand, if a merge has been made.")
@click.option(
    "--reviews",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The reviews, as `accord reviews` tells them; without them signatures alone count.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@with_setting
def gate(
    setting: Setting, base: str, head: str, merge: str | None, reviews: Path | None, form: str
) -> None:
    """Decide whether a change may land: whether the right people approved exactly that.

    The registry, the table and the schemas are those of the base. Nothing of the change is
    checked out or run. Exits with 0 if it may land, 1 if not, 2 if that can't be decided.
    """
    snapshot = _snapshot(reviews) if reviews else None
    with setting.console(stderr=True).status("…"):
        decision = _decided(setting, base, head, merge, snapshot)
    if form == "json":
        comment = {each: as_markdown(decision, each) for each in LANGUAGES}
        row = {**as_json(decision), "comment": comment}
        click.echo(json.dumps(row, ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo(as_markdown(decision, setting.language), nl=False)
    else:
        click.echo(as_text(decision, setting.language), nl=False)
    sys.exit(0 if decision.allows else 1)


def _snapshot(path: Path) -> Snapshot:
    try:
        return read_snapshot(path.read_text(encoding="utf-8"))
    except SnapshotError as error:
        raise CannotRun(say("{file}: {why}", file=path, why=error.message)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(say("{file}: {why}", file=path, why=str(error))) from None


def _decided(
    setting: Setting, base: str, head: str, merge: str | None, snapshot: Snapshot | None
) -> Decision:
    try:
        commits = named(setting.root, base, head, merge, snapshot)
        tree = Revision(setting.root, commits.base)
        policy = _policy(tree)
        landing = gather(setting.root, commits, tree, policy, snapshot)
        return decide(landing, snapshot, policy, setting.now(policy.organization))
    except Undecidable as error:
        raise CannotRun(error.message) from None
    except SigningError as error:
        raise CannotRun(error.message) from None
    except TreeError as error:
        raise CannotRun(str(error)) from None


def _policy(base: Revision) -> Ledger:
    try:
        return ledger.opened(base)
    except UNREADABLE as error:
        why = say("The registry, the table or the schemas of the base can't be read.")
        raise CannotRun(say("{sentence} {more}", sentence=why, more=str(error))) from None
