"""Risks: what they hit, whether somebody has answered, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from accord.language import say
from accord.ledger import Ledger
from accord.site.lists.filters import by_department, by_kind, by_person, choose
from accord.site.lists.notes import RiskNote
from accord.site.lists.row import Cell, Row, row
from accord.site.lists.topic import Topic, Words, newest
from accord.site.lists.ways import NAMES
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.values.shapes import Badge

# Whether somebody has answered, and the tone in which that is said.
STANDINGS = {
    "open": (say("Not answered"), "soon"),
    "answered": (say("Answered"), "met"),
    "late": (say("Answered late"), "late"),
    "moot": (say("No answer needed any more"), "waived"),
}


def risks(
    found: Sequence[RiskNote], cards: Mapping[str, Card], opened: Ledger, reader: Reader
) -> Topic[RiskNote]:
    """The list of all risks."""
    _ = reader.gettext
    standings = ((name, reader.text(said)) for name, (said, _tone) in STANDINGS.items())

    def line(note: RiskNote) -> Row:
        proposed = date.fromisoformat(note.proposed) if note.proposed else None
        cells = (
            Cell(reader.day(date.fromisoformat(note.at)), sort=note.at),
            Cell(reader.department(note.department)),
            Cell(lines=note.affects),
            Cell(reader.day(proposed) if proposed else "", sort=note.proposed),
            _answer(note, reader),
        )
        return row(cards[note.record], note.anchor, cells, what=note.standing)

    return Topic(
        name="risks",
        words=Words(
            reader.text(NAMES["risks"]),
            _("What somebody warned of in time, and what was decided about it."),
            _("Nobody has warned of anything. Long may it last!"),
        ),
        headings=(_("Warned on"), _("By"), _("What it hits"), _("Proposed date"), _("Answer")),
        filters=(
            choose("what", _("Answer"), standings),
            by_kind(opened, reader),
            by_department(reader),
            by_person((cards[each.record] for each in found), reader),
        ),
        found=newest(found),
        day=lambda note: note.at,
        row=line,
    )


def _answer(note: RiskNote, reader: Reader) -> Cell:
    """How it stands; what is still owed says so itself, and ages."""
    said, tone = STANDINGS[note.standing]
    if note.owing:
        return Cell(note.owing.who, sort="", owing=note.owing)
    return Cell(note.decision, sort=note.standing, badges=(Badge(reader.text(said), tone),))
