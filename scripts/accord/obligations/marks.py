"""Marks: what is worth telling of an entry though nobody owes anything for it."""

from __future__ import annotations

from accord.ledger import Ledger
from accord.model import Entry
from accord.obligations.docket import Docket
from accord.obligations.judging import entered_late
from accord.workflow.fold import Story


def entry_marks(story: Story, ledger: Ledger) -> dict[str, frozenset[str]]:
    """For each entry, by file name, `minutes-late` and `entered-late` where they hold."""
    docket = Docket(story, ledger)
    return {entry.name: frozenset(_marks(docket, entry)) for entry in story.entries}


def _marks(docket: Docket, entry: Entry) -> list[str]:
    marks = []
    if entry.kind == "minutes" and _written_late(docket, entry):
        marks.append("minutes-late")
    if entered_late(docket, entry):
        marks.append("entered-late")
    return marks


def _written_late(docket: Docket, minutes: Entry) -> bool:
    held_at = docket.ledger.organization.instant(minutes.fields["held_at"])
    span = docket.ledger.workflow.limits["minutes"].span(docket.day(held_at), "otherwise")
    return minutes.at > docket.calendar.due(held_at, span)
