"""The lists that people act on, as the page of what is due shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.agenda import BY_NAME
from accord.language import Message, say
from accord.lateness import Nearness
from accord.site.overviews.due import FEW, MOST
from accord.site.reader import Reader
from accord.site.records.owing import Owing

# How much of what will be near in days the page holds, hidden, for when it has aged.
COMING = 240
# Those that stand below what is overdue and due soon, in this order.
_OTHERS = ("risks", "reports", "unwarned", "provisional")


@dataclass(frozen=True, slots=True)
class Part:
    """One list: the first few of what stands in it, of `total`.

    `name` is that of the list, or how near all of it is.
    """

    name: str
    title: str
    about: str
    nothing: str
    items: tuple[Owing, ...]
    total: int

    @property
    def is_built(self) -> bool:
        """Whether something may join it or leave it merely because time goes by."""
        return self.name in ("reports", "unwarned")

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.items)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due soon, by how soon; the other lists; and what will be near in days.

    Of a department's list `few` are to be seen, of all others `most`.
    """

    tiers: tuple[Part, ...]
    others: tuple[Part, ...]
    upcoming: tuple[Owing, ...]
    few: int = FEW
    most: int = MOST

    @property
    def soon(self) -> int:
        return sum(each.total for each in self.tiers)


def agenda(owed: Iterable[Owing], ahead: int, reader: Reader) -> Agenda:
    """Every list; `ahead` is how many working days before its date something is due soon."""
    owed = tuple(owed)
    upcoming = (each for each in owed if each.is_upcoming and not each.is_soon)
    return Agenda(
        tiers=tuple(_tier(near, title, owed, reader) for near, title in _tiers(ahead)),
        others=tuple(_other(name, owed, reader) for name in _OTHERS),
        upcoming=tuple(upcoming)[:COMING],
    )


def _tiers(ahead: int) -> Iterable[tuple[Nearness, Message]]:
    yield "today", say("Today")
    if ahead > 0:
        yield "tomorrow", say("By the next working day")
    if ahead > 1:
        yield "soon", say("Within {n} working days", n=ahead)


def _tier(near: Nearness, title: Message, owed: tuple[Owing, ...], reader: Reader) -> Part:
    inside = tuple(each for each in owed if each.is_soon and each.nearness == near)
    nothing = reader.text(BY_NAME["today"].nothing if near == "today" else say("Nothing."))
    return Part(near, reader.text(title), "", nothing, inside[:MOST], len(inside))


def _other(name: str, owed: tuple[Owing, ...], reader: Reader) -> Part:
    view = BY_NAME[name]
    inside = tuple(each for each in owed if name in each.views)
    title, about, nothing = map(reader.text, (view.title, view.about, view.nothing))
    return Part(name, title, about, nothing, inside[:MOST], len(inside))
