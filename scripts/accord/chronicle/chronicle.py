"""The chronicle of a record: everything that became so between two instants, in order.

What becomes known at an instant is what differs between the record just before it and at it;
between two such instants only time goes by. So it does not matter where a span is cut in two:
the chronicles of its parts make up that of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from accord.chronicle.entering import entered
from accord.chronicle.happening import Happening, What
from accord.chronicle.passing import passed
from accord.ledger import Ledger
from accord.model import Record
from accord.survey import Case, Survey, look_at

# Finer than any instant that an entry can name.
_TICK = timedelta(microseconds=1)
_ORDER = {what: place for place, what in enumerate(What)}


def chronicle(survey: Survey, since: datetime) -> dict[str, tuple[Happening, ...]]:
    """For each record to which something happened after `since`, up to the survey: all of it.

    The record of which there is something to tell first comes first.
    """
    told = {name: developments(case, survey.ledger, since) for name, case in survey.cases.items()}
    return dict(sorted(((name, all_) for name, all_ in told.items() if all_), key=_begin))


def developments(case: Case, ledger: Ledger, since: datetime) -> tuple[Happening, ...]:
    """Everything that happened to a record after `since`, up to the instant of the case."""
    found = _developments(case, ledger, since)
    return tuple(sorted(found, key=lambda each: (each.at, _ORDER[each.what])))


def _begin(told: tuple[str, tuple[Happening, ...]]) -> datetime:
    return told[1][0].at


def _developments(case: Case, ledger: Ledger, since: datetime) -> Iterator[Happening]:
    record = case.record
    for at in _instants(record, since, case.story.as_of):
        after = look_at(record, ledger, at)
        if at == record.raised_at:
            yield Happening(at, What.RAISED, record.id)
            yield from entered(None, after, ledger)
        else:
            before = look_at(record, ledger, at - _TICK)
            yield from passed(before, ledger, since)
            yield from entered(before, after, ledger)
        since = at
    yield from passed(case, ledger, since)


def _instants(record: Record, since: datetime, until: datetime) -> list[datetime]:
    """When something was told of a record: when it was raised, and by entries since."""
    raised = record.raised_at
    told = {raised, *(entry.at for entry in record.entries if entry.at > raised)}
    return sorted(at for at in told if since < at <= until)
