"""What proves each signature under the entries with which departments bind themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from accord.language import Message, say
from accord.ledger import Ledger
from accord.ledger.signatures import is_signature
from accord.model import Record
from accord.proof.branch import NAME
from accord.proof.doubts import doubts
from accord.proof.evidence import Evidence
from accord.proof.offices import BINDING
from accord.proof.proofs import Proofs


class Standing(StrEnum):
    """How a signature is proved.

    Signed by the person; reviewed on a forge, says the gate; claimed by the entry alone; not
    fetched, where the gate's branch is not in this clone; contradicted by what should prove it.
    """

    SIGNED = "signed"
    REVIEWED = "reviewed"
    CLAIMED = "claimed"
    NOT_FETCHED = "not-fetched"
    CONTRADICTED = "contradicted"


LABELS = {
    Standing.SIGNED: say("Signed"),
    Standing.REVIEWED: say("Reviewed"),
    Standing.CLAIMED: say("Claimed"),
    Standing.NOT_FETCHED: say("Proof not fetched"),
    Standing.CONTRADICTED: say("Contradicted"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One department's signature under one file of a record; `person` is who gave it, if known.

    `evidence` is what proves it, where something does.
    """

    record: str
    entry: str
    department: str
    standing: Standing
    person: str | None = None
    reasons: tuple[Message, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that should prove a signature, and there is no such signature here."""

    path: str
    message: Message


@dataclass(frozen=True, slots=True)
class Audit:
    lines: tuple[Line, ...]
    troubles: tuple[Trouble, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is contradicted; that nothing is proved is no contradiction."""
        return not self.troubles and all(
            each.standing is not Standing.CONTRADICTED for each in self.lines
        )


def audit(ledger: Ledger, proofs: Proofs) -> Audit:
    """Audit every record of a ledger that was read whole."""
    lines = (record_lines(record, ledger, proofs) for _, record in sorted(ledger.records.items()))
    return Audit(tuple(chain.from_iterable(lines)), tuple(_troubles(ledger, proofs)))


def record_lines(record: Record, ledger: Ledger, proofs: Proofs) -> tuple[Line, ...]:
    """The lines of one record, in the order of its files."""
    evidence = proofs.of(record.id)
    judged = [
        (each, doubts(each, record, ledger, proofs.holding))
        for each in evidence
        if each.entry in _names(record)
    ]
    otherwise = Standing.CLAIMED if proofs.is_fetched else Standing.NOT_FETCHED
    return tuple(
        _line(
            Line(record.id, name, department, otherwise),
            [
                (each, against)
                for each, against in judged
                if each.entry == name and each.department in (None, department)
            ],
        )
        for name, departments in _places(record, evidence)
        for department in departments
    )


def _places(record: Record, evidence: Iterable[Evidence]) -> Iterator[tuple[str, Sequence[str]]]:
    """The files in which signatures stand, or beside which they do, and the departments."""
    entries = sorted(record.entries, key=lambda entry: (entry.at, entry.name))
    bound = {each.name: each.departments for each in entries if each.kind in BINDING}
    for name in (record.form.name, *(each.name for each in entries)):
        own = (each.department for each in evidence if each.entry == name and each.department)
        if departments := (*dict.fromkeys((*bound.get(name, ()), *own)),):
            yield name, departments


def _line(line: Line, found: Sequence[tuple[Evidence, Sequence[Message]]]) -> Line:
    """What the evidence for a line makes of it."""
    if reasons := tuple(reason for _, against in found for reason in against):
        return replace(line, standing=Standing.CONTRADICTED, reasons=reasons)
    for each, _ in sorted(found, key=lambda item: item[0].is_gates):
        for approval in each.signed.statement.approvals if each.signed else ():
            if approval.department == line.department:
                standing = Standing.REVIEWED if each.is_gates else Standing.SIGNED
                return replace(line, standing=standing, person=approval.person, evidence=each)
    return line


def _troubles(ledger: Ledger, proofs: Proofs) -> Iterator[Trouble]:
    if proofs.diverged:
        message = say("This clone's branch and the published one have grown apart.")
        yield Trouble(NAME, message)
    for finding in ledger.findings:
        if is_signature(finding.path):
            yield Trouble(finding.path, finding.message)
    for id, found in sorted(proofs.evidence.items()):
        record = ledger.records.get(id)
        for each in found:
            yield from _unheard(each, record, ledger, proofs)


def _unheard(
    evidence: Evidence, record: Record | None, ledger: Ledger, proofs: Proofs
) -> Iterator[Trouble]:
    """What is to be told of evidence that no line tells."""
    if record is None or evidence.entry not in _names(record):
        gone = say("What it speaks of is not here, or can't be read.")
        yield Trouble(evidence.path, evidence.fault or gone)
    elif evidence.entry not in dict(_places(record, proofs.of(record.id))):
        for message in doubts(evidence, record, ledger, proofs.holding):
            yield Trouble(evidence.path, message)


def _names(record: Record) -> frozenset[str]:
    """The files of a record about which a line can be said."""
    return frozenset((record.form.name, *(entry.name for entry in record.entries)))
