"""The way from one list to another: they stand in a row above each."""

from __future__ import annotations

from dataclasses import dataclass

from accord.language import say
from accord.site.reader import Reader

# Every list by its folder, in the order of the menu.
NAMES = {
    "records": say("All records"),
    "months": say("By month"),
    "risks": say("Risks"),
    "minutes": say("Minutes"),
    "weekly": say("Weekly reports"),
    "acceptances": say("Acceptances"),
    "lessons": say("Lessons learned"),
    "archive": say("Archive"),
    "changes": say("What changed"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """`url` leads from the root of the language; `is_here` is true of the list that is shown."""

    url: str
    label: str
    is_here: bool


def ways(here: str, reader: Reader) -> tuple[Way, ...]:
    """The way to every list from the one whose folder is `here`."""
    return tuple(Way(f"{name}/", reader.text(said), name == here) for name, said in NAMES.items())
