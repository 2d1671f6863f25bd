"""Minutes: who met when, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from accord.ledger import Ledger
from accord.site.lists.filters import by_department, by_kind, by_person, choose
from accord.site.lists.notes import MinutesNote
from accord.site.lists.row import Cell, Row, document, row
from accord.site.lists.topic import Topic, Words, newest
from accord.site.lists.ways import NAMES
from accord.site.reader import Reader
from accord.site.records.card import Card


def minutes(
    found: Sequence[MinutesNote], cards: Mapping[str, Card], opened: Ledger, reader: Reader
) -> Topic[MinutesNote]:
    """The list of all meetings and conversations."""
    _ = reader.gettext
    to_print = _("To print")
    ordered = newest(found)

    def line(note: MinutesNote) -> Row:
        cells = (
            Cell(reader.day(date.fromisoformat(note.at)), sort=note.at),
            Cell(note.channel),
            Cell(reader.person(note.recorder)),
            Cell(_("{n} people", n=note.attendees), sort=str(note.attendees)),
            Cell(lines=note.decisions),
            document(note.record, note.anchor, to_print),
        )
        return row(cards[note.record], note.anchor, cells, what=note.channel.replace(" ", "-"))

    channels = ((each.channel.replace(" ", "-"), each.channel) for each in ordered)
    return Topic(
        name="minutes",
        words=Words(
            reader.text(NAMES["minutes"]),
            _("Every meeting and conversation, with the first of what was decided."),
            _("No minutes were written yet."),
        ),
        headings=(
            _("Held on"),
            _("Channel"),
            _("Recorder"),
            _("Attendees"),
            _("Decisions"),
            _("Document"),
        ),
        filters=(
            choose("what", _("Channel"), sorted(set(channels))),
            by_kind(opened, reader),
            by_department(reader),
            by_person((cards[each.record] for each in found), reader),
        ),
        found=ordered,
        day=lambda note: note.at,
        row=line,
    )
