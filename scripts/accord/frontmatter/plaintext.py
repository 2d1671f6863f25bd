"""Bytes -> text that every reader sees alike: UTF-8, LF line ends, nothing invisible."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.language import Message, say
from accord.model import Position

MAX_BYTES = 64 * 1024

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text can't be read, and where."""

    position: Position
    message: Message
    help: Message


class Refused(Exception):
    """Raised inside the readers at the first thing outside the subset."""

    def __init__(self, position: Position, message: Message, advice: Message) -> None:
        super().__init__(message.original)
        self.fault = Fault(position, message, advice)


def decode(data: bytes) -> str:
    """Bytes -> text with LF line ends.

    Raises:
        Refused: too large, not UTF-8, or a character that readers can't see.
    """
    if len(data) > MAX_BYTES:
        raise Refused(
            Position(1),
            say(
                "The file has {size} bytes; at most {most} are read.",
                size=len(data),
                most=MAX_BYTES,
            ),
            say("Keep long material elsewhere and link to it."),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(
            _place(before := data[: error.start].decode("utf-8"), len(before)),
            say("The file is not UTF-8 text."),
            say("Save it again with the encoding UTF-8 (without BOM)."),
        ) from None
    text = text.replace("\r\n", "\n")
    if odd := _FORBIDDEN.search(text):
        raise Refused(
            _place(text, odd.start()),
            say(
                "There is an invisible or control character here (U+{code}).",
                code=f"{ord(odd[0]):04X}",
            ),
            say("Delete it and type the text again."),
        )
    return text


def _place(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), 1)
