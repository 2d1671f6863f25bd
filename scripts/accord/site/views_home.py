"""The home page: what needs attention, and how many records are in each state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accord.site.reader import Reader
from accord.site.views_board import Board
from accord.site.views_card import Card
from accord.site.views_due import Desk
from accord.site.views_owing import Owing
from accord.survey import Survey

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
    survey: Survey,
    cards: Mapping[str, Card],
    boards: tuple[Board, ...],
    desks: tuple[Desk, ...],
    reader: Reader,
) -> Home:
    """Sum everything up."""
    overdue = sorted(
        (each for desk in desks for each in desk.overdue), key=lambda each: each.due_at
    )
    soon = sorted((each for desk in desks for each in desk.soon), key=lambda each: each.due_at)
    return Home(
        organization=reader.text(survey.ledger.organization.name),
        overdue=tuple(overdue[:SHOWN]),
        overdue_count=len(overdue),
        soon=tuple(soon[:SHOWN]),
        soon_count=len(soon),
        flagged=tuple(each for each in cards.values() if each.overlays),
        boards=boards,
        open_count=sum(not case.story.state.final for case in survey.cases.values()),
        broken_count=len(survey.ledger.broken),
        busiest=tuple(
            sorted(
                (desk for desk in desks if desk.overdue or desk.soon),
                key=lambda desk: (-len(desk.overdue), -len(desk.soon)),
            )
        ),
    )
