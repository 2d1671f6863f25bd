"""A strict subset of YAML, read from the event stream of PyYAML's C parser.

Block and flow mappings and lists, one-line scalars, and nothing that two readers could
take for two things. Every node's place is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

import yaml
from yaml.events import (
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from accord.frontmatter.places import Places
from accord.frontmatter.plaintext import Refused
from accord.language import Message, say
from accord.model import Pointer, Position

MAX_DEPTH = 8

# What YAML 1.1 or YAML 1.2 may read as something other than text. Dates and instants are
# exempt and stay text; whole numbers and plain decimals have one reading only.
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{0,10}[1-9])?\Z")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?\Z")
_ODD = re.compile(
    r"""(?xi)
    (?: y | n | yes | no | on | off | null | ~ | true | false | = | <<
      | [-+]? \.? [0-9] [0-9_,]* (?: \.[0-9_]* )? (?: e[-+]?[0-9]+ )?     # 0010, 1_000, 1.10, 1e3
      | [-+]? 0 (?: x[0-9a-f_]+ | o[0-7_]+ | b[01_]+ )                    # 0x1F
      | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )?           # 12:30
      | [-+]? \.inf | \.nan
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?: [T\s] .* )?                    # dates written oddly
    )\Z"""
)
_ODD_STARTS = frozenset("+-.0123456789=<~yYnNoOtTfF")  # spares most text the expression
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def compose(text: str, lines_before: int) -> tuple[dict[str, Any], Mapping[Pointer, Position]]:
    """Build the mapping that a block of YAML writes, with the place of every node.

    Raises:
        Refused: the text is outside the subset.
    """
    composer = _Composer(yaml.CSafeLoader(text), lines_before)
    try:
        fields = composer.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = Position(mark.line + 1 + lines_before, mark.column + 1) if mark else Position(1)
        raise Refused(
            position,
            say("This can't be read as YAML: {problem}.", problem=error.problem or error.context),
            say("Check the indentation, the space after each colon, and brackets and quotes."),
        ) from None
    except yaml.YAMLError:
        raise Refused(
            Position(1), say("This can't be read as YAML."), say("Write fields as name: value.")
        ) from None
    return fields, Places(text, lines_before)


class _Composer:
    """YAML events -> plain values; refuses what is outside the subset at its place."""

    def __init__(self, loader: yaml.CSafeLoader, lines_before: int) -> None:
        self._next = cast("Callable[[], Event]", loader.get_event)  # None comes only after the end
        self._lines_before = lines_before

    def document(self) -> dict[str, Any]:
        self._next()  # the stream starts
        start = self._next()
        if isinstance(start, StreamEndEvent):
            return {}
        root = self._next()
        if not isinstance(root, MappingStartEvent) or root.anchor or root.tag:
            raise self._refuse(
                root,
                say("The fields are not written as name: value."),
                say("Write one field a line, such as title: …"),
            )
        fields = self._mapping(0)
        self._next()  # the document ends
        more = self._next()
        if not isinstance(more, StreamEndEvent):
            raise self._refuse(
                more,
                say("There is a second document here."),
                say("Keep one set of fields between two lines of ---."),
            )
        return fields

    def _node(self, event: Event, depth: int) -> Any:
        if isinstance(event, ScalarEvent):
            if event.anchor or event.tag:
                raise self._shorthand(event)
            return self._scalar(event)
        if not isinstance(event, CollectionStartEvent) or event.anchor or event.tag:
            raise self._shorthand(event)
        if depth >= MAX_DEPTH:
            raise self._refuse(
                event,
                say("The fields are nested too deeply."),
                say("Nest at most {most} levels.", most=MAX_DEPTH),
            )
        if isinstance(event, MappingStartEvent):
            return self._mapping(depth)
        return self._list(depth)

    def _mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            if (
                not isinstance(event, ScalarEvent)
                or event.anchor
                or event.tag
                or event.value == "<<"
            ):
                raise self._shorthand(event)
            key = event.value
            if key in result:
                raise self._refuse(
                    event,
                    say("{key} stands here a second time.", key=key),
                    say("Keep one of the two."),
                )
            result[key] = self._node(self._next(), depth + 1)
        return result

    def _list(self, depth: int) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            result.append(self._node(event, depth + 1))
        return result

    def _scalar(self, event: ScalarEvent) -> Any:
        text = event.value
        if "\n" in text:
            raise self._refuse(
                event,
                say("This text has several lines."),
                say("Write it on one line; longer prose belongs in the body."),
            )
        if event.style:  # quoted; the C parser gives plain text an empty style
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in _ODD_STARTS or not _ODD.match(text) or _TIME.match(text):
            return text
        if _NUMBER.match(text):
            return float(text) if "." in text else int(text)
        raise self._refuse(
            event,
            say("{text} can be read as something other than text.", text=text),
            say(
                'Quote it: "{text}"; or write true, false or a plain number such as 10 or 2.5.',
                text=text,
            ),
        )

    def _position(self, event: Event) -> Position:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Position(1)
        width = end.column - start.column if end.line == start.line else 0
        return Position(start.line + 1 + self._lines_before, start.column + 1, width)

    def _refuse(self, event: Event, message: Message, advice: Message) -> Refused:
        return Refused(self._position(event), message, advice)

    def _shorthand(self, event: Event) -> Refused:
        return self._refuse(
            event,
            say("Anchors, aliases, tags, merge keys and complex keys are not read here."),
            say("Write the value out in full; quote text that starts with &, * or !."),
        )
