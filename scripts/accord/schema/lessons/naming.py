"""Fields that are missing, misspelt, or unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accord.language import Message, say
from accord.model import Pointer
from accord.schema.guess.meaning import meant
from accord.schema.guess.spelling import near, same
from accord.schema.lessons.cause import Cause, Lesson
from accord.schema.lessons.showing import example, line, named, no_such_field, values_of
from accord.schema.schemas import Node, Schema, description, label

_LONG = 60
_FEW = 3
_MANY = 20


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of fields in a document: what stands there, and what could."""

    schema: Schema
    pointer: Pointer
    fields: Mapping[str, Any]
    known: tuple[str, ...]

    def node(self, name: str) -> Node:
        return self.schema.at((*self.pointer, name))

    def spellings(self, names: tuple[str, ...]) -> dict[str, str]:
        """The names, and what they are called in both languages."""
        found = {name: name for name in names}
        for name in names:
            title = label(self.node(name))
            found |= {each: name for each in (title.zh, title.en) if each and each not in found}
        return found


def lessons(causes: list[Cause]) -> Iterator[Lesson]:
    """All about the fields of one group; a misspelt field is not missing too."""
    group = _group(causes)
    missing = [
        name
        for cause in causes
        if cause.keyword == "required"
        for name in cause.demand
        if name not in group.fields
    ]
    missing = [*dict.fromkeys(missing)]
    free = [name for name in group.known if name not in group.fields]
    for name in _unknown_names(causes, group)[:_MANY]:
        found = _neighbour(name, group, tuple(free))
        if found:
            free.remove(found)
            missing = [each for each in missing if each not in _wanted_without(found, group)]
            yield _misspelt(name, found, group)
        else:
            yield _unknown(name, group, free)
    if missing:
        yield _missing(missing, group)


def _group(causes: list[Cause]) -> _Group:
    first = causes[0]
    fields = first.value if isinstance(first.value, Mapping) else {}
    known: dict[str, None] = {}
    for node in (first.node, *first.node.get("anyOf", ())):
        known |= dict.fromkeys(node.get("properties", ()))
        known |= dict.fromkeys(node.get("propertyNames", {}).get("enum", ()))
    return _Group(first.schema, first.pointer, fields, tuple(known))


def _unknown_names(causes: list[Cause], group: _Group) -> list[str]:
    if any(cause.keyword == "additionalProperties" for cause in causes):
        return [name for name in group.fields if name not in group.known]
    return [str(cause.value) for cause in causes if cause.keyword == "propertyNames"]


def _neighbour(name: str, group: _Group, free: tuple[str, ...]) -> str | None:
    spellings = group.spellings(free)
    return same(name, spellings) or near(name, spellings)


def _wanted_without(name: str, group: _Group) -> set[str]:
    """The fields that nobody wants once a field has its right name."""
    node = group.schema.at(group.pointer)
    decides = name in node.get("if", {}).get("required", ())
    return {name, *(node.get("else", {}).get("required", ()) if decides else ())}


def _misspelt(name: str, found: str, group: _Group) -> Lesson:
    pointer = (*group.pointer, name)
    message = no_such_field(name, found, group.node(found))
    is_sure = bool(same(name, group.spellings((found,))))
    return Lesson(pointer, message, _respelt(found, group, group.fields.get(name), is_sure))


def _respelt(name: str, group: _Group, value: Any, is_sure: bool) -> Message:
    """The line with the right name, and with the right value where that is not too long."""
    found = meant(value, group.node(name), group.schema.names)
    text = line((*group.pointer, name), found.value) if found else ""
    if not text or "\n" in text or len(text) > _LONG:
        text = f"{name}: …"
    if is_sure and (found is None or found.sure):
        return say("Write `{line}`.", line=text)
    return say("Did you mean `{line}`?", line=text)


def _unknown(name: str, group: _Group, free: list[str]) -> Lesson:
    pointer = (*group.pointer, name)
    message = say("There is no field `{name}` here.", name=name)
    if twin := near(name, group.spellings(group.known), at_least=0.8):
        advice = say("`{name}` stands here already: keep one of the two.", name=twin)
    elif 0 < len(homes := dict(_homes(name, group.schema.node))) <= _FEW:
        places = [named(inside, label(node)) for inside, node in homes.items()]
        advice = say("It belongs inside {places}; check the indentation.", places=places)
    elif free:
        advice = say(
            "Delete it, or use one of: {names}.",
            names=[named(each, label(group.node(each))) for each in free],
        )
    elif group.schema.headings:
        advice = say("Delete it; what it says can stand in the body.")
    else:
        advice = say("Delete it.")
    return Lesson(pointer, message, advice)


def _homes(name: str, node: Node) -> Iterator[tuple[str, Node]]:
    """The fields below a node in whose groups there is a field of this name."""
    for field, inner in node.get("properties", {}).items():
        groups = (inner, inner.get("items", {}))
        if any(name in group.get("properties", {}) for group in groups):
            yield field, inner
        for group in groups:
            yield from _homes(name, group)


def _missing(names: list[str], group: _Group) -> Lesson:
    if len(names) == 1:
        name = names[0]
        message = say("{field} (`{name}`) is missing.", field=label(group.node(name)), name=name)
        return Lesson(group.pointer, message, _addition(name, group))
    fields = [named(name, label(group.node(name))) for name in names]
    lines = [line((*group.pointer, name), example(group.node(name))) for name in names]
    message = say("These fields are missing: {fields}.", fields=fields)
    if group.pointer and not any("\n" in each for each in lines):
        added = [f"`{each}`" for each in lines]
        advice = say("Add, with your own values: {lines}.", lines=added)
    else:
        advice = say("Add these lines, with your own values:\n{lines}", lines="\n".join(lines))
    return Lesson(group.pointer, message, advice)


def _addition(name: str, group: _Group) -> Message:
    node = group.node(name)
    text = line((*group.pointer, name), example(node))
    if "enum" in node:
        return say("Add `{name}: …` with one of: {values}.", name=name, values=values_of(node))
    if "\n" in text:
        return say("{what} Add it like this:\n{lines}", what=description(node), lines=text)
    if group.pointer or not group.schema.headings:
        return say("{what} Add it, for example `{line}`.", what=description(node), line=text)
    return say(
        "{what} Add a line above the second ---, in your own words; for example `{line}`.",
        what=description(node),
        line=text,
    )
