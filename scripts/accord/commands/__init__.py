"""The command `accord`: one file per subcommand; arguments, the clock and exit codes.

Exit codes: 0 clean, 1 findings, 2 could not run, 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module

import click

from accord import __version__

NAMES = (
    "check",
    "fix",
    "new",
    "add",
    "renumber",
    "import",
    "export",
    "list",
    "show",
    "next",
    "due",
    "changes",
    "calendar",
    "figures",
    "digest",
    "sign",
    "signers",
    "audit",
    "prove",
    "landed",
    "pages",
    "editors",
    "owners",
    "templates",
    "intake",
    "propose",
    "reviews",
    "post",
    "gate",
    "decide",
    "receive",
)
# The files of commands whose names are words of Python.
FILES = {"import": "importing", "next": "upcoming"}
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal


class Commands(click.Group):
    """The subcommands; the file of each is read only when it is called, or help is asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return [*NAMES]

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in NAMES:
            return None
        found = vars(import_module(f"accord.commands.{FILES.get(name, name)}")).values()
        return next(each for each in found if isinstance(each, click.Command) and each.name == name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Requests and feedback between departments, agreed by code review."""


def main() -> None:
    """Run the command, and end with its exit code."""
    gc.disable()  # what is read is kept until the end: there is no garbage to look for
    _write_what_can_be_written()
    try:
        sys.exit(cli(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)


def _write_what_can_be_written() -> None:
    """Where the output is not UTF-8, as in a pipe under Windows, a question mark has to do."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
