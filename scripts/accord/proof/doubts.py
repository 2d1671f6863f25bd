"""Why a piece of evidence does not prove what it says: bytes, key, signature, office."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from accord.language import Message, say
from accord.ledger import Ledger
from accord.model import Entry, Record
from accord.organization import Key, Organization
from accord.proof.evidence import Evidence
from accord.proof.offices import BINDING, signatories
from accord.proof.signed import Signed
from accord.proof.signers import covers
from accord.proof.statement import Approval, Subject
from accord.proof.subject import subject


def doubts(
    evidence: Evidence, record: Record, ledger: Ledger, holding: Collection[str]
) -> tuple[Message, ...]:
    """Everything that speaks against it.

    Args:
        evidence: about a file of the record that could be read.
        record: as it stands.
        ledger: whose registry and table hold.
        holding: the digests of the signed statements whose signatures hold.
    """
    found = [*forgeries(evidence, record, ledger, holding)]
    if not evidence.is_gates:
        found += _office(evidence, record, ledger.organization)
    return tuple(found)


def forgeries(
    evidence: Evidence, record: Record, ledger: Ledger, holding: Collection[str]
) -> Iterator[Message]:
    """What speaks against it whoever holds which office; the arguments are those of `doubts`."""
    if evidence.signed is None:
        yield from (evidence.fault,) if evidence.fault else ()
        return
    yield from _bytes(evidence.signed.statement.subject, record, ledger)
    yield from _key(evidence, ledger.organization)
    if evidence.signed.digest not in holding:
        yield say("The signature does not fit the statement.")


def _bytes(said: Subject, record: Record, ledger: Ledger) -> Iterator[Message]:
    """What is not as it was when it was signed."""
    stands = subject(record, said.entry, ledger.workflow, beside=said.files)
    if stands.blob != said.blob:
        yield say("{name} is not as it was when this was signed.", name=said.entry)
    for name, kept in said.files.items():
        if name not in stands.files:
            yield say("{name} stood here when this was signed, and is gone.", name=name)
        elif stands.files[name] != kept:
            yield say("{name} is not as it was when this was signed.", name=name)
    if record.form.name not in (*said.files, said.entry):
        yield say("It does not say to which form it belongs.")
    if stands.agreed != said.agreed:
        yield say("What was agreed has another digest than it says.")


def _key(evidence: Evidence, organization: Organization) -> Iterator[Message]:
    """Whether the key was that of the gate, or of the person who signs, on the day of signing."""
    signed = evidence.signed
    if signed is None:
        return
    day, keys = organization.day(signed.statement.at), _keys(evidence, signed, organization)
    if signed.key not in {each.text for each in keys}:
        yield say("The registry does not have the key with which it was signed.")
    elif not covers(keys, signed.key, day):
        yield say("On {day} the key with which it was signed was not valid.", day=day)


def _keys(evidence: Evidence, signed: Signed, organization: Organization) -> Sequence[Key]:
    if evidence.is_gates:
        return organization.gate_keys
    person = organization.people.get(_approval(signed).person)
    return person.keys if person else ()


def _office(evidence: Evidence, record: Record, organization: Organization) -> Iterator[Message]:
    """Whether who signed held the office on that day, where it takes an office."""
    if evidence.signed is None:
        return
    day, approval = organization.day(evidence.signed.statement.at), _approval(evidence.signed)
    entry = next((each for each in record.entries if each.name == evidence.entry), None)
    if approval.account or not _may_sign(entry, record, approval, day, organization):
        yield say(
            "On {day} {person} did not sign for {department}.",
            day=day,
            person=approval.person,
            department=approval.department,
        )


def _may_sign(
    entry: Entry | None, record: Record, approval: Approval, day: date, organization: Organization
) -> bool:
    if entry is None or entry.kind not in BINDING:
        return organization.belongs(approval.person, approval.department, day)
    return approval.person in signatories(record, entry, approval.department, day, organization)


def _approval(signed: Signed) -> Approval:
    return signed.statement.approvals[0]
