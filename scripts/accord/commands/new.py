"""`accord new`: raise a request, or report a problem."""

from __future__ import annotations

import click

from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.submission import submit_form
from accord.commands.drafting import Given, conclude, with_given
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.model import RECORD_KINDS, RecordKind


@click.command()
@click.argument("kind", type=click.Choice(RECORD_KINDS))
@with_given
@with_setting
def new(setting: Setting, given: Given, kind: RecordKind) -> None:
    """Write a new request or piece of feedback, and print its path.

    The id is given by the program. At a terminal it asks for what is missing. Exits with 1,
    and writes nothing, if anything is wrong.
    """
    ledger = setting.ledger()
    desk = Desk(ledger, setting.now(ledger.organization))
    draft = given.draft(Draft(ledger.schemas[kind]), setting)
    draft = complete(draft, desk, given.person(setting))
    try:
        outcome = submit_form(draft, kind, desk, setting.root, write=not given.dry_run)
    except OSError as error:
        raise CannotRun(str(error)) from None
    conclude(outcome, given, setting)
