"""Signatures that a change brings, or that stand beside what it brings: verified, or forged."""

from __future__ import annotations

from collections.abc import Iterator

from accord.change import Change
from accord.gate.landing import Signed
from accord.language import say
from accord.ledger import Ledger
from accord.model import Finding, Position, Record
from accord.proof.doubts import forgeries
from accord.proof.evidence import Evidence, beside
from accord.proof.verification import holding

RULE = "signature-holds"


def verified(change: Change, policy: Ledger) -> tuple[Signed | Finding, ...]:
    """What each signature beside a new document is worth; a forged one is a finding.

    Nothing is remembered from one time to the next.

    Raises:
        SigningError: ssh-keygen is missing, and there are signatures to verify.
    """
    found = [*_beside_what_is_new(change)]
    held = holding((each.signed for _, each in found if each.signed), None)
    return tuple(_judged(record, each, policy, held) for record, each in found)


def _beside_what_is_new(change: Change) -> Iterator[tuple[Record, Evidence]]:
    for each in change.records:
        if isinstance(each.after, Record):
            touched = {file.path for file in each.files}
            for signature in each.after.signatures:
                if signature.document in touched or signature.path in touched:
                    yield each.after, beside(signature)


def _judged(
    record: Record, evidence: Evidence, policy: Ledger, held: frozenset[str]
) -> Signed | Finding:
    against = [*forgeries(evidence, record, policy, held)]
    if evidence.signed is None or against:
        message = say("{reasons}", reasons=against)
        advice = say("Delete it, and let whoever it is about sign anew: `accord sign`.")
        return Finding(RULE, evidence.path, Position(1), message, advice)
    statement = evidence.signed.statement
    approval = statement.approvals[0]
    document = f"{record.folder}/{evidence.entry}"
    return Signed(document, approval.department, approval.person, statement.at)
