"""A schema's errors in words: where, what is wrong, and what to write instead.

One function per keyword of JSON Schema.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jsonschema.exceptions import ValidationError

from accord.language import Label, Message, say
from accord.model import Pointer
from accord.schema.schemas import Node, Schema, value_label
from accord.schema.schemas import label as label_of

Lesson = tuple[Pointer, Message, Message]


def lessons(error: ValidationError, schema: Schema) -> Iterable[Lesson]:
    """What to tell about one error: a place in the document, a message and advice."""
    for cause in _causes(error):
        pointer = tuple(cause.absolute_path)
        if cause.validator == "additionalProperties":
            yield from _unknown(cause, pointer, schema)
        else:
            yield _LESSONS.get(str(cause.validator), _no_choice)(cause, pointer, schema)


def _causes(error: ValidationError) -> Iterable[ValidationError]:
    """Reduce a choice between schemas to what is wrong with the one that was meant.

    Meant is the only choice that takes a value of this type at all.
    """
    if error.validator == "if":
        return error.context or ()
    if error.validator != "anyOf":
        return (error,)
    choices: dict[object, list[ValidationError]] = {}
    for each in error.context or ():
        choices.setdefault(each.schema_path[0], []).append(each)
    meant = [
        causes
        for causes in choices.values()
        if not any(each.validator in ("type", "required") and not each.path for each in causes)
    ]
    return meant[0] if len(meant) == 1 else (error,)


def _missing(error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    name = next(
        name for name in _rule(error) if name not in _value(error) and f"'{name}'" in error.message
    )
    node = schema.at((*pointer, name))
    return (
        pointer,
        say("{field} ({name}) is missing.", field=label_of(node), name=name),
        say("Add a line such as {name}: {example}.", name=name, example=_example(node)),
    )


def _unknown(error: ValidationError, pointer: Pointer, schema: Schema) -> Iterator[Lesson]:
    """One lesson for each field that the schema does not know."""
    known = list(schema.at(pointer).get("properties", {}))
    for name in _value(error):
        if name in known:
            continue
        near = difflib.get_close_matches(name, known, n=1)
        yield (
            (*pointer, name),
            say("There is no field {name} here.", name=name),
            say("Did you mean {name}?", name=near[0])
            if near
            else say("The fields here are: {names}.", names=known),
        )


def _not_allowed(error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    allowed = [_rule(error)] if error.validator == "const" else list(_rule(error))
    node = schema.at(pointer)
    message = say(
        "{field}: {value} is not one of the values.",
        field=_name(node, pointer),
        value=_show(_value(error)),
    )
    near = difflib.get_close_matches(str(_value(error)), [str(each) for each in allowed], n=1)
    if near:
        return pointer, message, say("Did you mean {value}?", value=near[0])
    named = [_named(value, value_label(node, value)) for value in allowed]
    return pointer, message, say("Write one of: {values}.", values=named)


def _wrong_type(error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    node = schema.at(pointer)
    wanted = _TYPES[str(_rule(error))]
    message = say(
        "{field}: {value} is not {wanted}.",
        field=_name(node, pointer),
        value=_show(_value(error)),
        wanted=wanted,
    )
    if _rule(error) == "string" and isinstance(_value(error), bool | int | float):
        return pointer, message, say('Quote it: "{value}".', value=_show(_value(error)))
    return pointer, message, say("Write it like this: {example}.", example=_example(node))


def _wrong_form(error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    node = schema.at(pointer)
    return (
        pointer,
        say(
            "{field}: {value} is not written as it must be.",
            field=_name(node, pointer),
            value=_show(_value(error)),
        ),
        _as_described(node),
    )


def _too_long(error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    return (
        pointer,
        say(
            "{field} has {count} characters; at most {most} are allowed.",
            field=_name(schema.at(pointer), pointer),
            count=len(_value(error)),
            most=_rule(error),
        ),
        say("Say it shorter; details belong in the body."),
    )


def _out_of_range(error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    node = schema.at(pointer)
    return (
        pointer,
        say(
            "{field}: {value} is out of range.",
            field=_name(node, pointer),
            value=_show(_value(error)),
        ),
        _as_described(node),
    )


def _wrong_count(_error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    node = schema.at(pointer)
    return (
        pointer,
        say("{field} has too few or too many parts.", field=_name(node, pointer)),
        say("Write it like this: {example}.", example=_example(node)),
    )


def _repeated(_error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    return (
        pointer,
        say("{field} names something twice.", field=_name(schema.at(pointer), pointer)),
        say("Keep each only once."),
    )


def _no_choice(_error: ValidationError, pointer: Pointer, schema: Schema) -> Lesson:
    node = schema.at(pointer)
    return (
        pointer,
        say("{field} is not complete or not written as it must be.", field=_name(node, pointer)),
        _as_described(node),
    )


_LESSONS: dict[str, Callable[[ValidationError, Pointer, Schema], Lesson]] = {
    "required": _missing,
    "enum": _not_allowed,
    "const": _not_allowed,
    "type": _wrong_type,
    "pattern": _wrong_form,
    "format": _wrong_form,
    "maxLength": _too_long,
    "minLength": _wrong_form,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
    "minItems": _wrong_count,
    "maxItems": _wrong_count,
    "minProperties": _wrong_count,
    "maxProperties": _wrong_count,
    "uniqueItems": _repeated,
    "anyOf": _no_choice,
}

_TYPES = {
    "string": say("text"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "array": say("a list"),
    "object": say("a group of fields"),
}


def _value(error: ValidationError) -> Any:
    """What stands where the error arose."""
    return error.instance


def _rule(error: ValidationError) -> Any:
    """What the schema asks for where the error arose."""
    return error.validator_value


def _as_described(node: Node) -> Message:
    """What to write, as the schema describes it, with an example."""
    return say(
        "{description} For example: {example}.",
        description=Label(node.get("description", ""), node.get("x-en", {}).get("description", "")),
        example=_example(node),
    )


def _name(node: Node, pointer: Pointer) -> Label | str:
    found = label_of(node)
    return found if found.zh else ".".join(str(step) for step in pointer)


def _named(value: object, name: Label | None) -> Message | str:
    return say("{value} ({name})", value=value, name=name) if name else str(value)


def _example(node: Node) -> str:
    examples = node.get("examples") or node.get("enum") or ["…"]
    return _show(examples[0])


def _show(value: Any) -> str:
    """A value as one would write it in the front matter."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_show(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_show(inner) for inner in value) + "]"
    return str(value)
