"""The command `accord`: one file per subcommand; arguments, the clock and exit codes.

Exit codes: 0 clean, 1 findings, 2 could not run, 130 interrupted.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import NoReturn

import click

from accord import __version__
from accord.commands.add import add
from accord.commands.check import check
from accord.commands.digest import digest
from accord.commands.due import due
from accord.commands.editors import editors
from accord.commands.list import list_
from accord.commands.new import new
from accord.commands.pages import pages
from accord.commands.setting import CannotRun, Setting, language_of_environment
from accord.commands.show import show
from accord.crew import Lost, send_home
from accord.ledger import PolicyBroken
from accord.report import Report, tell

INTERRUPTED = 130  # as shells have it: 128 and the number of the signal

COMMANDS = (check, new, add, list_, show, due, digest, pages, editors)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Requests and feedback between departments, agreed by code review."""


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command; whatever stops it becomes one line and its exit code."""
    gc.disable()  # what is read is kept until the end: there is no garbage to look for
    try:
        sys.exit(cli(standalone_mode=False))
    except PolicyBroken as broken:
        setting = Setting(Path(), None, language_of_environment())
        report = Report(broken.findings, 0, setting.language, setting.tree)
        tell(report, "text", setting.console(stderr=True))
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except CannotRun as error:
        _stop(str(error))
    except Lost:
        send_home()
        _stop("one of its processes was ended; is there enough memory?")


def _stop(why: str) -> NoReturn:
    click.echo(f"accord: {why}", err=True)
    sys.exit(2)
