"""Codes, ids and links that are not written as they must be: what is odd about them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from accord.language import Label, Message, say
from accord.schema.lessons.cause import Cause, Lesson
from accord.schema.lessons.showing import (
    as_described,
    example,
    field_name,
    line,
    named,
    shown,
    write,
)
from accord.schema.schemas import description
from accord.texts.characters import named as called
from accord.texts.characters import stranger

_CHINESE = re.compile("[\u3400-\u9fff]")
_UNDERSCORES = re.compile("_")
_SPACES = re.compile(r"\s")
_CAPITALS = re.compile("[A-Z]")
_SMALL = re.compile("[a-z]")
_MANY = 20


def wrong_form(cause: Cause) -> Lesson:
    """A text that is not of the form that its field has."""
    text = str(cause.value)
    if not text.strip():
        return blank(cause)
    field = field_name(cause.schema, cause.pointer)
    message = say("{field} can't be written `{value}`.", field=field, value=shown(text))
    if odd := [*_oddities(text, [str(each) for each in cause.node.get("examples", ())])]:
        message = say(
            "{field} can't be written `{value}`: it has {odd}.",
            field=field,
            value=shown(text),
            odd=odd,
        )
    if found := cause.guess:
        return Lesson(cause.pointer, message, write(cause.pointer, found))
    return Lesson(cause.pointer, message, _registered(cause))


def _registered(cause: Cause) -> Message:
    """The codes that the registry knows, where it is about one of them and they are few."""
    target = str(cause.node.get("x-ref"))
    if target == "person":
        return say(
            "People go by their id in records/organization.yml, such as `{line}`.",
            line=line(cause.pointer, example(cause.node)),
        )
    codes: dict[str, list[str]] = {}
    for name, code in cause.schema.names.get(target, {}).items():
        codes.setdefault(code, []).append(name)
    if not 0 < len(codes) <= _MANY:
        return as_described(cause.node, cause.pointer)
    values = [named(code, Label(names[0], names[-1])) for code, names in codes.items()]
    return say("Write one of: {values}.", values=values)


def blank(cause: Cause) -> Lesson:
    """A text without a word."""
    return Lesson(
        cause.pointer,
        say("{field} is empty.", field=field_name(cause.schema, cause.pointer)),
        as_described(cause.node, cause.pointer)
        if description(cause.node).zh
        else say("Write something here, or delete the line."),
    )


def _oddities(text: str, examples: list[str]) -> Iterator[Message]:
    """What a text has that no example of its kind has."""
    place = stranger(text)
    if place is not None and text[place].isalpha() and not _is_wide(text[place]):
        yield say(
            "the letter {letter} ({character})", letter=text[place], character=called(text[place])
        )
    for has, words in (
        (_is_wide, say("full-width characters")),
        (_CHINESE.search, say("Chinese characters")),
        (_SPACES.search, say("spaces")),
        (_UNDERSCORES.search, say("underscores")),
        (_SMALL.search, say("lower-case letters")),
        (_CAPITALS.search, say("capital letters")),
    ):
        found: Any = has
        if found(text) and not any(found(each) for each in examples):
            yield words


def _is_wide(text: str) -> bool:
    """Whether there are full-width letters, digits or signs, such as Ａ or ２."""
    return any(
        unicodedata.east_asian_width(each) == "F" and unicodedata.normalize("NFKC", each).isascii()
        for each in text
    )
