"""What a record can't hold in a field, told in its body: nothing of a ledger is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping

from accord.language import Message, say
from accord.model import RecordKind

# The heading below which it stands.
HEADING: Mapping[RecordKind, str] = {"request": "背景补充", "feedback": "背景"}
_MARKUP = re.compile(r"^([ \t]*)(#|```|~~~|---)", re.MULTILINE)
# A number before a point is one of a list only if no decimal follows; -5 is a number as well.
_NUMBERED = re.compile(r"^\s*(?:[*•·●]\s*|-\s+|[(（]?([0-9]{1,2})(?:[)）]|[.、．](?![0-9]))\s*)")


def prose(text: str) -> str:
    """A cell's text as part of a body, in which nothing of it begins a heading or code."""
    return _MARKUP.sub(r"\1\\\2", text)


def item(name: str, text: str) -> str:
    """One line of the list of what the ledger said, or several."""
    said = say("{name}: {text}", name=name, text=prose(text).replace("\n", "\n  "))
    return f"- {said.text('zh')}"


def ledger_id(id: str) -> str:
    return item(_zh(say("Id in the ledger")), id)


def ledger_day(text: str) -> str:
    return item(_zh(say("Raised, by the ledger")), text)


def ledger_state(text: str) -> str:
    return item(_zh(say("State in the ledger")), text)


def points(text: str) -> list[str]:
    """The single points of a text that lists several, line by line or after semicolons."""
    return [found for each in _lines(text) if (found := _NUMBERED.sub("", each).strip())]


def is_counted(text: str) -> bool:
    """Whether the numbers that `points` leaves out only count the points: 1, 2, 3."""
    marks = [found[1] for each in _lines(text) if (found := _NUMBERED.match(each)) and found[1]]
    return [*map(int, marks)] == [*range(1, len(marks) + 1)]


def _lines(text: str) -> list[str]:
    return [part for line in text.split("\n") for part in re.split("[;；]", line)]


def _zh(message: Message) -> str:
    return message.text("zh")
