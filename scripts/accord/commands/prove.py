"""`accord prove`: after a landing, decide again, and keep a signed statement of who approved."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from accord.commands.deciding import decided, snapshot_in
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.sign import key_of_git
from accord.gate import Decision
from accord.gate.proving import statements
from accord.gate.telling.pages import as_text
from accord.language import say
from accord.organization import Organization
from accord.proof import branch
from accord.proof.branch import BranchError
from accord.proof.evidence import place
from accord.proof.signers import covers
from accord.proof.signing import SigningError, public_key, sealed
from accord.proof.statement import Statement
from accord.trees import TreeError


@click.command()
@click.option("--base", required=True, metavar="REV", help="Where it landed: the commit before.")
@click.option("--head", required=True, metavar="REV", help="What was proposed and reviewed.")
@click.option("--merge", required=True, metavar="REV", help="What landed.")
@click.option(
    "--reviews",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The reviews, as `accord reviews` tells them; without them signatures alone count.",
)
@click.option("--key", metavar="FILE", help="The gate's key; that of git otherwise.")
@with_setting
def prove(
    setting: Setting, base: str, head: str, merge: str, reviews: Path | None, key: str | None
) -> None:
    """State on the branch accord-proof who approved what a change has brought.

    Decides first as `accord gate` does. What was not allowed is not stated, and the exit code
    is 1. What is stated already is left as it is.
    """
    snapshot = snapshot_in(reviews) if reviews else None
    decision = decided(setting, base, head, merge, snapshot)
    if not decision.allows:
        click.echo(as_text(decision, setting.language), nl=False)
        sys.exit(1)
    for path in kept(setting, decision, key):
        click.echo(path)


def kept(setting: Setting, decision: Decision, key: str | None) -> Sequence[str]:
    """State who approved what an allowed change has brought; the new paths on the branch.

    Raises:
        CannotRun: the key is not one with which the gate signs today, or git failed.
    """
    now = setting.now(decision.policy.organization).replace(microsecond=0)
    try:
        new = _new(setting.root, [*statements(decision, now)])
        return _kept(setting.root, new, key or key_of_git(setting.root), decision)
    except (SigningError, BranchError) as error:
        raise CannotRun(error.message) from None
    except TreeError as error:
        raise CannotRun(str(error)) from None


def _new(root: Path, found: Sequence[Statement]) -> list[Statement]:
    """The statements that the branch does not have yet."""
    kept = branch.read(root)
    return [each for each in found if kept is None or place(each) not in kept.files]


def _kept(root: Path, new: Sequence[Statement], key: str, decision: Decision) -> Sequence[str]:
    """Sign statements and add them to the branch; the paths there.

    Raises:
        CannotRun: the key is not one with which the gate signs today.
        SigningError, BranchError, TreeError: something else keeps it from being done.
    """
    if not new:
        return ()
    _must_be_gates(public_key(key), new[0], decision.policy.organization)
    files = {place(each): sealed(each, key) for each in new}
    records = ", ".join(dict.fromkeys(each.subject.record for each in new))
    branch.append(root, files, f"Prove {records}")
    return tuple(files)


def _must_be_gates(key: str, statement: Statement, organization: Organization) -> None:
    if not covers(organization.gate_keys, key, organization.day(statement.at)):
        message = say("This is no key of the gate, or not valid today.")
        advice = say(
            "Have a steward add it to gate_keys in records/organization.yml: {key}", key=key
        )
        raise CannotRun(say("{sentence} {more}", sentence=message, more=advice))
