"""What `accord new` and `accord add` have in common: options, questions, and the outcome."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from accord.author.draft import Draft
from accord.author.given import Unusable, with_file, with_sections, with_settings
from accord.author.questions import Person
from accord.author.submission import Submission
from accord.commands.setting import CannotRun, Setting
from accord.language import Label, Message, say
from accord.model import Finding
from accord.report import Report, tell


@dataclass(frozen=True, slots=True)
class Given:
    """The options of a writer as they were typed."""

    source: str | None
    settings: tuple[str, ...]
    sections: tuple[str, ...]
    dry_run: bool
    edit: bool

    def draft(self, draft: Draft, setting: Setting) -> Draft:
        """Take over the file, then what was set by hand, which takes precedence."""
        try:
            if self.source:
                draft = with_file(draft, self.source, _read(self.source))
            return with_sections(with_settings(draft, self.settings), self.sections)
        except Unusable as unusable:
            refuse(unusable.findings, setting)

    def person(self, setting: Setting) -> Person | None:
        """Who can be asked: whoever sits at the terminal and has no editor before them.

        Nobody, if stdin carries the file.
        """
        at_terminal = (
            not self.edit and sys.stdin.isatty() and sys.stderr.isatty() and self.source != "-"
        )
        return Terminal(setting.language) if at_terminal else None


def with_given(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a writer, as its argument `given`."""

    @click.option(
        "--set",
        "settings",
        metavar="FIELD=VALUE",
        multiple=True,
        help="Set a field, such as --set to=[TECH, DESIGN] or --set changes.priority=high. "
        "With no value the field is left out.",
    )
    @click.option(
        "--from",
        "source",
        metavar="FILE",
        help="Take fields and sections from a Markdown or YAML file; - is standard input.",
    )
    @click.option(
        "--section",
        "sections",
        metavar="HEADING=TEXT",
        multiple=True,
        help="Write a section of the body; the heading may be Chinese or English.",
    )
    @click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
    @click.option("--edit", is_flag=True, help="Fill it in with $VISUAL or $EDITOR.")
    @functools.wraps(command)
    def run(
        settings: tuple[str, ...],
        source: str | None,
        sections: tuple[str, ...],
        dry_run: bool,
        edit: bool,
        **arguments: Any,
    ) -> Any:
        given = Given(source, settings, sections, dry_run, edit)
        return command(given=given, **arguments)

    return run


def conclude(submission: Submission, given: Given, setting: Setting) -> None:
    """Say what became of a draft: the path that was written, or why there is none."""
    if submission.refused:
        refuse(submission.findings, setting, submission.text if given.person(setting) else "")
    _tell(submission.findings, setting)
    click.echo(submission.text if given.dry_run else submission.path, nl=not given.dry_run)


def refuse(findings: Sequence[Finding], setting: Setting, text: str = "") -> NoReturn:
    """Say what is wrong and end with exit code 1; what somebody typed is not lost."""
    console = setting.console(stderr=True)
    if text:
        kept = say("Nothing is written. This is what you wrote; mend it and give it with --from:")
        console.print(kept.text(setting.language))
        click.echo(text, err=True)
    _tell(findings, setting)
    sys.exit(1)


def _tell(findings: Sequence[Finding], setting: Setting) -> None:
    report = Report(tuple(findings), 0, setting.language, setting.tree)
    tell(report, "text", setting.console(stderr=True))


class Terminal:
    """Somebody at a terminal. Questions go to stderr, so that stdout has the path alone."""

    def __init__(self, language: str) -> None:
        self._language = language

    def tell(self, message: Message | Label) -> None:
        click.echo(message.text(self._language), err=True)

    def answer(self, question: Message | Label, proposal: str) -> str:
        said: str = click.prompt(
            question.text(self._language),
            default=proposal,
            show_default=bool(proposal),
            err=True,
        )
        return said

    def prose(self, question: Message | Label) -> str:
        self.tell(question)
        self.tell(say("An empty line ends the section."))
        lines: list[str] = []
        while line := self._line():
            lines.append(line)
        return "\n".join(lines)

    def _line(self) -> str:
        said: str = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        return said


def _read(source: str) -> bytes:
    """The bytes of a file, or of standard input.

    Raises:
        CannotRun: the file can't be read.
    """
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise CannotRun(say("{file}: {why}", file=source, why=error.strerror)) from None
