"""What became of an issue, for people: the reply below it, and the text of the pull request.

Chinese first, English below. Whatever an answer held is set as plain words: no link, no heading,
nobody called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from accord.intake.taking import Taken
from accord.intake.trouble import Trouble
from accord.language import LANGUAGES, Label, catalogue, say
from accord.report.harmless import harmless
from accord.report.markdown import escaped

_LONGEST = 300  # characters of one sentence; nobody reads more of what they wrote themselves
_MOST = 40
# In a title, which may become the message of a commit: `[skip ci]`, `fixes #1`, `GH-1`, links.
_OBEYED = re.compile(r"[\[#@]|GH-|:(?=//)", re.IGNORECASE)
_CALL = re.compile(r"\\?@")  # in code too, which forges may change


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is wrong: where in the form, what, and what to write instead."""

    place: str
    message: str
    help: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A reply in one language: `lines` are what is wrong, `more` how many others there are."""

    language: str
    lines: tuple[Line, ...]
    more: int
    path: str


def reply(taken: Taken) -> str:
    """What to say below the issue."""
    told = [_told(taken, language) for language in LANGUAGES]
    return _rendered("reply", told=told)


def title(taken: Taken) -> str:
    """The title of the pull request, on one line, in which a forge obeys nothing but our number."""
    kind = taken.schema.label.zh if taken.schema else ""
    words = _OBEYED.sub("\\g<0>\u2060", harmless(f"{kind} {_record(taken)} {taken.subject}"))
    number = f" (#{taken.issue.number})"
    return _cut(words, _LONGEST - len(number)) + number


def pull_text(taken: Taken) -> str:
    """What the pull request says of itself."""
    return _rendered(
        "pull",
        number=taken.issue.number,
        kind=taken.schema.label if taken.schema else Label("", ""),
        path=taken.path or "",
        name=taken.name,
    )


def _record(taken: Taken) -> str:
    return (taken.path or "///").split("/")[2]


def _told(taken: Taken, language: str) -> Told:
    shown = taken.troubles[:_MOST]
    lines = tuple(_line(each, language) for each in shown)
    return Told(language, lines, len(taken.troubles) - len(shown), taken.path or "")


def _line(trouble: Trouble, language: str) -> Line:
    help_lines = trouble.help.text(language).split("\n")
    return Line(
        _place(trouble, language),
        _cut(trouble.message.text(language)),
        tuple(_cut(each) for each in help_lines),
    )


def _place(trouble: Trouble, language: str) -> str:
    if not trouble.about:
        return ""
    name = trouble.about.text(language)
    if not trouble.line:
        return name
    return say("{name}, line {line}", name=name, line=trouble.line).text(language)


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _rendered(template: str, **values: object) -> str:
    words = {language: catalogue(language).gettext for language in LANGUAGES}
    return _environment().get_template(f"intake/{template}.jinja").render(words=words, **values)


def _harmless(value: object) -> object:
    """Words that are neither markup nor a call for anybody's attention."""
    shown = escaped(value)
    return _CALL.sub("@\u2060", shown) if isinstance(shown, str) else shown


@cache
def _environment() -> Environment:
    """Whatever a template prints is put through `_harmless`."""
    return Environment(
        loader=PackageLoader("accord", "templates"),
        undefined=StrictUndefined,
        finalize=_harmless,
        autoescape=False,  # noqa: S701 - Markdown, which `_harmless` escapes
        trim_blocks=True,
        lstrip_blocks=True,
    )
