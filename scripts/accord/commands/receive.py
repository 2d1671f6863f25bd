"""`accord receive`: the hook of a repository that has no forge."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click

from accord.commands.deciding import decided, policy_of
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.gate.decision import Decision
from accord.gate.founding import why_not_founded
from accord.gate.telling.pages import as_text
from accord.language import Message, say
from accord.proof.appended import why_not_appended
from accord.proof.branch import LOCAL
from accord.trees import Revision, TreeError
from accord.trees.merging import contains


@dataclass(frozen=True, slots=True)
class Push:
    """A ref that is to move; without `old` it is new, without `new` it is to be deleted."""

    ref: str
    old: str | None
    new: str | None


@click.command()
@click.argument("branch", metavar="[BRANCH]", default="main")
@with_setting
def receive(setting: Setting, branch: str) -> None:
    """Refuse a push that may not land: for the hook pre-receive of a bare repository.

    What lands on BRANCH (main) is decided as `accord gate` does; who signed the commits is
    their author, and signatures beside the entries approve. The branch accord-proof is only
    added to. Neither is deleted. Other branches are nobody's concern. Exits with 0 if all of
    the push may land, 1 if not, 2 if that can't be decided.
    """
    pushes = [_push(line) for line in sys.stdin.read().splitlines()]
    try:
        answers = [_judged(setting, each, f"refs/heads/{branch}") for each in pushes]
    except TreeError as error:
        raise CannotRun(str(error)) from None
    sys.exit(0 if all(answers) else 1)


def _push(line: str) -> Push:
    """One line of what git tells the hook: the old id, the new one, the ref."""
    parts = line.split(" ", 2)
    if len(parts) != 3:
        raise CannotRun(
            say("This is a hook of git: it reads what pushes move, and was given something else.")
        )
    old, new, ref = parts
    return Push(ref, *(each if each.strip("0") else None for each in (old, new)))


def _judged(setting: Setting, push: Push, landing: str) -> bool:
    """Whether a ref may move; says why not."""
    if push.ref not in (landing, LOCAL):
        return True
    if push.new is None:
        return _answer(setting, push, say("It is never deleted."))
    if push.ref == LOCAL:
        return _answer(setting, push, why_not_appended(setting.root, push.old, push.new))
    if push.old is None:
        return _answer(setting, push, _why_not_founded(setting, push.new))
    if not contains(setting.root, push.new, push.old):
        return _answer(setting, push, say("It may only move forward."))
    decision = decided(setting, push.old, push.new, None, None)
    language = decision.language if decision.author else setting.language
    click.echo(as_text(decision, language), nl=False)
    for each in _onward(decision):
        click.echo(f"\n{each.text(language)}")
    return decision.allows


def _onward(decision: Decision) -> Iterator[Message]:
    """How to get what is missing where there is no forge, and so nobody to ask for a review."""
    if decision.refused:  # that comes first
        return
    missing = [each.need for each in decision.needs if not each.met]
    if missing and decision.author is None:
        yield say(
            "These commits have no author: one person signs all of them, with a key that the "
            "registry holds (`git config commit.gpgsign true`). Where everybody signs beside "
            "the entries, none is needed."
        )
    if any(each.record for each in missing):
        yield say(
            "Push the work to a branch of its own: `git push origin HEAD:refs/heads/NAME`. "
            "Who is asked fetches it, runs `accord sign ID` and commits the signature. "
            "Then push again."
        )
    if any(each.record is None for each in missing):
        yield say(
            "Nobody can sign for files that are no records. Whoever runs the server lands them, "
            "in the bare repository: `git fetch /path/to/clone BRANCH:main`."
        )


def _why_not_founded(setting: Setting, commit: str) -> Message | None:
    policy = policy_of(Revision(setting.root, commit))
    now = setting.now(policy.organization)
    return why_not_founded(setting.root, commit, policy.organization, now)


def _answer(setting: Setting, push: Push, why_not: Message | None) -> bool:
    if why_not:
        told = say("{ref} was refused. {why}", ref=push.ref, why=why_not)
        click.echo(told.text(setting.language))
    return why_not is None
