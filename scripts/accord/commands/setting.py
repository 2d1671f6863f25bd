"""What every command has in common: the repository, the instant, the language, the terminal."""

from __future__ import annotations

import difflib
import functools
import locale
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import click
from rich.console import Console

from accord import ledger
from accord.crew import Lost, send_home
from accord.language import LANGUAGES, Message, say, words
from accord.ledger import Ledger, PolicyBroken
from accord.organization import Organization
from accord.report import Report, tell
from accord.schema.schemas import SchemaError
from accord.trees import Folder, Tree, TreeError


class CannotRun(Exception):
    """The command can't do its work; the message is one line for the person who called it."""

    def __init__(self, message: Message | str) -> None:
        super().__init__(message)
        self.message = message


class Stopped(click.ClickException):
    """The same in the person's language."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"accord: {self.message}", err=True, file=file)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a command works, for which instant, and in which language it speaks."""

    root: Path
    as_of: str | None
    language: str

    @property
    def tree(self) -> Tree:
        return Folder(self.root)

    def ledger(self, tree: Tree | None = None) -> Ledger:
        """Read the repository (or another tree of it).

        Raises:
            CannotRun: there is nothing here to read.
            PolicyBroken: the registry, the calendar or the workflow can't be read.
        """
        return self._read(ledger.read, tree or self.tree)

    def opened(self) -> Ledger:
        """The ledger of the repository before its records are read; raises as `ledger` does."""
        return self._read(ledger.opened, self.tree)

    def _read(self, how: Callable[[Tree], Ledger], tree: Tree) -> Ledger:
        try:
            with self.console(stderr=True).status("…"):
                return how(tree)
        except (SchemaError, TreeError, OSError) as error:
            raise CannotRun(str(error)) from None

    def now(self, organization: Organization) -> datetime:
        """The instant to work for: `--as-of`, else the registry's pin, else the clock."""
        if self.as_of:
            return self.moment(self.as_of, organization)
        return organization.as_of or datetime.now(organization.timezone)

    def moment(self, text: str, organization: Organization) -> datetime:
        """The instant that somebody wrote; a date is the beginning of that day.

        Raises:
            CannotRun: it is none.
        """
        try:
            return organization.instant(text)
        except ValueError:
            raise CannotRun(
                say("{text} is not an instant; write 2026-10-09T12:00.", text=text)
            ) from None

    def must_know(
        self,
        ledger: Ledger,
        *,
        record: str | None = None,
        state: str | None = None,
        department: str | None = None,
        person: str | None = None,
    ) -> None:
        """Tell a name that nothing has from one for which there happens to be nothing.

        Raises:
            CannotRun: one of the names given is not known.
        """
        courses = ledger.workflow.courses.values()
        known = (
            (say("There is no record {target}.", target=record), record, ledger.ids),
            (
                say("There is no state {state}.", state=state),
                state,
                {name for course in courses for name in course.states},
            ),
            (
                say("No department has the code {department}.", department=department),
                department,
                ledger.organization.departments.keys(),
            ),
            (
                say("Nobody in the registry has the id {person}.", person=person),
                person,
                ledger.organization.people.keys(),
            ),
        )
        for message, name, names in known:
            if name is not None and name not in names:
                near = difflib.get_close_matches(name, names, n=1)
                hint = say("Did you mean {value}?", value=near[0]) if near else ""
                raise CannotRun(say("{sentence} {more}", sentence=message, more=hint))

    def must_be_new(self, file: Path) -> None:
        """Somebody may have worked in a spreadsheet: none is written over.

        Raises:
            CannotRun: there is such a file.
        """
        if file.exists():
            raise CannotRun(say("{file} is there already; name another file.", file=file.name))

    def inside(self, path: Path) -> str:
        """A path, relative to where the command runs, as the repository knows it.

        Raises:
            CannotRun: it leads out of the repository.
        """
        try:
            relative = path.absolute().relative_to(self.root.absolute())
        except ValueError:
            raise CannotRun(
                say("{path} is not inside {root}.", path=path, root=self.root)
            ) from None
        return relative.as_posix()

    def console(self, stderr: bool = False) -> Console:
        """For people: colour and the terminal's width where a terminal is, plain otherwise."""
        console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
        if not console.is_terminal:
            console.width = 10_000
        return console


def language_of_environment() -> str:
    """Chinese where the environment asks for it, English otherwise.

    Where it says nothing, as under Windows, the system is asked.
    """
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, named), None) or locale.getlocale()[0] or ""
    return "zh" if wanted.lower().startswith(("zh", "chinese")) else "en"


def with_setting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `-C`, `--as-of` and `--lang`, as its argument `setting`.

    Whatever stops the command becomes one line in that language and exit code 2.
    """

    @click.option(
        "-C",
        "root",
        metavar="DIR",
        default=".",
        type=click.Path(path_type=Path),
        help="The repository to work on.",
    )
    @click.option(
        "--as-of", metavar="INSTANT", help="Work as of this instant, such as 2026-10-09T12:00."
    )
    @click.option(
        "--lang", "language", type=click.Choice(LANGUAGES), help="Language of the output."
    )
    @functools.wraps(command)
    def run(root: Path, as_of: str | None, language: str | None, **arguments: Any) -> Any:
        setting = Setting(root, as_of, language or language_of_environment())
        try:
            return command(setting=setting, **arguments)
        except CannotRun as error:
            raise Stopped(words(error.message, setting.language).strip()) from None
        except PolicyBroken as broken:
            report = Report(broken.findings, 0, setting.language, setting.tree)
            tell(report, "text", setting.console(stderr=True))
            sys.exit(1)
        except Lost:
            send_home()
            lost = say("One of the processes was ended; is there enough memory?")
            raise Stopped(lost.text(setting.language)) from None

    return run
