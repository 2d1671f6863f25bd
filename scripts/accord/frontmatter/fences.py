"""A text -> its front matter and its body, parted at two lines of exactly `---`."""

from __future__ import annotations

import re

from accord.frontmatter.plaintext import Refused
from accord.language import Message, say
from accord.model import Position

FENCE = "---"
_FIELD = re.compile(r"[\w-]+\s*[:：]")
# Dashes, and what people type or paste for them; spaces around, and too many or too few.
_ODD_FENCE = re.compile(r"\s*[-‐‑‒–—―−－_=~*+.]{2,}\s*")
_CODE = re.compile(r"\s*(```|~~~)")
_SHOWN = 60  # a longer line is not repeated
_HEADING = re.compile(r"#{1,6} \S")


def split(text: str) -> tuple[str, str, int]:
    """The front matter, the body, and the line on which the body starts.

    Raises:
        Refused: a fence is missing or is written in another way.
    """
    if not text.startswith(FENCE + "\n"):
        raise _not_opened(text.split("\n"))
    end = text.find("\n---\n", len(FENCE))
    if end < 0 and text.endswith("\n---"):
        end = len(text) - 4
    if end < 0:
        raise _not_closed(text.split("\n"))
    block = text[4 : end + 1]
    return block, text[end + 5 :], block.count("\n") + 3


def is_odd_fence(line: str) -> bool:
    """Whether a line was meant as a fence and is written in another way."""
    return line != FENCE and bool(_ODD_FENCE.fullmatch(line))


def odd_fence(number: int, line: str) -> Refused:
    """What to tell about such a line."""
    return _refuse(
        number,
        line,
        say("“{line}” is not quite the line --- around the fields.", line=line),
        say("Write exactly three hyphens (-) alone on the line, without spaces."),
    )


def _not_opened(lines: list[str]) -> Refused:
    number = next((place for place, line in enumerate(lines, 1) if line.strip()), 0)
    if not number:
        return Refused(Position(1), say("The file is empty."), _shape())
    line = lines[number - 1]
    if is_odd_fence(line):
        return odd_fence(number, line)
    if line == FENCE:
        message = say("The file does not start with ---: there are empty lines above.")
        return _refuse(number, line, message, say("Delete everything above the line ---."))
    if _CODE.match(line):
        message = say("The fields stand in a block of code.")
        advice = say("Delete the lines with the marks {mark}.", mark=line.strip()[:3])
        return _refuse(number, line, message, advice)
    if _FIELD.match(line):
        message = say("The line --- above the fields is missing.")
        return _refuse(number, line, message, say("Write --- alone on the first line."))
    return _refuse(number, line, say("The file does not start with front matter."), _shape())


def _not_closed(lines: list[str]) -> Refused:
    for number, line in enumerate(lines[1:], 2):
        if is_odd_fence(line):
            return odd_fence(number, line)
        if _HEADING.match(line) and not lines[number - 2].strip():
            return _refuse(
                number,
                line,
                say("The body starts here, but no line --- ends the fields above."),
                _closing(lines[: number - 1]),
            )
    return _refuse(1, FENCE, say("The front matter is not closed."), _closing(lines))


def _closing(fields: list[str]) -> Message:
    """Where the line belongs that ends the fields."""
    filled = [(number, line.strip()) for number, line in enumerate(fields, 1) if line.strip()]
    number, line = filled[-1]
    if number == 1 or len(line) > _SHOWN:
        return say("Write --- alone on the line after the last field.")
    return say("Write --- alone on a new line, just below line {n}: {line}", n=number, line=line)


def _shape() -> Message:
    return say("Write --- alone on the first line, then the fields, then --- again.")


def _refuse(number: int, line: str, message: Message, advice: Message) -> Refused:
    start = len(line) - len(line.lstrip())
    return Refused(Position(number, start + 1, len(line.strip())), message, advice)
