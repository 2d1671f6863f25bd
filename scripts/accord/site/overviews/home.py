"""The home page: what needs attention, and how many records are in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from accord.site.outline import Outline
from accord.site.reader import Reader
from accord.site.overviews.board import Board
from accord.site.records.card import Card
from accord.site.overviews.due import Desk
from accord.site.records.owing import Owing

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Home:
    """`overdue` and `soon` are the first few, of which `shown` are to be seen at most.

    The counts are of all. `upcoming` is what comes next, for when the page has aged; `busiest`
    are all desks that somebody sits at, those that nothing is late or near at the end.
    """

    organization: str
    overdue: tuple[Owing, ...]
    overdue_count: int
    soon: tuple[Owing, ...]
    soon_count: int
    upcoming: tuple[Owing, ...]
    flagged: tuple[Card, ...]
    boards: tuple[Board, ...]
    open_count: int
    broken_count: int
    changed_count: int
    busiest: tuple[Desk, ...]
    shown: int = SHOWN

    @property
    def is_busy(self) -> bool:
        return self.overdue_count + self.soon_count > 0


def home(
    whole: Outline,
    boards: tuple[Board, ...],
    desks: tuple[Desk, ...],
    changed: int,
    reader: Reader,
) -> Home:
    """Sum everything up; `changed` is how many records changed of late."""
    overdue = [each for each in whole.owed if each.is_overdue]
    soon = [each for each in whole.owed if each.is_soon]
    return Home(
        organization=reader.text(reader.organization.name),
        overdue=tuple(overdue[:SHOWN]),
        overdue_count=len(overdue),
        soon=tuple(soon[:SHOWN]),
        soon_count=len(soon),
        upcoming=tuple(_upcoming(whole.owed, overdue[:SHOWN] + soon[:SHOWN])),
        flagged=tuple(each for each in whole.cards.values() if each.overlays),
        boards=boards,
        open_count=sum(not each.is_final for each in whole.cards.values()),
        broken_count=len(whole.broken),
        changed_count=changed,
        busiest=tuple(
            sorted(
                (desk for desk in desks if desk.total),
                key=lambda desk: (-len(desk.overdue), -len(desk.soon), not desk.code, desk.code),
            )
        ),
    )


def _upcoming(owed: Iterable[Owing], shown: Collection[Owing]) -> Iterator[Owing]:
    """Whatever may be among the first few when the page has aged.

    Of each due instant the first few are enough: those before them are gone by then.
    """
    held: Counter[str] = Counter()
    for each in owed:
        if each.is_soon or each.is_upcoming:
            held[each.due_at] += 1
            if held[each.due_at] <= SHOWN and each not in shown:
                yield each
