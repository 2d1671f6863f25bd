"""The command `accord`: one file per subcommand; arguments, the clock and exit codes.

Exit codes: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import sys

import click

from accord import __version__
from accord.commands.check import check
from accord.commands.setting import CannotRun

COMMANDS = (check,)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Requests and feedback between departments, agreed by code review."""


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command; whatever stops it becomes one line and exit code 2."""
    try:
        cli()
    except CannotRun as error:
        click.echo(f"accord: {error}", err=True)
        sys.exit(2)
