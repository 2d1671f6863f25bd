"""Bytes -> text that every reader sees alike: UTF-8, LF line ends, nothing invisible."""

from __future__ import annotations

from dataclasses import dataclass

from accord.frontmatter.encodings import UTF_16, guess, saving
from accord.language import Message, say
from accord.model import Position
from accord.texts.characters import HIDDEN, named

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of one file: bytes, and items of one list or group of fields."""

    size: int
    items: int


OF_DOCUMENTS = Limits(size=64 * 1024, items=2_000)
# A registry of several thousand people, or the calendar of many years.
OF_POLICY = Limits(size=512 * 1024, items=20_000)


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


def decode(data: bytes, limits: Limits = OF_DOCUMENTS) -> str:
    """Bytes -> text with LF line ends.

    Raises:
        Refused: too large, not UTF-8, or a character that readers can't see.
    """
    if len(data) > limits.size:
        raise Refused(
            Position(1),
            say("The file is larger than {most} KiB.", most=limits.size // 1024),
            say("Keep long material elsewhere and link to it."),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None
    text = text.replace("\r\n", "\n")
    if odd := HIDDEN.search(text):
        raise _hidden(data, text, odd.start())
    return text


def _not_utf8(data: bytes, start: int) -> Refused:
    before = data[:start].decode("utf-8").replace("\r\n", "\n")
    place, encoding = _place(before, len(before)), guess(data)
    if encoding is None:
        code = f"{data[start]:02X}"
        message = say("The file is not UTF-8 text; the byte {code} is none.", code=code)
    else:
        message = say("The file looks like {encoding}; only UTF-8 is read.", encoding=encoding)
    return Refused(Position(1) if encoding == UTF_16 else place, message, saving(encoding))


def _hidden(data: bytes, text: str, index: int) -> Refused:
    position, character = _place(text, index), text[index]
    if character == _BOM and index == 0:
        message = say("The file begins with a byte order mark (BOM), which can't be seen.")
        advice = say(
            "In VS Code, click “UTF-8 with BOM” in the bottom bar: “Save with Encoding”, UTF-8."
        )
    elif character == "\0" and guess(data) == UTF_16:
        position = Position(1)
        message = say("The file looks like {encoding}; only UTF-8 is read.", encoding=UTF_16)
        advice = saving(UTF_16)
    elif character == "\r":
        message = say("This line ends in a single carriage return (CR).")
        advice = say("In VS Code, choose LF in the bottom bar and save.")
    else:
        message = say(
            "There is an invisible or control character here: {character}.",
            character=named(character),
        )
        advice = say("Delete it and type the text again.")
    return Refused(position, message, advice)


def _place(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), 1)
