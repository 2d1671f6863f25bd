"""`accord digest ID`: what a consensus on a request must name."""

from __future__ import annotations

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.consensus import digest as digest_of
from accord.language import say
from accord.workflow.fold import fold


@click.command()
@click.argument("id")
@with_setting
def digest(setting: Setting, id: str) -> None:
    """Print the digest of the agreed fields of a request's effective form."""
    ledger = setting.ledger()
    record = ledger.records.get(id)
    if record is None or record.kind != "request":
        raise CannotRun(say("There is no request {id} that can be read.", id=id))
    facts = fold(record, ledger.workflow, setting.now(ledger.organization)).facts
    click.echo(digest_of(facts.form, facts.course.agreed_fields))
