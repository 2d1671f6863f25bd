"""What the overviews are made of: every record in a few words, and all that is owed.

An outline is small beside the records, and outlines of shares join to that of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.directory import Directory
from accord.export.subscriptions import Booking, bookings
from accord.figures import Tally, tallies
from accord.site.lists.notes import Notes, joined_notes
from accord.site.lists.noting import notes
from accord.site.overviews.changes import Changed, changed
from accord.site.overviews.slips import Slips, joined_slips, slips
from accord.site.reader import Reader
from accord.site.records.broken import BrokenView, broken_view
from accord.site.records.card import Card, card
from accord.site.records.owing import Owing, owing
from accord.survey import Survey


@dataclass(frozen=True, slots=True)
class Outline:
    """The cards in the order of the ids, what is still owed in the order of the due dates.

    `booked` is what stands in the calendars, `changed` what happened of late, both in no order;
    `tallies` are what the figures count, in the order of the ids; `notes` are what the lists tell,
    `slips` what each department missed last.
    """

    cards: Mapping[str, Card]
    owed: tuple[Owing, ...]
    broken: tuple[BrokenView, ...]
    directory: Directory
    booked: tuple[Booking, ...]
    tallies: tuple[Tally, ...]
    changed: tuple[Changed, ...]
    notes: Notes
    slips: Slips


def outline(survey: Survey, reader: Reader) -> Outline:
    """Sum up all records of a survey."""
    return Outline(
        cards={name: card(case, survey, reader) for name, case in survey.cases.items()},
        owed=_by_due(
            owing(each, survey, reader, listed=True) for each in survey.open_obligations()
        ),
        broken=tuple(broken_view(each, survey, reader) for each in survey.ledger.broken.values()),
        directory=survey.directory,
        booked=bookings(survey, reader.language),
        changed=changed(survey, reader),
        tallies=tallies(survey),
        notes=notes(survey, reader),
        slips=slips(survey, reader),
    )


def joined(parts: Iterable[Outline]) -> Outline:
    """The outline of all that the parts sum up."""
    parts = tuple(parts)
    cards = {name: each for part in parts for name, each in part.cards.items()}
    listings = (each for part in parts for each in part.directory.listings.values())
    broken = (each for part in parts for each in part.broken)
    counted = (each for part in parts for each in part.tallies)
    return Outline(
        cards=dict(sorted(cards.items())),
        owed=_by_due(each for part in parts for each in part.owed),
        broken=tuple(sorted(broken, key=lambda each: each.folder)),
        directory=Directory.of(listings),
        booked=tuple(each for part in parts for each in part.booked),
        changed=tuple(each for part in parts for each in part.changed),
        tallies=tuple(sorted(counted, key=lambda each: each.record)),
        notes=joined_notes(part.notes for part in parts),
        slips=joined_slips(part.slips for part in parts),
    )


def _by_due(owed: Iterable[Owing]) -> tuple[Owing, ...]:
    return tuple(sorted(owed, key=lambda each: (each.due_at, each.record_id)))
