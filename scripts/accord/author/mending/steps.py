"""The steps in which one file is mended, from its bytes to its spaces.

Every step proposes a text, which stands only if the reader takes it for what it should mean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from accord.author.mending import blanks, characters
from accord.author.mending.encoding import decoded
from accord.author.mending.nodes import each_text
from accord.author.mending.ordering import in_order
from accord.author.mending.paper import Meaning, Paper
from accord.author.mending.prose import spaced_prose
from accord.author.mending.sheet import Sheet, taken_apart
from accord.author.mending.spacing import spaced_fields, spaced_front
from accord.author.mending.syntax import in_ascii, narrowed
from accord.frontmatter.plaintext import OF_DOCUMENTS
from accord.language import Message, say
from accord.model import Fields
from accord.schema.schemas import Schema

_ROUNDS = 5  # a step may make room for an earlier one; two rounds have always been enough


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it should be, and what was mended in it."""

    data: bytes
    mends: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of mending; `meaning` says whether the fields read as they should after it."""

    name: Message
    mend: Callable[[str, Paper], str]
    meaning: Meaning


def mended(data: bytes, paper: Paper) -> Mended:
    """Mend one file. What is mended once stays as it is when it is mended again."""
    found = decoded(data) if len(data) <= 2 * OF_DOCUMENTS.size else None
    if found is None:
        return Mended(data)
    text, names = found.text, []
    if found.encoding != "UTF-8":
        names.append(say("encoding ({encoding})", encoding=found.encoding))
    elif len(found.text.encode("utf-8", "surrogatepass")) < len(data):
        names.append(say("byte order mark"))
    for _ in range(_ROUNDS):
        proposed, steps = _round(text, paper)
        if proposed == text:
            return Mended(text.encode(), tuple(dict.fromkeys(names))) if names else Mended(data)
        text, names = proposed, [*names, *steps]
    return Mended(data)  # it would never come to rest


def _round(text: str, paper: Paper) -> tuple[str, list[Message]]:
    """The text after every step, and the names of those that changed it."""
    names: list[Message] = []
    for step in STEPS:
        proposed = step.mend(text, paper)
        if proposed != text and paper.holds(text, proposed, step.meaning):
            text, names = proposed, [*names, step.name]
    return text, names


def _same(before: Fields, after: Fields, _: Schema | None) -> bool:
    return after == before


def _same_in_ascii(before: Fields, after: Fields, _: Schema | None) -> bool:
    return bool(each_text(in_ascii, after) == each_text(in_ascii, before))


def _composed(before: Fields, after: Fields, _: Schema | None) -> bool:
    return bool(after == each_text(characters.composed, before))


def _spaced(before: Fields, after: Fields, schema: Schema | None) -> bool:
    return schema is not None and after == spaced_fields(before, schema)


def _narrowed(front: str, paper: Paper) -> str:
    return narrowed(front, paper.words)


def _trimmed(front: str, _: Paper) -> str:
    return blanks.trimmed(front)


def _everywhere(mend: Callable[[str], str]) -> Callable[[str, Paper], str]:
    return lambda text, _: mend(text)


def _in_front(mend: Callable[[str, Paper], str]) -> Callable[[str, Paper], str]:
    """A step that touches the front matter alone."""

    def step(text: str, paper: Paper) -> str:
        sheet = taken_apart(text, is_markdown=paper.is_markdown)
        return sheet.with_front(mend(sheet.front, paper)) if sheet else text

    return step


def _with_schema(mend: Callable[[str, Schema], str]) -> Callable[[str, Paper], str]:
    """A step that moves or reads fields of a record, for which they must be readable."""

    def step(text: str, paper: Paper) -> str:
        reading = paper.reading(text)
        sheet = taken_apart(text, is_markdown=True) if paper.is_markdown else None
        schema = paper.schema(reading)
        if reading.fault or not sheet or not schema:
            return text
        return sheet.with_front(mend(sheet.front, schema))

    return step


def _in_body(text: str, paper: Paper) -> str:
    sheet = taken_apart(text, is_markdown=True) if paper.is_markdown else None
    if sheet is None:
        return text
    fence, line_end, body = sheet.after.partition("\n")
    return Sheet(sheet.before, sheet.front, fence + line_end + spaced_prose(body)).text


STEPS: tuple[Step, ...] = (
    Step(say("line ends"), _everywhere(characters.with_line_feeds), _same),
    Step(say("invisible characters"), _everywhere(characters.without_hidden), _same),
    Step(say("normal form of characters"), _everywhere(characters.composed), _composed),
    Step(say("lines around the fields"), _everywhere(blanks.with_fences), _same),
    Step(
        say("full-width signs"),
        _in_front(lambda front, p: narrowed(front, p.words)),
        _same_in_ascii,
    ),
    Step(say("blanks at the ends of lines"), _in_front(_trimmed), _same),
    Step(say("order of fields"), _with_schema(in_order), _same),
    Step(say("spaces between Chinese and Latin"), _with_schema(spaced_front), _spaced),
    Step(say("spaces between Chinese and Latin"), _in_body, _same),
    Step(say("end of the last line"), _everywhere(characters.ended), _same),
)
