"""Reaching a consensus, and reaching a new one after a date or a deliverable fell through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.model import Entry
from accord.obligation import Obligation
from accord.obligations.docket import Docket
from accord.obligations.judging import Owed, judge
from accord.workflow.facts import Standing
from accord.workflow.fold import Step


def consensus(docket: Docket) -> Iterator[Obligation]:
    """Once every department has taken a request on, the initiating one seeks agreement."""
    if docket.record.kind != "request":
        return
    steps = docket.story.steps
    for place, step in enumerate(steps):
        if step.after != "received" or step.before == "received":
            continue
        left = next(
            (later for later in steps[place + 1 :] if later.before == "received" != later.after),
            None,
        )
        agreed = left.entry if left and left.after == "agreed" else None
        waived = left.at if left and agreed is None else docket.ended
        yield _judged(docket, "consensus", step.entry.at, docket.record.id, agreed, waived)


def new_consensus(docket: Docket) -> Iterator[Obligation]:
    """A rescheduled risk or a failed deliverable wants a new round; one is owed at a time."""
    if docket.record.kind != "request":
        return
    if not docket.story.of("response") and not docket.story.of("acceptance"):
        return  # nothing called for one
    possible = docket.ledger.workflow.entries["consensus"].states["request"]
    steps, covered = docket.story.steps, 0
    for place, step in enumerate(steps):
        called = step.allowed and step.after in possible and _calls_for_round(docket, step)
        if place < covered or not called:
            continue
        rounds = (later for later in range(place + 1, len(steps)) if _is_round(steps[later]))
        covered = next(rounds, len(steps))
        agreed = steps[covered].entry if covered < len(steps) else None
        waived = next((each.at for each in steps[place:] if each.after not in possible), None)
        yield _judged(docket, "new-consensus", step.at, step.entry.name, agreed, waived)


def _calls_for_round(docket: Docket, step: Step) -> bool:
    if step.entry.kind == "response":
        return step.facts.agreed is not None and _reschedules(docket, step.entry)
    return step.sent_back(Standing.OPEN)


def _reschedules(docket: Docket, response: Entry) -> bool:
    """Whether new dates were decided on: by the initiating department, or whom one escalated to."""
    if response.fields.get("decision") != "reschedule":
        return False
    return response.department in (None, docket.initiating) or any(
        each.goes_by(response.fields["answers"]) for each in docket.story.of("escalation")
    )


def _is_round(step: Step) -> bool:
    """Whether a step is a consensus that counted."""
    return step.entry.kind == "consensus" and step.facts.consensus is step.entry


def _judged(
    docket: Docket,
    limit: str,
    start: datetime,
    subject: str,
    agreed: Entry | None,
    waived: datetime | None,
) -> Obligation:
    due = docket.counted(limit, start, docket.initiating)
    title, initiating = docket.record.title, docket.initiating
    owed = Owed("consensus", subject, title, due, initiating)
    return judge(docket, owed, by=agreed, waived=waived)
