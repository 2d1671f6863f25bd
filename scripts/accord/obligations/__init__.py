"""Who owes what by when: a record's story and the calendar -> its obligations.

Everything about time derives from this one list. One file per theme, one function per
kind of obligation, listed here once.
"""

from __future__ import annotations

from datetime import datetime

from accord.ledger import Ledger
from accord.obligation import OPEN, Obligation
from accord.obligations.agreement import consensus, new_consensus
from accord.obligations.answers import receipts, responses
from accord.obligations.docket import Docket
from accord.obligations.ending import acceptances, confirmations, rectifications, retrospective
from accord.obligations.reports import progress
from accord.obligations.work import deliveries, milestones, tasks
from accord.workflow.fold import Story

KINDS = (
    receipts,
    responses,
    consensus,
    new_consensus,
    tasks,
    milestones,
    deliveries,
    progress,
    acceptances,
    rectifications,
    confirmations,
)


def owed(story: Story, ledger: Ledger) -> tuple[Obligation, ...]:
    """Everything that was, is or will be owed for a record, in the order of the due instants."""
    docket = Docket(story, ledger)
    found: list[Obligation] = []
    for kind in KINDS:
        found.extend(kind(docket))
    found.extend([*retrospective(docket, found)])
    return tuple(
        sorted(found, key=lambda each: (each.due, each.rule, each.department or "", each.subject))
    )


def is_archived(story: Story, obligations: tuple[Obligation, ...], ledger: Ledger) -> bool:
    """In a final state, nothing open, and a retrospective held, or none owed for long enough."""
    at = archived_at(story, obligations, ledger)
    return at is not None and at <= story.as_of


def archived_at(
    story: Story, obligations: tuple[Obligation, ...], ledger: Ledger
) -> datetime | None:
    """When a record is archived if nothing more happens; None while something is still open."""
    if not story.state.final or not OPEN.isdisjoint([each.outcome for each in obligations]):
        return None
    if held := story.of("retrospective"):
        return max(story.since, held[0].at)
    span = ledger.workflow.limits["archive"].span(
        ledger.organization.day(story.since), _priority(story)
    )
    return ledger.calendar.due(story.since, span)


def _priority(story: Story) -> str:
    return str(story.facts.form["priority"])
