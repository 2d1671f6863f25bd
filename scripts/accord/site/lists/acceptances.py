"""Acceptances: every round of each record, and its verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from accord.ledger import Ledger
from accord.schema.schemas import value_label
from accord.site.lists.filters import by_department, by_person, choose
from accord.site.lists.notes import AcceptanceNote
from accord.site.lists.row import Cell, Row, document, row
from accord.site.lists.topic import Topic, Words, newest
from accord.site.lists.ways import NAMES
from accord.site.reader import Reader
from accord.site.records.card import Card
from accord.site.values.shapes import Badge

# From the worst to the best: the worst line is the verdict on the whole.
_TONES = {"fail": "overdue", "rectify": "standing-rectify", "pass": "standing-passed"}


def acceptances(
    found: Sequence[AcceptanceNote], cards: Mapping[str, Card], opened: Ledger, reader: Reader
) -> Topic[AcceptanceNote]:
    """The list of all rounds."""
    _ = reader.gettext
    to_print = _("To print")
    labels = _labels(opened, reader)

    def line(note: AcceptanceNote) -> Row:
        worst = next(each for each in _TONES if note.verdicts.get(each))
        counts = (
            _("{verdict}: {n}", verdict=labels[each], n=note.verdicts[each])
            for each in _TONES
            if note.verdicts.get(each)
        )
        cells = (
            Cell(reader.day(date.fromisoformat(note.at)), sort=note.at),
            Cell(_("Round {n}", n=note.round), sort=str(note.round)),
            Cell(_(", ").join(map(reader.department, note.departments))),
            Cell(badges=(Badge(labels[worst], _TONES[worst]),), sort=worst),
            Cell(lines=tuple(counts)),
            Cell(str(note.items) if note.items else ""),
            document(note.record, note.anchor, to_print),
        )
        return row(cards[note.record], note.anchor, cells, what=worst)

    return Topic(
        name="acceptances",
        words=Words(
            reader.text(NAMES["acceptances"]),
            _("Every round in which deliverables were judged; the worst line is the verdict."),
            _("Nothing was accepted or sent back yet."),
        ),
        headings=(
            _("Judged on"),
            _("Round"),
            _("Accepting"),
            _("Verdict"),
            _("Deliverables"),
            _("To rectify"),
            _("Document"),
        ),
        filters=(
            choose("what", _("Verdict"), labels.items()),
            by_department(reader),
            by_person((cards[each.record] for each in found), reader),
        ),
        found=newest(found),
        day=lambda note: note.at,
        row=line,
    )


def _labels(opened: Ledger, reader: Reader) -> dict[str, str]:
    """What the verdicts are called, the best first as in the schema."""
    node = opened.schemas["acceptance"].properties["deliverables"]["items"]["properties"]["verdict"]
    labels = {name: value_label(node, name) for name in node["enum"]}
    return {name: reader.text(label) if label else name for name, label in labels.items()}
