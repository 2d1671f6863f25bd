"""`accord calendar`: what a person or a department owes, as a file for calendar programs."""

from __future__ import annotations

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.export.subscriptions import bookings, calendars, of_department, of_person
from accord.language import say
from accord.survey import survey


@click.command()
@click.option("--person", help="What this person must see to, or somebody they stand in for.")
@click.option("--department", help="What this department owes.")
@with_setting
def calendar(setting: Setting, person: str | None, department: str | None) -> None:
    """Print the calendar of a person or a department; the site has the same to subscribe to."""
    if (person is None) == (department is None):
        raise CannotRun(say("Say whose calendar: --person ID or --department CODE."))
    ledger = setting.ledger()
    setting.must_know(ledger, department=department, person=person)
    now = setting.now(ledger.organization)
    path = of_person(person) if person else of_department(str(department))
    found = survey(ledger, now)
    made = calendars(bookings(found, setting.language), ledger.organization, now, setting.language)
    click.echo(made[path], nl=False)
