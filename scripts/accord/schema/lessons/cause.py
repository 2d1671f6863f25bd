"""A validator's errors -> the causes behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from jsonschema.exceptions import ValidationError

from accord.language import Message
from accord.model import Fields, Pointer
from accord.schema.guess.meaning import Guess, guess
from accord.schema.schemas import Node, Schema


class Lesson(NamedTuple):
    """What to tell: at which node, what is wrong there, and what to write instead."""

    pointer: Pointer
    message: Message
    help: Message


@dataclass(frozen=True, slots=True)
class Cause:
    """One demand of a schema that one value does not meet.

    `node` is what the schema says of that place, `demand` what stands beside `keyword`.
    """

    schema: Schema
    pointer: Pointer
    node: Node
    keyword: str
    demand: Any
    value: Any

    @property
    def guess(self) -> Guess | None:
        """What was meant instead, by all that the schema takes at this place."""
        return guess(self.value, self.schema.at(self.pointer), self.schema.names)


# Which of several faults of one value is told: the one that explains the others.
_FIRST = ("type", "enum", "const", "anyOf", "maxLength", "minLength", "pattern", "format")
# The keywords about which fields stand in a group, not about a value.
NAMING = ("required", "additionalProperties", "propertyNames")
_BRANCHES = ("then", "else")


def causes(fields: Fields, schema: Schema) -> Iterator[list[Cause]]:
    """For every place where something is wrong: all about its fields, or else one cause."""
    places: dict[Pointer, list[Cause]] = {}
    for found in (*_overlong(fields, (), schema), *_refused(_trimmed(fields, (), schema), schema)):
        places.setdefault(found.pointer, []).append(found)
    for found_here in places.values():
        naming = [each for each in found_here if each.keyword in NAMING]
        yield naming or [min(found_here, key=_rank)]


def _overlong(value: Any, pointer: Pointer, schema: Schema) -> Iterator[Cause]:
    """The lists that are longer than they may be."""
    if isinstance(value, list):
        node = schema.at(pointer)
        if len(value) > (most := node.get("maxItems", len(value))):
            yield Cause(schema, pointer, node, "maxItems", most, value)
    for step, inner in _inner(value):
        yield from _overlong(inner, (*pointer, step), schema)


def _trimmed(value: Any, pointer: Pointer, schema: Schema) -> Any:
    """The same without what is too much in its lists: it could take minutes to compare."""
    if isinstance(value, list):
        most = schema.at(pointer).get("maxItems", len(value))
        return [_trimmed(each, (*pointer, n), schema) for n, each in enumerate(value[:most])]
    if isinstance(value, dict):
        return {name: _trimmed(each, (*pointer, name), schema) for name, each in value.items()}
    return value


def _inner(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return [*value.items()]
    return [*enumerate(value)] if isinstance(value, list) else ()


def _refused(fields: Fields, schema: Schema) -> Iterator[Cause]:
    errors = [each for error in schema.words.iter_errors(fields) for each in _reduced(error)]
    if any(tuple(each.absolute_path) in _conditions(schema.node) for each in errors):
        errors = [each for each in errors if each.schema_path[0] not in _BRANCHES]
    return (_cause(error, schema) for error in errors)


def _conditions(node: Node) -> set[Pointer]:
    """The fields that decide what else is required; while they are wrong, nothing is."""
    return {(name,) for name in node.get("if", {}).get("required", ())}


def _cause(error: ValidationError, schema: Schema) -> Cause:
    pointer = tuple(error.absolute_path)
    node = schema.at(pointer)
    keyword = "propertyNames" if "propertyNames" in error.schema_path else str(error.validator)
    if keyword not in node and keyword not in NAMING:
        node = {**node, **error.schema} if isinstance(error.schema, Mapping) else node
    return Cause(schema, pointer, node, keyword, error.validator_value, error.instance)


def _rank(cause: Cause) -> int:
    return _FIRST.index(cause.keyword) if cause.keyword in _FIRST else len(_FIRST)


def _reduced(error: ValidationError) -> Iterable[ValidationError]:
    """A choice between schemas, as what is wrong with the one that was meant.

    Meant is the only choice that takes a value of this type, or of which something is there.
    """
    if error.validator != "anyOf":
        return (error,)
    choices: dict[object, list[ValidationError]] = {}
    for each in error.context or ():
        choices.setdefault(each.schema_path[0], []).append(each)
    meant = [found for found in choices.values() if not any(_is_of_type(each) for each in found)]
    begun = [found for found in meant if any(_has_begun(each) for each in found)]
    for chosen in (meant, begun):
        if len(chosen) == 1:
            return [cause for each in chosen[0] for cause in _reduced(each)]
    return (error,)


def _is_of_type(error: ValidationError) -> bool:
    return error.validator == "type" and not error.path


def _has_begun(error: ValidationError) -> bool:
    """Whether some of the fields that a choice requires are there."""
    names, fields = cast("list[str]", error.validator_value), cast("Fields", error.instance)
    return error.validator == "required" and any(name in fields for name in names)
