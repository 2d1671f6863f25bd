"""`accord landed`: after a push, prove each pull request that landed with it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from accord.commands.calling import calling, present, told
from accord.commands.deciding import decided, fetch
from accord.commands.prove import kept
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.forge.forge import Forge
from accord.forge.taking import take
from accord.forge.trouble import ForgeError
from accord.gate import Decision
from accord.gate.telling.wording import verdict
from accord.language import Message, say, words
from accord.proof import remote
from accord.report.harmless import harmless, no_command
from accord.trees import TreeError, git

TRIES = 5


@dataclass(frozen=True, slots=True)
class Landed:
    """A commit of the branch, and whether it was rightly let in; None if nobody knows."""

    commit: str
    decision: Decision | None
    words: Message | str

    @property
    def exit_code(self) -> int:
        return 2 if self.decision is None else 0 if self.decision.allows else 1


@click.command()
@click.option("--since", required=True, metavar="REV", help="Where the branch stood before.")
@click.option("--onto", metavar="BRANCH", default="main", help="The branch, as origin has it.")
@click.option("--key", metavar="FILE", help="The gate's key; that of git otherwise.")
@click.option("--push", is_flag=True, help="Publish accord-proof, from what origin has of it.")
@with_setting
@calling
def landed(
    setting: Setting, forge: Forge, since: str, onto: str, key: str | None, push: bool
) -> None:
    """Decide again on every commit that landed since REV, and prove those rightly let in.

    Each is decided on from the commit before it, with the reviews of the pull request that
    brought it; without one, signatures alone count. Exits with 1 if one of them should not
    have landed, with 2 if that can't be told of one; the others are proved all the same.
    """
    try:
        found = [_judged(setting, forge, each, onto) for each in _commits(setting, since, onto)]
        _prove(setting, [each.decision for each in found if each.decision], key, push)
    except TreeError as error:
        raise CannotRun(str(error)) from None
    for each in found:
        told_of = no_command(harmless(words(each.words, setting.language)))
        click.echo(f"{each.commit[:10]}: {told_of}")
    sys.exit(max((each.exit_code for each in found), default=0))


def _commits(setting: Setting, since: str, onto: str) -> Sequence[str]:
    """What landed, oldest first: one commit for each merge, squashed or not."""
    tip = f"refs/remotes/origin/{onto}"
    span = ("--first-parent", "--reverse", f"{since}..{tip}", "--")
    return git(setting.root, "rev-list", *span).decode().split()


def _judged(setting: Setting, forge: Forge, commit: str, onto: str) -> Landed:
    try:
        number = forge.brought(commit)
        if number is None:
            decision = decided(setting, f"{commit}^1", commit, None, None)
            return Landed(commit, decision, verdict(decision))
        snapshot = take(forge, number, present)
        fetch(setting, onto, snapshot)
        decision = decided(setting, f"{commit}^1", snapshot.head_commit, commit, snapshot)
    except ForgeError as error:
        return Landed(commit, None, told(error, setting.language))
    except CannotRun as error:
        return Landed(commit, None, error.message)
    return Landed(commit, decision, verdict(decision))


def _prove(setting: Setting, decisions: Sequence[Decision], key: str | None, push: bool) -> None:
    """Another run may publish at the same time: then all is stated anew on what it published.

    Raises:
        CannotRun: the key does not fit, or the branch could not be published.
        TreeError: git failed.
    """
    refused: str | None = ""
    for _ in range(TRIES if push else 1):
        if push:
            remote.take(setting.root)
        for each in decisions:
            if each.allows:
                kept(setting, each, key)
        refused = remote.give(setting.root) if push else None
        if refused is None:
            return
    raise CannotRun(say("The proofs could not be published: {why}", why=refused))
