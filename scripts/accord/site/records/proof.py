"""How the signatures under a record's files are proved, beside each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.language import say
from accord.ledger import Ledger
from accord.model import Record
from accord.proof.audit import LABELS, Line, Standing, record_lines
from accord.proof.proofs import Proofs
from accord.site.reader import Reader
from accord.site.values.shapes import Badge

EXPLAINED = {
    Standing.SIGNED: say("By the person's own key, over exactly these words."),
    Standing.REVIEWED: say("The gate saw the approval of exactly these words, and keeps a proof."),
    Standing.CLAIMED: say("Only the entry says so; nothing proves it."),
    Standing.NOT_FETCHED: say("What may prove it was not there when this page was made."),
    Standing.CONTRADICTED: say("There is a proof, and it does not fit what stands here."),
}


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A department's signature: how it is proved, by whom it was given, what speaks against it.

    `day` is when it was given and `trace` how to find what proves it, where something does.
    """

    department: str
    person: str
    badge: Badge
    reasons: tuple[str, ...]
    day: str = ""
    trace: tuple[str, ...] = ()


def signature_views(
    record: Record, ledger: Ledger, proofs: Proofs, reader: Reader
) -> Mapping[str, tuple[SignatureView, ...]]:
    """The signatures under each file of a record, by the file's name."""
    found: dict[str, tuple[SignatureView, ...]] = {}
    for line in record_lines(record, ledger, proofs):
        found[line.entry] = (*found.get(line.entry, ()), _view(line, reader))
    return found


def _view(line: Line, reader: Reader) -> SignatureView:
    standing, explained = LABELS[line.standing], EXPLAINED[line.standing]
    signed = line.evidence.signed if line.evidence else None
    return SignatureView(
        reader.department(line.department),
        reader.person(line.person) if line.person else "",
        Badge(reader.text(standing), f"proof-{line.standing}", reader.text(explained)),
        tuple(reader.text(each) for each in line.reasons),
        reader.day_of(signed.statement.at) if signed else "",
        tuple(_trace(line, reader)),
    )


def _trace(line: Line, reader: Reader) -> Iterator[str]:
    """Under which account it was given, by which key it was signed, and where that stands."""
    if not (line.evidence and line.evidence.signed):
        return
    for approval in line.evidence.signed.statement.approvals:
        if approval.department == line.department and approval.account:
            forge, number = approval.account
            yield reader.gettext("Account {number} on {forge}", number=number, forge=forge)
    yield reader.gettext("Key {fingerprint}", fingerprint=line.evidence.signed.fingerprint)
    yield reader.gettext("Kept in {path}", path=line.evidence.path)
