"""Fields and values as people know them: labels, and lines as they stand in a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accord.frontmatter import layout
from accord.frontmatter.notation import inline
from accord.language import Label, Message, say
from accord.model import Pointer
from accord.schema.guess.meaning import Guess
from accord.schema.guess.spelling import same
from accord.schema.schemas import Node, Schema, description, label, value_label

_LONGEST = 40


def field_name(schema: Schema, pointer: Pointer) -> Label | str:
    """What the field at a place is called; one value of a list goes by the list's name."""
    for end in range(len(pointer), 0, -1):
        node = schema.at(pointer[:end])
        is_value_of_list = isinstance(pointer[end - 1], int) and node.get("type") != "object"
        if (name := label(node)).zh and not is_value_of_list:
            return name
    return next((step for step in reversed(pointer) if isinstance(step, str)), schema.label)


def no_such_field(written: str, meant: str, node: Node) -> Message:
    """That a field goes by another name; many write what pages call it."""
    title = label(node)
    if same(written, {title.zh: meant, title.en: meant}) and not same(written, {meant: meant}):
        return say("`{name}` is what people read; files say `{field}`.", name=written, field=meant)
    return say("There is no field `{name}` here.", name=written)


def shown(value: Any) -> str:
    """A value as it was typed, cut where it is long."""
    text = value if isinstance(value, str) else inline(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def line(pointer: Pointer, value: Any) -> str:
    """The line or lines to write at a place, indented as they stand in our files."""
    name = pointer[-1] if pointer else ""
    if isinstance(name, str) and name:
        lines = [*layout.field(name, value)]
    elif isinstance(value, dict):
        lines = [*layout.item(value)]
    else:
        lines = [inline(value)]
    if len(lines) == 1:
        return lines[0]
    indent = "  " * (len(pointer) - 1)
    return "\n".join(f"{indent}{each}" for each in lines)


def write(pointer: Pointer, guess: Guess) -> Message:
    """Advice to write a value that was guessed."""
    text = line(pointer, guess.value)
    if "\n" in text:
        return say("Write it like this:\n{lines}", lines=text)
    if guess.sure:
        return say("Write `{line}`.", line=text)
    return say("Did you mean `{line}`?", line=text)


def as_described(node: Node, pointer: Pointer) -> Message:
    """What to write, as the schema describes it, with an example."""
    said = description(node)
    text = line(pointer, example(node))
    if "\n" in text:
        return say("{description} Like this:\n{lines}", description=said, lines=text)
    return say("{description} For example: `{line}`.", description=said, line=text)


def values_of(node: Node) -> list[Message | str]:
    """The values that may be chosen, each with what it is called."""
    allowed: Iterable[Any] = node["enum"] if "enum" in node else [node["const"]]
    return [named(shown(each), value_label(node, each)) for each in allowed]


def named(code: str, name: Label | None) -> Message | str:
    """A name or a value to write, with what it is called."""
    return say("`{value}` ({name})", value=code, name=name) if name and name.zh else f"`{code}`"


def example(node: Node) -> Any:
    """A value that could stand here."""
    for choice in (node, *node.get("anyOf", ())):
        for each in (*choice.get("examples", ()), *choice.get("enum", ())):
            return each
    if "items" in node:
        return [example(node["items"])]
    return node.get("const", "…")
