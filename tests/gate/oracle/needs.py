"""Who must approve a change: a table from kinds of entries to claims.

A claim is who may meet a need, and for which department: ("lead", D), ("member", D),
("person", D, P), ("superior", D, P), ("steward", ""), ("anybody", ""). Any one claim of a need is
enough. Nobody can stand in the way of what is open to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tests.gate.oracle.facts import Deed, Facts
from tests.gate.oracle.files import changed, is_form, record_of
from tests.gate.oracle.people import holders, is_active
from tests.gate.oracle.silence import silent_leads

Claim = tuple[str, ...]
OPEN: frozenset[Claim] = frozenset({("anybody", "")})


class Need(NamedTuple):
    """`record` is None for what belongs to no record."""

    record: str | None
    path: str | None
    claims: frozenset[Claim]


def needs(facts: Facts) -> set[Need]:
    """Everything that must be met; a need without claims can't be."""
    paths = changed(facts)
    beside = {path for path in paths if not record_of(path)}
    found = {Need(None, None, frozenset({("steward", "")}))} if beside else set()
    for path in paths - beside:
        record = str(record_of(path))
        if is_form(path):
            found.add(Need(record, path, _members(_of(facts, record, "asker"))))
    for deed in facts.deeds:
        if deed.path in paths:
            found |= {Need(deed.record, deed.path, claims) for claims in _for(facts, deed)}
    return found


def _for(facts: Facts, deed: Deed) -> set[frozenset[Claim]]:
    """What one entry needs, and what it takes the place of."""
    found = set() if deed.is_void and deed.supersedes else {*_TABLE[deed.kind](facts, deed)}
    for other in facts.deeds:
        if other.path == deed.supersedes:
            found |= _for(facts, other)
    return found


def _of(facts: Facts, record: str, *parts: str, side: str = "") -> set[str]:
    """The departments that have a part in a record, in the base or in what would land."""
    return {
        each.department
        for each in facts.parties
        if each.record == record and each.part in parts and each.side.startswith(side)
    }


def _members(departments: set[str]) -> frozenset[Claim]:
    return frozenset(("member", each) for each in departments)


def _leads(departments: set[str]) -> frozenset[Claim]:
    return frozenset(("lead", each) for each in departments)


def _initiating_department(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    yield _members(_of(facts, deed.record, "asker"))


def _initiating_lead(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    yield _leads(_of(facts, deed.record, "asker"))


def _speaking_department(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    yield _members({str(deed.department)})


def _speaking_lead(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    yield _leads({str(deed.department)})


def _every_involved_lead(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    involved = _of(facts, deed.record, "asker", "asked", "works")
    for department in involved | {*deed.signers}:
        yield _leads({department})


def _one_asked(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    for asking in facts.deeds:
        if asking.path == deed.answers:
            if asking.asks_person:
                yield frozenset({("person", str(deed.department), asking.asks_person)})
            else:
                yield _members({deed.department} & {*asking.asks} if deed.department else set())


def _pausing(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    may = _of(facts, deed.record, "asker")
    if _is_feedback(deed):
        may |= _of(facts, deed.record, "asked")
    yield _leads(may)


def _cancelling(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    if deed.record not in facts.agreed:
        yield from _initiating_lead(facts, deed)
        return
    silent = silent_leads(facts, deed.record)
    for claims in _every_involved_lead(facts, deed):
        ((_, department),) = claims
        bosses = {
            ("superior", department, boss)
            for lead in silent & holders(facts, department, "lead", facts.taken_at)
            for boss, person in facts.superiors
            if person == lead
        }
        yield claims | bosses


def _accepting(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    signers = {*deed.signers} & _of(facts, deed.record, "asker", "accepts", side="merge")
    for department in signers:
        yield _leads({department})
    if not signers:
        yield frozenset()


def _confirming(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    if not _is_feedback(deed):
        for department in deed.signers:
            yield _leads({department})
        return
    (asker,) = _of(facts, deed.record, "asker", side="merge")
    for each in facts.origins:
        if (each.side, each.record) == ("merge", deed.record):
            is_here = is_active(facts, each.raised_by, facts.taken_at)
            yield frozenset({("person", asker, each.raised_by if is_here else each.contact)})


def _open(facts: Facts, deed: Deed) -> Iterator[frozenset[Claim]]:
    yield OPEN


def _is_feedback(deed: Deed) -> bool:
    return deed.record.startswith("records/feedback/")


_TABLE: Mapping[str, Callable[[Facts, Deed], Iterator[frozenset[Claim]]]] = {
    "minutes": _initiating_department,
    "retrospective": _initiating_department,
    "receipt": _speaking_department,
    "plan": _speaking_department,
    "progress": _speaking_department,
    "risk": _speaking_department,
    "delivery": _speaking_department,
    "referral": _speaking_department,
    "resolution": _speaking_department,
    "decline": _speaking_lead,
    "response": _one_asked,
    "consensus": _every_involved_lead,
    "amendment": _initiating_lead,
    "hold": _pausing,
    "resume": _pausing,
    "cancel": _cancelling,
    "acceptance": _accepting,
    "confirmation": _confirming,
    "escalation": _open,
}
