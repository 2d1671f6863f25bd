"""What the gate states after a landing: who approved the entries that bind departments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from accord import registry
from accord.forge.snapshot import Verdict
from accord.gate.decision import Decision
from accord.gate.evidence.accounts import person_of
from accord.model import Record
from accord.proof.offices import BINDING
from accord.proof.statement import Approval, Statement, fingerprint
from accord.proof.subject import subject


def statements(decision: Decision, now: datetime) -> Iterator[Statement]:
    """One for each consensus, acceptance and confirmation that an allowed change has brought.

    Args:
        decision: on what has landed; it must allow it.
        now: the present; aware.
    """
    if not decision.allows or decision.change is None:
        return
    accounts = _accounts(decision)
    deciding = fingerprint(decision.landing.base.read(registry.PATH) or b"")
    binding = (
        (change.after, entry)
        for change in decision.change.records
        if isinstance(change.after, Record)
        for entry in change.new_entries
        if entry.kind in BINDING
    )
    for record, entry in binding:
        approvals = tuple(_approvals(decision, entry.document.path, accounts))
        if approvals:  # what anybody may approve proves nothing
            about = subject(record, entry.name, decision.policy.workflow)
            yield Statement(about, approvals, deciding, now)


def _approvals(
    decision: Decision, path: str, accounts: Mapping[str, tuple[str, int]]
) -> Iterator[Approval]:
    """Who counted for which department, once each."""
    pairs = (
        (office.department, person)
        for judged in decision.needs
        if judged.need.path == path
        for office in judged.need.offices
        for person in judged.by
        if office.department
    )
    for department, person in dict.fromkeys(pairs):
        yield Approval(department, person, accounts.get(person))


def _accounts(decision: Decision) -> Mapping[str, tuple[str, int]]:
    """The accounts of those who approved on the forge, or proposed the change there."""
    snapshot = decision.snapshot
    if snapshot is None:
        return {}
    spoken = (each.account for each in snapshot.reviews if each.verdict is Verdict.APPROVED)
    found: dict[str, tuple[str, int]] = {}
    for account in filter(None, (snapshot.author, *spoken)):
        if person := person_of(account, snapshot, decision.policy.organization):
            found[person] = (snapshot.forge, account.id)
    return found
