"""What a department's page tells of lists: its latest weekly reports, and where the rest stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.site.lists.notes import Noted, Notes, Weeks
from accord.site.lists.topic import Neighbour
from accord.site.lists.ways import NAMES
from accord.site.lists.weekly import badges_of, latest
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.values.shapes import Badge

# How many weeks the page of a department shows.
_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Corner:
    """Each of the latest weeks, where its report stands, and what of it came or did not.

    `lists` lead to those lists in which it has a part, with how much stands there.
    """

    weeks: tuple[tuple[str, str, tuple[Badge, ...]], ...]
    lists: tuple[Neighbour, ...]


def corners(notes: Notes, cards: Mapping[str, Card], reader: Reader) -> Mapping[str, Corner]:
    """By the code of every department of the registry."""
    found: Mapping[str, Sequence[Noted]] = {
        "risks": notes.risks,
        "minutes": notes.minutes,
        "acceptances": notes.acceptances,
        "lessons": notes.lessons,
    }
    counts = {name: _by_department(inside, cards) for name, inside in found.items()}
    weeks = latest(notes.weeks)[:_WEEKS]
    return {
        code: Corner(
            weeks=tuple(_weeks(code, weeks, notes.weeks, reader)),
            lists=tuple(
                Neighbour(f"{name}/#department={code}", reader.text(NAMES[name]), each[code])
                for name, each in counts.items()
                if each[code]
            ),
        )
        for code in reader.organization.departments
    }


def _by_department(found: Sequence[Noted], cards: Mapping[str, Card]) -> Counter[str]:
    """In how many each has a part."""
    return Counter(code for each in found for code in cards[each.record].departments)


def _weeks(
    code: str, names: Iterable[str], weeks: Weeks, reader: Reader
) -> Iterator[tuple[str, str, tuple[Badge, ...]]]:
    for name in names:
        if badges := tuple(badges_of(weeks.get((name, code), {}), reader)):
            yield name, f"weekly/{name}/{code}/", badges
