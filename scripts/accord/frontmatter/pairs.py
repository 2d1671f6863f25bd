"""Quotes and brackets without their partners, at the place where they were opened.

A YAML parser notices a missing quote or bracket lines later, often at the end of the text.
In the subset a quoted text ends on its line, so the place can be known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from accord.frontmatter.plaintext import Fault
from accord.language import say
from accord.model import Position

_CLOSING = {"[": "]", "{": "}"}
_FIELD = re.compile(r"( *)(?:- )?[\w-]+:(?: |$)")
_GOES_ON = re.compile(r"[ \t]*+(?:$|:)| #")
_INSIDE_GOES_ON = re.compile(r"[ \t]*+(?:$|[,:\]}])| #")
_SWALLOWED = re.compile(r"[ \t]+#[^\s#]")
_PIECES = r"""(?x)
    (?P<comment> (?:^|[ \t]+) \#.* )
  | (?P<gap> [ \t]+ | -(?=[ ]|$) | :(?=[ ]|$) )
  | (?P<quoted> "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' )
  | (?P<quote> ["'] )
  | (?P<open> [\[{] )
"""
_IN_BLOCK = re.compile(_PIECES + r"| (?P<words> (?: (?! :[ ] | :$ | [ ]\# ) . )+ )")
_IN_BRACKETS = re.compile(
    _PIECES
    + r"""
  | (?P<comma> , )
  | (?P<close> [\]}] )
  | (?P<words> (?: (?! :[ ] | :$ | [ ]\# | [\[\]{},] ) . )+ )
"""
)


def unmatched(text: str) -> Fault | None:
    """The first quote or bracket in a block of YAML that has no partner, or has words after it."""
    walk = _Walk()
    for number, line in enumerate(text.split("\n"), 1):
        if fault := walk.line(number, line):
            return fault
    return walk.still_open()


def swallowed(text: str) -> Fault | None:
    """The first text that is taken for a comment, although it does not look like one."""
    walk = _Walk()
    for number, line in enumerate(text.split("\n"), 1):
        walk.line(number, line)
    return walk.swallowed


class _Opened(NamedTuple):
    bracket: str
    place: Position
    indent: int


@dataclass(slots=True)
class _Walk:
    """Goes through the lines, and remembers the brackets that are open."""

    opened: list[_Opened] = field(default_factory=list)
    swallowed: Fault | None = None

    def line(self, number: int, line: str) -> Fault | None:
        name = _FIELD.match(line)
        if self.opened and name and len(name[1]) <= self.opened[0].indent:
            return self.still_open()
        end = 0
        while piece := (_IN_BRACKETS if self.opened else _IN_BLOCK).match(line, end):
            end = piece.end()
            place = Position(number, piece.start() + 1, len(piece[0]))
            if fault := self._take(str(piece.lastgroup), place, line):
                return fault
        return None

    def still_open(self) -> Fault | None:
        if not self.opened:
            return None
        bracket, place, _ = self.opened[-1]
        return Fault(
            place,
            say("The bracket {bracket} is not closed.", bracket=bracket),
            say("Write {bracket} where its contents end.", bracket=_CLOSING[bracket]),
        )

    def _take(self, kind: str, place: Position, line: str) -> Fault | None:
        if kind == "comment" and _SWALLOWED.match(line, place.column - 1):
            self.swallowed = self.swallowed or _swallowed(place, line)
        if kind == "quote":
            return _never_closed(place, line)
        if kind == "open":
            indent = len(line) - len(line.lstrip())
            self.opened.append(_Opened(line[place.column - 1], place, indent))
        if kind == "close":
            opened = self.opened.pop()
            if line[place.column - 1] != _CLOSING[opened.bracket]:
                return _mismatched(opened, place, line[place.column - 1])
        if kind in ("close", "quoted"):
            return self._nothing_after(place, line)
        return None

    def _nothing_after(self, place: Position, line: str) -> Fault | None:
        """A value has ended: only a comma, a bracket, a colon or a comment may follow."""
        end = place.column - 1 + place.width
        if (_INSIDE_GOES_ON if self.opened else _GOES_ON).match(line, end):
            return None
        rest = line[end:]
        text = rest.strip()
        column = place.column + place.width + len(rest) - len(rest.lstrip())
        return Fault(
            Position(place.line, column, len(text)),
            say("“{text}” follows the end of the value.", text=text),
            say("If all of it is one text, put the whole between quotation marks: '…'."),
        )


def _swallowed(place: Position, line: str) -> Fault:
    text = line[place.column - 1 :].strip()
    return Fault(
        Position(place.line, line.index("#", place.column - 1) + 1, len(text)),
        say("“{text}” is taken for a comment and left out.", text=text),
        say("Quote a text that has # after a space: '…'. Begin a comment with # and a space."),
    )


def _never_closed(place: Position, line: str) -> Fault:
    mark = line[place.column - 1]
    return Fault(
        place._replace(width=len(line.rstrip()) - place.column + 1),
        say("The quotation mark {mark} is not closed on this line.", mark=mark),
        say("Write {mark} where the text ends, or leave out both.", mark=mark),
    )


def _mismatched(opened: _Opened, place: Position, closing: str) -> Fault:
    return Fault(
        place,
        say(
            "{closing} can't close the bracket {bracket}.", closing=closing, bracket=opened.bracket
        ),
        say("Write {bracket} where its contents end.", bracket=_CLOSING[opened.bracket]),
    )
