"""Signatures that a change brings, or that stand beside what it brings: verified, or forged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.change import Change
from accord.gate.landing import Signed
from accord.language import Message, say
from accord.ledger import Ledger
from accord.model import BrokenRecord, Finding, Position, Record
from accord.proof.doubts import doubts
from accord.proof.evidence import Evidence, beside
from accord.proof.subject import fingerprints
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


def _beside_what_is_new(change: Change) -> Iterator[tuple[Record | BrokenRecord, Evidence]]:
    for each in change.records:
        touched = {file.path for file in each.files}
        for signature in each.after.signatures if each.after else ():
            if each.after and touched & {signature.document, signature.path}:
                yield each.after, beside(signature)


def _judged(
    record: Record | BrokenRecord, evidence: Evidence, policy: Ledger, held: frozenset[str]
) -> Signed | Finding:
    if not isinstance(record, Record) or evidence.entry not in fingerprints(record):
        return _refused(
            evidence, [say("There is no {name} here that can be read.", name=evidence.entry)]
        )
    against = doubts(evidence, record, policy, held)
    if evidence.signed is None or against:
        return _refused(evidence, against)
    statement = evidence.signed.statement
    approval = statement.approvals[0]
    document = f"{record.folder}/{evidence.entry}"
    return Signed(document, approval.department, approval.person, statement.at)


def _refused(evidence: Evidence, against: Sequence[Message]) -> Finding:
    """What the audit would call contradicted does not land: nobody could ever take it back."""
    message = say("{reasons}", reasons=[*against])
    advice = say("Delete it, and let whoever it is about sign anew: `accord sign`.")
    return Finding(RULE, evidence.path, Position(1), message, advice)
