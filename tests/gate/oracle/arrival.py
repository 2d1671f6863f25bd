"""What says that it came long before it did come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tests.gate.oracle.crowd import ASKED
from tests.gate.oracle.facts import Facts
from tests.gate.oracle.files import is_form, record_of, touched
from tests.gate.oracle.people import SHANGHAI
from tests.gate.oracle.silence import closing_after, pushed

_WORKING_DAYS = 2


def belated(facts: Facts) -> bool:
    """Whether anything new arrives later than the second working day after what it says."""
    return any(
        closing_after(said, _WORKING_DAYS) < _arrived(facts, record)
        for record in touched(facts)
        for said in _said(facts, record)
    )


def _arrived(facts: Facts, record: str) -> datetime:
    """When the forge was given it, or others were asked at the earliest; without one it is now.

    Of pushes that do not lead to the head nobody knows what came between.
    """
    if not facts.has_forge:
        return facts.taken_at
    leads_there = bool(facts.pushes) and facts.pushes[-1].commit == facts.head
    return (pushed(facts, record) if leads_there else None) or ASKED


def _said(facts: Facts, record: str) -> Iterator[datetime]:
    """The instants that the new documents of a record give for their coming."""
    before, after = facts.trees["base"], facts.trees["merge"]
    new = {path for path in after.keys() - before.keys() if record_of(path) == record}
    said = [each.came for each in facts.deeds if each.path in new]
    if any(is_form(path) for path in new):
        origins = [each for each in facts.origins if (each.side, each.record) == ("merge", record)]
        said += [each.raised_at for each in origins]
    for each in said:
        yield datetime.fromisoformat(each).replace(tzinfo=SHANGHAI)
