"""Values of a wrong type, and values that are not among those to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from accord.frontmatter.notation import inline
from accord.language import Message, say
from accord.schema.guess.meaning import Guess
from accord.schema.lessons.cause import Cause, Lesson
from accord.schema.lessons.showing import (
    as_described,
    example,
    field_name,
    line,
    named,
    shown,
    values_of,
    write,
)
from accord.schema.schemas import fits, label

_WANTED = {
    "string": say("text"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "array": say("a list"),
    "object": say("a group of fields"),
}


def not_allowed(cause: Cause) -> Lesson:
    """A value that is none of those to choose from."""
    message = say("{field} can't be `{value}`.", field=_field(cause), value=shown(cause.value))
    if found := cause.guess:
        return Lesson(cause.pointer, message, write(cause.pointer, found))
    if cause.keyword == "const" and cause.pointer:
        text = line(cause.pointer, cause.demand)
        return Lesson(cause.pointer, message, say("Write `{line}`, or delete it.", line=text))
    return Lesson(cause.pointer, message, _choose(cause))


def wrong_type(cause: Cause) -> Lesson:
    """Something else than the text, number, list or group that is wanted."""
    if cause.value is None:
        message = say("{field} is empty.", field=_field(cause))
        return Lesson(cause.pointer, message, _choose(cause))
    found = cause.guess
    message = say(
        "{field} must be {wanted}; `{value}` is {found}.",
        field=_field(cause),
        wanted=_WANTED[str(cause.demand)],
        value=shown(cause.value),
        found=_found(cause.value),
    )
    if cause.demand == "string" and found and _only_wants_quotes(cause, found):
        text = line(cause.pointer, found.value)
        return Lesson(cause.pointer, message, say("Quote it: `{line}`.", line=text))
    if found:
        return Lesson(cause.pointer, message, write(cause.pointer, found))
    return Lesson(cause.pointer, message, _choose(cause))


def as_text(cause: Cause) -> Cause:
    """The cause as if the number or answer had been quoted, where quotes alone don't mend it."""
    is_scalar = isinstance(cause.value, bool | int | float)
    if cause.keyword != "type" or cause.demand != "string" or not is_scalar:
        return cause
    text = inline(cause.value)
    keyword = next((each for each in ("enum", "format", "pattern") if each in cause.node), "")
    if not keyword or fits(text, cause.node):
        return cause
    return replace(cause, keyword=keyword, demand=cause.node[keyword], value=text)


def no_choice(cause: Cause) -> Lesson:
    """A value that fits none of several descriptions."""
    if isinstance(cause.value, dict) and not cause.value:
        message = say("{field} is empty.", field=_field(cause))
    elif isinstance(cause.value, dict):
        message = say("{field} is not complete.", field=_field(cause))
    else:
        message = say("{field} can't be `{value}`.", field=_field(cause), value=shown(cause.value))
    if found := cause.guess:
        return Lesson(cause.pointer, message, write(cause.pointer, found))
    return Lesson(cause.pointer, message, as_described(cause.node, cause.pointer))


def _choose(cause: Cause) -> Message:
    """The values to choose from, or what else can be written here."""
    node = cause.schema.at(cause.pointer)
    choices: list[Message | str] = []
    for each in (node, *node.get("anyOf", ())):
        if "enum" in each or "const" in each:
            choices += values_of(each)
        elif each.get("type") == "array" and choices:
            choices.append(named(inline(example(each)), label(each["items"])))
    if len(choices) == 1:
        return say("Write `{line}`.", line=line(cause.pointer, example(node)))
    if choices:
        return say("Write one of: {values}.", values=choices)
    text = line(cause.pointer, example(node))
    if "\n" in text:
        return say("Write it like this:\n{lines}", lines=text)
    return as_described(node, cause.pointer)


def _only_wants_quotes(cause: Cause, found: Guess) -> bool:
    return not isinstance(cause.value, list | dict) and found.value == inline(cause.value)


def _found(value: Any) -> Message:
    if isinstance(value, bool):
        return say("a yes or no")
    if isinstance(value, int | float):
        return _WANTED["number"]
    if isinstance(value, str):
        return _WANTED["string"]
    return _WANTED["array"] if isinstance(value, list) else _WANTED["object"]


def _field(cause: Cause) -> object:
    return field_name(cause.schema, cause.pointer)
