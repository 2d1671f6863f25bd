"""What the audit says of signatures: signed, reviewed, claimed, not fetched, contradicted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.proof.office import (
    CONSENSUS,
    FEEDBACK,
    REQUEST,
    audited,
    keep,
    sign_beside,
    told,
)

SIGNERS = {"MKT": "lin-yue", "TECH": "chen-jing", "DESIGN": "su-wan"}


def test_without_any_proof_and_without_the_branch_nothing_was_fetched(office: Path) -> None:
    assert set(told(office).values()) == {"not-fetched"}
    assert audited(office).is_sound
    assert (FEEDBACK, "2026-06-01-confirmation.md", "FIN") in told(office)
    assert {code for _, entry, code in told(office) if entry == CONSENSUS} == set(SIGNERS)


def test_a_lead_has_signed_the_gate_has_seen_a_review_and_the_rest_is_claimed(
    office: Path, keys: Path
) -> None:
    keep(office, keys / "gate", REQUEST, CONSENSUS, {"MKT": "lin-yue", "DESIGN": "su-wan"})
    sign_beside(office, keys / "chen-jing", REQUEST, CONSENSUS, ("TECH", "chen-jing"))
    found = {line.department: line for line in audited(office).lines if line.entry == CONSENSUS}
    assert {code: str(line.standing) for code, line in found.items()} == {
        "MKT": "reviewed",
        "TECH": "signed",
        "DESIGN": "reviewed",
    }
    assert {code: line.person for code, line in found.items()} == SIGNERS
    rest = {each for (_, entry, _), each in told(office).items() if entry != CONSENSUS}
    assert rest == {"claimed"}
    assert audited(office).is_sound


def test_the_raiser_signs_the_confirmation_of_feedback(office: Path, keys: Path) -> None:
    entry = "2026-06-01-confirmation.md"
    at = datetime.fromisoformat("2026-06-01T12:00+08:00")
    sign_beside(office, keys / "dong-fei", FEEDBACK, entry, ("FIN", "dong-fei"), at)
    assert told(office)[FEEDBACK, entry, "FIN"] == "signed"
