"""What is under review: records as an open change would have them, and who is still to approve.

Nothing here counts anywhere else: what is proposed is no fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from accord.gate.decision import Judged
from accord.gate.needs.offices import any_of
from accord.language import Message, say
from accord.model import RecordKind
from accord.proposals.proposal import Proposal, Proposed
from accord.site.reader import Reader


@dataclass(frozen=True, slots=True)
class UnderReview:
    """One record of one open change; `change` is what people call that, `url` its page.

    Without a title its form can't be read. `asked` are the departments that would be asked,
    `waits_for` says whose approvals are missing, `faults` what must be mended first.
    """

    id: str
    kind: RecordKind
    is_new: bool
    title: str
    initiating: str
    asked: tuple[str, ...]
    change: str
    url: str
    turn: str
    brings: tuple[str, ...]
    waits_for: tuple[str, ...]
    faults: int


def under_review(proposals: Iterable[Proposal], reader: Reader) -> tuple[UnderReview, ...]:
    """Every record that is under review, in the order of the changes."""
    return tuple(
        _under_review(record, proposal, reader)
        for proposal in proposals
        for record in proposal.records
    )


def unread(proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """What people call the changes that can't be read."""
    return tuple(each.head.name for each in proposals if not each.records)


def by_record(found: Iterable[UnderReview]) -> Mapping[str, tuple[UnderReview, ...]]:
    """What is under review of records that are there already."""
    told: dict[str, tuple[UnderReview, ...]] = {}
    for each in found:
        if not each.is_new:
            told[each.id] = (*told.get(each.id, ()), each)
    return told


def _under_review(record: Proposed, proposal: Proposal, reader: Reader) -> UnderReview:
    form = record.form or {}
    return UnderReview(
        id=record.id,
        kind=record.kind,
        is_new=record.is_new,
        title=str(form.get("title", "")),
        initiating=reader.department(form["from"]) if form else "",
        asked=tuple(reader.department(code) for code in form.get("to", ())),
        change=proposal.head.name,
        url=proposal.url or "",
        turn=reader.text(record.effect.turn),
        brings=tuple(reader.text(each) for each in record.effect.brings),
        waits_for=tuple(dict.fromkeys(_waits_for(record.missing, reader))),
        faults=proposal.faults,
    )


def _waits_for(missing: Iterable[Judged], reader: Reader) -> Iterator[str]:
    for each in missing:
        who = any_of(each.need.offices, reader.organization)
        yield reader.text(_standing(each, who, reader))


def _standing(missing: Judged, who: Message, reader: Reader) -> Message:
    if missing.objecting:
        people = [reader.person(each) for each in missing.objecting]
        return say("{people} asks for changes", people=people)
    if missing.ask:
        people = [reader.person(each) for each in missing.ask]
        return say("{value} ({name})", value=who, name=people)
    return who
