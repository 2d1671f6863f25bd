"""`accord new`: raise a request, or report a problem."""

from __future__ import annotations

import click

from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.submission import Submission, submit_form
from accord.change.unlanded import fetch, taken_elsewhere
from accord.commands.drafting import Given, conclude, with_given
from accord.commands.editing import edited
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.model import RECORD_KINDS, RecordKind
from accord.trees import TreeError


@click.command()
@click.argument("kind", type=click.Choice(RECORD_KINDS))
@click.option(
    "--fetch", "fetches", is_flag=True, help="Ask origin first which ids others have taken."
)
@with_given
@with_setting
def new(setting: Setting, given: Given, kind: RecordKind, fetches: bool) -> None:
    """Write a new request or piece of feedback, and print its path.

    The id is given by the program: one that nobody has here, on another branch or in an open
    pull request, as far as they have been fetched. At a terminal it asks for what is missing.
    Exits with 1, and writes nothing, if anything is wrong.
    """
    ledger = setting.ledger()
    if fetches:
        _fetch(setting)
    desk = Desk(ledger, setting.now(ledger.organization))
    empty = Draft(ledger.schemas[kind])
    draft = complete(given.draft(empty, setting), desk, given.person(setting))
    taken = taken_elsewhere(setting.root, ledger.organization.proposal_refs)

    def submit(draft: Draft) -> Submission:
        write = not given.dry_run
        return submit_form(draft, kind, desk, setting.root, write=write, promised=taken)

    def filled(draft: Draft) -> Submission:
        return submit(complete(draft, desk))

    try:
        outcome = edited(draft, empty, filled, setting) if given.edit else submit(draft)
    except OSError as error:
        raise CannotRun(str(error)) from None
    conclude(outcome, given, setting)


def _fetch(setting: Setting) -> None:
    try:
        fetch(setting.root)
    except TreeError as error:
        raise CannotRun(say("git can't fetch: {why}", why=str(error))) from None
