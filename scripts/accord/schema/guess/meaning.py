"""A value and its schema -> the value that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.frontmatter import times
from accord.frontmatter.notation import inline
from accord.schema.guess import codes
from accord.schema.guess.spelling import folded, near, same, tidy
from accord.schema.schemas import Names, Node, fits

_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,10})?")
_COMMAS = re.compile("[,，、;；|]")
_SPACES = re.compile(r"[\s,，、;；|/和及与]+")
_MANY = 200  # names; among more, only the very name is looked for
_YES = frozenset(("true", "yes", "y", "是", "对", "1"))
_NO = frozenset(("false", "no", "n", "否", "不是", "0"))
_TIMES = {"date": times.day, "instant": times.instant, "period": times.period}


@dataclass(frozen=True, slots=True)
class Guess:
    """A value that the schema takes; `sure` if nothing else can have been meant."""

    value: Any
    sure: bool = True


def guess(value: Any, node: Node, names: Names) -> Guess | None:
    """What was meant by a value, where that can be told."""
    return next((each for each in _readings(value, node, names) if fits(each.value, node)), None)


def meant(value: Any, node: Node, names: Names) -> Guess | None:
    """A value itself where it is right, or else what was meant by it."""
    return Guess(value) if fits(value, node) else guess(value, node, names)


def _readings(value: Any, node: Node, names: Names) -> Iterator[Guess]:
    for choice in node.get("anyOf", ()):
        yield from _readings(value, choice, names)
    if value is None:
        return
    wanted = node.get("type")
    if wanted == "array":
        yield from _lists(value, node.get("items", {}), names)
    elif wanted == "object" or isinstance(value, dict):
        yield from _groups(value)
    elif isinstance(value, list):
        if len(value) == 1 and (found := meant(value[0], node, names)):
            yield found
    else:
        yield from _scalars(_typed(value), node, names)


def _scalars(text: str, node: Node, names: Names) -> Iterator[Guess]:
    """What a text may mean where one text, number or answer is wanted."""
    wanted = node.get("type")
    if wanted in ("integer", "number"):
        numbers = _NUMBER.findall(tidy(text).replace(",", ""))
        yield from (Guess(_number(each)) for each in numbers if len(numbers) == 1)
    elif wanted == "boolean":
        if (said := tidy(text).casefold()) in _YES | _NO:
            yield Guess(said in _YES)
    elif "enum" in node or "const" in node:
        yield from _choices(text, node)
    else:
        yield from _texts(text, node, names)


def _texts(text: str, node: Node, names: Names) -> Iterator[Guess]:
    yield Guess(text)  # what was a number only needs quotes
    called = names.get(node.get("x-ref", ""), {})
    if named := called.get(tidy(text)) or same(text, called if len(called) < _MANY else {}):
        yield Guess(named)
    if found := _TIMES.get(node.get("format", ""), _no_time)(text):
        yield Guess(found)
    elif "pattern" in node:
        yield from _codes(text, str(next(iter(node.get("examples", ())), "")))
    if len(called) < _MANY and (named := near(text, called)):
        yield Guess(named, sure=False)


def _codes(text: str, example: str) -> Iterator[Guess]:
    is_one_word = " " not in tidy(text)
    for spelling in codes.spellings(text, example):
        yield Guess(spelling, is_one_word and folded(spelling) == folded(text))


def _choices(text: str, node: Node) -> Iterator[Guess]:
    allowed = {str(each): each for each in node.get("enum", [node.get("const")])}
    spellings = {name: name for name in allowed}
    for value, label in node.get("x-labels", {}).items():
        spellings |= {label["zh"]: value, label["en"]: value}
    if found := same(text, spellings):
        yield Guess(allowed[found])
    elif found := near(text, spellings):
        yield Guess(allowed[found], sure=False)


def _lists(value: Any, items: Node, names: Names) -> Iterator[Guess]:
    if isinstance(value, list):
        whole = [meant(each, items, names) for each in value]
        found = [each for each in whole if each]
        if len(found) == len(value):
            yield Guess([each.value for each in found], all(each.sure for each in found))
    elif isinstance(value, dict):
        yield Guess([value])
    else:
        text = tidy(_typed(value))
        words = [word for word in _SPACES.split(text) if word]
        if not _COMMAS.search(text) and len(words) > 1 and all(fits(word, items) for word in words):
            yield Guess(words, sure=False)
        yield from _lists(
            [word.strip() for word in _COMMAS.split(text) if word.strip()], items, names
        )


def _groups(value: Any) -> Iterator[Guess]:
    if isinstance(value, list) and len(value) == 1:
        yield Guess(value[0])


def _typed(value: Any) -> str:
    """A scalar as it was typed."""
    return value if isinstance(value, str) else inline(value)


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _no_time(_text: str) -> None:
    return None
