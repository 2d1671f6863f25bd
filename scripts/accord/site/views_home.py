"""The home page: what needs attention, and how many records are in each state."""

from __future__ import annotations

from dataclasses import dataclass

from accord.site.outline import Outline
from accord.site.reader import Reader
from accord.site.views_board import Board
from accord.site.views_card import Card
from accord.site.views_due import Desk
from accord.site.views_owing import Owing

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Home:
    """`overdue` and `soon` are the first few; the counts are of all."""

    organization: str
    overdue: tuple[Owing, ...]
    overdue_count: int
    soon: tuple[Owing, ...]
    soon_count: int
    flagged: tuple[Card, ...]
    boards: tuple[Board, ...]
    open_count: int
    broken_count: int
    busiest: tuple[Desk, ...]


def home(
    whole: Outline, boards: tuple[Board, ...], desks: tuple[Desk, ...], reader: Reader
) -> Home:
    """Sum everything up."""
    overdue = [each for each in whole.owed if each.is_overdue]
    soon = [each for each in whole.owed if each.is_soon]
    return Home(
        organization=reader.text(reader.organization.name),
        overdue=tuple(overdue[:SHOWN]),
        overdue_count=len(overdue),
        soon=tuple(soon[:SHOWN]),
        soon_count=len(soon),
        flagged=tuple(each for each in whole.cards.values() if each.overlays),
        boards=boards,
        open_count=sum(not each.is_final for each in whole.cards.values()),
        broken_count=len(whole.broken),
        busiest=tuple(
            sorted(
                (desk for desk in desks if desk.overdue or desk.soon),
                key=lambda desk: (-len(desk.overdue), -len(desk.soon)),
            )
        ),
    )
