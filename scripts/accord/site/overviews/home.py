"""The home page: what needs attention, and how many records are in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from accord.site.making.outline import Outline
from accord.site.overviews.board import Board
from accord.site.overviews.due import Desk
from accord.site.overviews.week import Week
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.records.owing import Owing

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Home:
    """`overdue` and `soon` are the first few, of which `shown` are to be seen at most.

    The counts are of all. `upcoming` is what comes next, for when the page has aged; `busiest`
    are all desks that somebody sits at, those that nothing is late or near at the end. `flagged`
    are the first of those that an overlay holds up, the escalated ones before others.
    """

    organization: str
    overdue: tuple[Owing, ...]
    overdue_count: int
    soon: tuple[Owing, ...]
    soon_count: int
    upcoming: tuple[Owing, ...]
    risks: tuple[Owing, ...]
    risk_count: int
    flagged: tuple[Card, ...]
    flagged_count: int
    boards: tuple[Board, ...]
    open_count: int
    broken_count: int
    week: Week
    busiest: tuple[Desk, ...]
    shown: int = SHOWN

    @property
    def is_busy(self) -> bool:
        return self.overdue_count + self.soon_count > 0


def home(
    whole: Outline,
    boards: tuple[Board, ...],
    desks: tuple[Desk, ...],
    lately: Week,
    reader: Reader,
) -> Home:
    """Sum everything up; `lately` is what the last days brought."""
    overdue = [each for each in whole.owed if each.is_overdue]
    soon = [each for each in whole.owed if each.is_soon]
    risks = [each for each in whole.owed if "risks" in each.views]
    flagged = sorted((each for each in whole.cards.values() if each.overlays), key=_gravity)
    return Home(
        organization=reader.text(reader.organization.name),
        overdue=tuple(overdue[:SHOWN]),
        overdue_count=len(overdue),
        soon=tuple(soon[:SHOWN]),
        soon_count=len(soon),
        upcoming=tuple(_upcoming(whole.owed, overdue[:SHOWN] + soon[:SHOWN])),
        risks=tuple(risks[:SHOWN]),
        risk_count=len(risks),
        flagged=tuple(flagged[:SHOWN]),
        flagged_count=len(flagged),
        boards=boards,
        open_count=sum(not each.is_final for each in whole.cards.values()),
        broken_count=len(whole.broken),
        week=lately,
        busiest=tuple(
            sorted(
                (desk for desk in desks if desk.total),
                key=lambda desk: (-len(desk.overdue), -len(desk.soon), not desk.code, desk.code),
            )
        ),
    )


def _gravity(card: Card) -> tuple[bool, str, str]:
    """What was escalated stands first, then what has something due."""
    escalated = any(each.tone == "escalated" for each in card.overlays)
    return (not escalated, card.next.due_at if card.next else "9999", card.id)


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
