"""A block that the YAML parser gave up on -> where its writer went wrong, in plain words.

The parser's own words and places are those of its grammar. The text is looked at again:
first for what people usually slip on, then by what the parser missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from accord.frontmatter.pairs import unmatched
from accord.frontmatter.plaintext import Fault
from accord.frontmatter.slips import WIDE_COMMA, nearest
from accord.language import Message, say
from accord.model import Position

_NAME_ALONE = re.compile(r"\s*(?:- )*[\w-]+\s*")

Explanation = Callable[[str, Position], Fault]


def explain(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """What to tell about the text; the place counts from its first line."""
    lines = text.split("\n")
    problem, context = error.problem or "", error.context or ""
    by_context = context.startswith("while scanning") and not problem.startswith("found")
    mark = (by_context and error.context_mark) or error.problem_mark
    number = mark.line + 1 if mark else 1
    if lines[0].startswith("%"):
        return _must_be_quoted(lines[0], Position(1, 1, 1))
    pair = unmatched(text)
    if pair and pair.position.line <= number:
        return pair
    if slip := nearest(lines, number):
        return slip
    line = lines[number - 1] if number <= len(lines) else ""
    column = mark.column if mark else 0
    place = Position(number, column + 1, len(line.rstrip()) - column)
    return _explanation(f"{context}: {problem}")(line, place)


def _explanation(problem: str) -> Explanation:
    return next((each for words, each in _EXPLANATIONS if words in problem), _anything)


def _misplaced_colon(line: str, place: Position) -> Fault:
    before = line[: place.column - 1]
    if _NAME_ALONE.fullmatch(before):
        return _misaligned(line, place)
    advice = say("Quote the text that has a colon in it: '…'. Begin another field on a new line.")
    return Fault(place._replace(width=1), say("There is a second colon in this line."), advice)


def _misaligned(line: str, place: Position) -> Fault:
    start = len(line) - len(line.lstrip())
    if line[start : place.column - 1].strip() and not _NAME_ALONE.fullmatch(
        line[: place.column - 1]
    ):
        return _anything(line, place)
    return Fault(
        Position(place.line, start + 1, len(line.strip())),
        say("This line begins neither below the fields above nor below their contents."),
        say("Begin it exactly below the first letter of the field, or the hyphen, beside it."),
    )


def _no_field(_line: str, place: Position) -> Fault:
    return Fault(
        place,
        say("This line is no field: no name with a colon begins it."),
        say("Write name: value; where the body begins here, end the fields with --- above."),
    )


def _list_on_line(_line: str, place: Position) -> Fault:
    return Fault(
        place,
        say("A list can't begin with a hyphen on the line of the field."),
        say("Write [A, B] there, or each item on a line of its own below."),
    )


def _must_be_quoted(line: str, place: Position) -> Fault:
    return Fault(
        place,
        say("A text can't begin with {mark}.", mark=line[place.column - 1 : place.column] or "…"),
        say("Put the text between quotation marks: '…'."),
    )


def _backslash(_line: str, place: Position) -> Fault:
    return Fault(
        place._replace(width=1),
        say('Between double quotation marks (") a backslash (\\) begins a special character.'),
        say("Use single quotation marks: '…'."),
    )


def _no_comma(line: str, place: Position) -> Fault:
    if wide := WIDE_COMMA.found(line, place.line):
        return wide
    if line[place.column - 1 : place.column] == ":":
        return _misplaced_colon(line, place)
    return Fault(
        place,
        say("Between the parts in brackets a comma is missing here."),
        say("Part them by a comma and a space: [A, B]; quote a text that has commas in it."),
    )


def _nothing_there(_line: str, place: Position) -> Fault:
    return Fault(
        place._replace(width=1),
        say("There is nothing before this comma or bracket."),
        say("Write the part that is missing, or delete the comma."),
    )


def _anything(line: str, place: Position) -> Fault:
    text: Message | str = line[place.column - 1 :].strip() or say("the end")
    return Fault(
        place,
        say("The fields can't be read from here on: {text}", text=text),
        say("Check the indentation, the space after each colon, and brackets and quotes."),
    )


# What the parser says, and who explains it; the first that fits.
_EXPLANATIONS: tuple[tuple[str, Explanation], ...] = (
    ("mapping values are not allowed", _misplaced_colon),
    ("could not find expected ':'", _no_field),
    ("did not find expected key", _misaligned),
    ("did not find expected '-'", _misaligned),
    ("did not find expected <document start>", _misaligned),
    ("block sequence entries are not allowed", _list_on_line),
    ("did not find expected ',' or", _no_comma),
    ("did not find expected node content", _nothing_there),
    ("found unknown escape character", _backslash),
    ("while parsing a quoted scalar: did not find", _backslash),
    ("cannot start any token", _must_be_quoted),
    ("while scanning a", _must_be_quoted),  # an alias, an anchor, a tag, a block of text
    ("found undefined tag handle", _must_be_quoted),
    ("mapping keys are not allowed", _must_be_quoted),
)
