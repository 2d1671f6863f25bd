"""`accord owners`: the stewards as owners of all that is no record, for GitHub to ask them."""

from __future__ import annotations

from datetime import date

import click
from jinja2 import Environment, PackageLoader, StrictUndefined

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.model import FOLDERS
from accord.organization import Organization

FORGE = "github"  # the one whose file this is


@click.command()
@with_setting
def owners(setting: Setting) -> None:
    """Print a CODEOWNERS file: the stewards own everything but the records."""
    organization = setting.opened().organization
    logins = _logins(organization, organization.day(setting.now(organization)))
    if not logins:
        raise CannotRun(say("No steward has a GitHub account with a login; add it in accounts."))
    environment = Environment(
        loader=PackageLoader("accord", "templates"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - not HTML
        trim_blocks=True,
    )
    template = environment.get_template("gate/owners.jinja")
    click.echo(template.render(logins=logins, folders=FOLDERS), nl=False)


def _logins(organization: Organization, day: date) -> list[str]:
    """The logins of whoever is a steward on that day, in the registry's order."""
    stewards = [each.person for each in organization.stewards if each.covers(day)]
    return [
        account.login
        for id in dict.fromkeys(stewards)
        for account in organization.people[id].accounts
        if account.forge == FORGE and account.login
    ]
