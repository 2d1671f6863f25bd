"""What people wrote below a heading, as a few plain lines; and a lesson in its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from accord.model import Document
from accord.schema.schemas import Schema

# A list quotes; the record has it all.
LONGEST = 160
_ITEM = re.compile(r"^(?:[-*+]|[0-9]{1,3}[.)、])\s+")
_CAUSE = re.compile(r"(?:原因|cause)\s*(?:是|为|在于|is\b|[:：])\s*", re.IGNORECASE)
_MENDING = re.compile(
    r"(?:改进(?:措施|办法)?|improvement)\s*(?:是|为|is\b|[:：])\s*", re.IGNORECASE
)
_BETWEEN = " \t;；,，"


class Lesson(NamedTuple):
    """What happened, why, and what is done about it; the last two may be empty."""

    what: str
    cause: str
    mending: str


def quoted(document: Document, schema: Schema) -> tuple[str, ...]:
    """The items below the headings that the schema wants listed; paragraphs are items too."""
    listed = {name for name, each in schema.headings_by_name.items() if each.listed}
    texts = (each.text for each in document.sections if each.heading in listed)
    return tuple(item for text in texts for item in _items(text))


def lesson(item: str) -> Lesson:
    """An item taken apart where it names cause and improvement."""
    what, mending = _parted(item, _MENDING)
    what, cause = _parted(what, _CAUSE)
    return Lesson(what, cause, mending)


def short(text: str) -> str:
    """The beginning of a text, whole where it is not long."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _items(text: str) -> Iterator[str]:
    """Each item of a list, each paragraph, in one line."""
    item = ""
    for line in (*(each.strip() for each in text.splitlines()), ""):
        starts = _ITEM.match(line)
        if item and (starts or not line):
            yield item
            item = ""
        item = " ".join(filter(None, (item, _ITEM.sub("", line))))


def _parted(text: str, sign: re.Pattern[str]) -> tuple[str, str]:
    found = sign.search(text)
    if not found:
        return text.strip(_BETWEEN), ""
    return text[: found.start()].strip(_BETWEEN), text[found.end() :].strip(_BETWEEN)
