"""A strict subset of YAML, read from the event stream of PyYAML's C parser.

Block and flow mappings and lists, one-line scalars, and nothing that two readers could
take for two things. Every node's place is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import yaml
from yaml.events import (
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from accord.frontmatter.pairs import swallowed, unmatched
from accord.frontmatter.places import Places
from accord.frontmatter.plaintext import OF_DOCUMENTS, Fault, Limits, Refused
from accord.frontmatter.scalars import ODD_STARTS, TwoReadings, plain
from accord.frontmatter.slips import ODD_SPACE, nearest, of_line
from accord.frontmatter.twofold import advice
from accord.frontmatter.unreadable import explain
from accord.language import Message, say
from accord.model import Pointer, Position

MAX_DEPTH = 8


def compose(
    text: str, lines_before: int, limits: Limits = OF_DOCUMENTS
) -> tuple[dict[str, Any], Mapping[Pointer, Position]]:
    """Build the mapping that a block of YAML writes, with the place of every node.

    Raises:
        Refused: the text is outside the subset.
    """
    composer = _Composer(text, limits)
    try:
        fields = composer.document()
    except Refused as refusal:
        raise _moved(refusal.fault, lines_before) from None
    except yaml.MarkedYAMLError as error:
        raise _moved(explain(text, error), lines_before) from None
    if fault := _misread(text):
        raise _moved(fault, lines_before)
    return fields, Places(text, lines_before)


def _misread(text: str) -> Fault | None:
    """What the parser took for something, and its writer meant as something else."""
    if " #" in text and (fault := swallowed(text)):
        return fault
    if "\n\u3000" in text or "\n\u00a0" in text:
        lines = enumerate(text.split("\n"), 1)
        return next((fault for number, line in lines if (fault := ODD_SPACE.found(line, number))))
    return None


def _moved(fault: Fault, lines: int) -> Refused:
    """The refusal in a file that has so many lines above the block."""
    place = fault.position._replace(line=fault.position.line + lines)
    return Refused(place, fault.message, fault.help)


def _refused(fault: Fault | None) -> Refused | None:
    return Refused(fault.position, fault.message, fault.help) if fault else None


def _is_empty(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and not event.value


def _spans_lines(event: Any) -> bool:
    return bool(event.start_mark.line != event.end_mark.line)


def _marks(event: Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event begins and ends, which the parser knows of every one."""
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


class _Composer:
    """YAML events -> plain values; refuses what is outside the subset at its place."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._limits = limits
        loader = yaml.CSafeLoader(text)
        self._next = cast("Callable[[], Event]", loader.get_event)  # None comes only after the end

    def document(self) -> dict[str, Any]:
        self._next()  # the stream starts
        start = self._next()
        if isinstance(start, StreamEndEvent):
            return {}
        if isinstance(start, DocumentStartEvent) and (start.version or start.tags):
            raise self._refuse(
                start,
                say("A line that begins with % is not read here."),
                say("Delete the line."),
            )
        root = self._next()
        if not isinstance(root, MappingStartEvent) or root.anchor or root.tag:
            raise self._slip(root) or self._refuse(
                root,
                say("The fields are not written as name: value."),
                say("Write one field a line, such as title: …"),
            )
        fields = self._mapping(0)
        end, more = self._next(), self._next()
        if not isinstance(more, StreamEndEvent) or cast("DocumentEndEvent", end).explicit:
            more = end if isinstance(more, StreamEndEvent) else more
            raise self._slip(more) or self._refuse(
                more,
                say("The fields end here, and something follows that is not read."),
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
            result[key] = value = self._node(after := self._next(), depth + 1)
            if value is None and not event.style and _is_empty(after):
                self._check_name(event)
        if len(result) > self._limits.items:
            raise self._too_many(event)
        return result

    def _list(self, depth: int) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            result.append(self._node(event, depth + 1))
        if len(result) > self._limits.items:
            raise self._too_many(event)
        return result

    def _scalar(self, event: ScalarEvent) -> Any:
        text = event.value
        if "\n" in text or ((event.style or " " in text) and _spans_lines(event)):
            raise self._slip(event) or self._goes_on(event)
        if event.style or (text and text[0] not in ODD_STARTS):
            return text  # quoted (the C parser gives plain text an empty style), or plain words
        try:
            return plain(text)
        except TwoReadings:
            raise self._refuse(event, *advice(text)) from None

    def _slip(self, event: Event) -> Refused | None:
        """The slip in the lines of an event that makes it something else than was meant."""
        start, end = _marks(event)
        lines, last = self._text.split("\n"), max(start.line, end.line - (end.column == 0))
        fault = unmatched("\n".join(lines[: last + 1])) if _spans_lines(event) else None
        return _refused(fault or nearest(lines, last + 1))

    def _check_name(self, event: Event) -> None:
        """Refuse a name without a value that holds a slip, such as `name:value` in braces."""
        start, end = _marks(event)
        line = self._text.split("\n")[start.line][: end.column]
        blank = " " * start.column + line[start.column :]
        if slip := _refused(of_line(blank, start.line + 1)):
            raise slip

    def _refuse(self, event: Event, message: Message, advice: Message) -> Refused:
        start, end = _marks(event)
        width = end.column - start.column if end.line == start.line else 0
        return Refused(Position(start.line + 1, start.column + 1, width), message, advice)

    def _goes_on(self, event: Event) -> Refused:
        """A text of several lines is refused at the first that goes on with it."""
        start, end = _marks(event)
        lines = self._text.split("\n")
        for number in range(start.line + 1, min(end.line + 1, len(lines))):
            if text := lines[number].strip():
                place = Position(number + 1, lines[number].index(text) + 1, len(text))
                message = say("This line is read as more of the text above.")
                break
        else:
            place = Position(start.line + 1, start.column + 1)
            message = say("This text has several lines.")
        advice = say("Write a text on one line; indent a field like the fields beside it.")
        return Refused(place, message, advice)

    def _too_many(self, event: Event) -> Refused:
        return self._refuse(
            event,
            say("There are more than {most} items here.", most=self._limits.items),
            say("Keep long material elsewhere and link to it."),
        )

    def _shorthand(self, event: Event) -> Refused:
        return self._refuse(
            event,
            say("Anchors, aliases, tags, merge keys and complex keys are not read here."),
            say("Write the value out in full; quote text that starts with &, * or !."),
        )
