"""`accord signers`: the keys of the registry, as ssh-keygen and git read them."""

from __future__ import annotations

import click

from accord.commands.setting import Setting, with_setting
from accord.proof.signers import allowed_signers


@click.command()
@with_setting
def signers(setting: Setting) -> None:
    """Print a file of allowed signers: whose keys sign, and from when until when."""
    click.echo(allowed_signers(setting.opened().organization), nl=False)
