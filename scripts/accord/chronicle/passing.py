"""What time alone brings about, while nobody tells anything of a record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.chronicle.happening import Happening, What
from accord.ledger import Ledger
from accord.obligation import Outcome
from accord.obligations import archived_at
from accord.survey import Case


def passed(case: Case, ledger: Ledger, since: datetime) -> Iterator[Happening]:
    """What happened after `since` up to the instant of the case, no entry in between."""
    yield from _late(case, since)
    yield from _resumed(case, since)
    yield from _archived(case, ledger, since)


def _late(case: Case, since: datetime) -> Iterator[Happening]:
    """At its due instant something is still in time: it is late from then on."""
    for each in case.obligations:
        if each.outcome is Outcome.OVERDUE and since <= each.due:
            yield Happening(each.due, What.LATE, case.record.id, obligation=each)


def _resumed(case: Case, since: datetime) -> Iterator[Happening]:
    """A hold with a date has ended by itself."""
    if case.story.state.final:
        return
    for _, ended in case.story.facts.holds:
        if since < ended:
            yield Happening(ended, What.CLEARED, case.record.id, before="on-hold")


def _archived(case: Case, ledger: Ledger, since: datetime) -> Iterator[Happening]:
    at = archived_at(case.story, case.obligations, ledger)
    if at and since < at <= case.story.as_of:
        yield Happening(at, What.ARCHIVED, case.record.id)
