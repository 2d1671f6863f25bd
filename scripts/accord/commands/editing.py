"""`--edit`: a draft in somebody's editor, again and again until it is right or given up."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from accord.author.draft import Draft
from accord.author.given import Unusable
from accord.author.sheet import of_text, read_back, sheet, told, untold
from accord.author.submission import Submission
from accord.commands.setting import Setting
from accord.language import say
from accord.model import Finding

Submit = Callable[[Draft], Submission]


def edited(draft: Draft, empty: Draft, submit: Submit, setting: Setting) -> Submission:
    """What became of a draft that somebody has filled in with $VISUAL or $EDITOR.

    It comes back with what is wrong as comments. Whoever changes nothing, or leaves nothing, gives
    up; what they wrote is kept in a file, whatever happens to the editor.
    """
    begun = text = sheet(draft, setting.language)
    notes = [say("Fill in what is open, save and close. To give up, close without a change.")]
    shown = [each.text(setting.language) for each in notes]
    while True:
        asked = told(text, shown)
        back = untold(_opened(asked, begun, text, setting))
        if back == text or not back.strip():
            _give_up(begun, text, setting)
        text = back
        try:
            outcome = submit(read_back(empty, text))
        except Unusable as unusable:
            shown = [*_notes(unusable.findings, setting, of=text)]
            continue
        if not outcome.refused:
            return outcome
        shown = [*_notes(outcome.findings, setting, of=text)]


def _opened(asked: str, begun: str, text: str, setting: Setting) -> str:
    """What is in the editor when it is closed; the same if nothing was saved."""
    try:
        back: str | None = click.edit(asked, extension=".md", require_save=True)
    except click.ClickException as error:
        click.echo(f"accord: {error.message}", err=True)
        _give_up(begun, text, setting)
    return asked if back is None else back


def _notes(findings: Sequence[Finding], setting: Setting, of: str) -> Iterator[str]:
    """What is wrong; with the line where it is about the text as it stands.

    The notes themselves push the lines down.
    """
    language = setting.language
    lines = [f"{each.message.text(language)} {each.help.text(language)}" for each in findings]
    pushed = 1 + sum(1 + each.count("\n") for each in lines)
    yield say("Not written yet; to mend: {count}.", count=len(findings)).text(language)
    for each, line in zip(findings, lines, strict=True):
        if of_text(each) and of.startswith("---\n"):
            at = each.position.line + pushed
            yield say("Line {line}: {sentence}", line=at, sentence=line).text(language)
        else:
            yield line


def _give_up(begun: str, text: str, setting: Setting) -> NoReturn:
    """End with exit code 1; what somebody typed is not lost."""
    click.echo(say("Nothing is written.").text(setting.language), err=True)
    if text != begun:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="accord-", suffix=".md", delete=False
        ) as kept:
            kept.write(text)
        place = Path(kept.name)
        hint = say("Your text is in {file}; go on with --from {file} --edit.", file=place)
        click.echo(hint.text(setting.language), err=True)
    sys.exit(1)
