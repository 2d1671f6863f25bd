"""Why a signature proves nothing: another key, another day, another office, another place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from accord import registry
from accord.proof import branch
from accord.proof.evidence import place
from accord.proof.signing import sealed
from accord.proof.statement import Approval, fingerprint
from tests.proof.office import (
    CONSENSUS,
    FEEDBACK,
    NOW,
    REQUEST,
    ROOT,
    audited,
    books,
    keep,
    sign_beside,
    state,
    told,
)

ACCOUNT = ("github", 9000000005)
CONFIRMATION = "2026-06-01-confirmation.md"


def edit(root: Path, old: str, new: str) -> None:
    path = root / registry.PATH
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def reasons(root: Path, department: str, entry: str = CONSENSUS) -> list[str]:
    """What is said against the signature of a department, which must be contradicted."""
    lines = [
        each
        for each in audited(root).lines
        if each.entry == entry and each.department == department
    ]
    (line,) = lines
    assert str(line.standing) == "contradicted"
    assert line.person is None
    return [each.text("en") for each in line.reasons]


def test_who_does_not_lead_does_not_sign(office: Path, keys: Path) -> None:
    sign_beside(office, keys / "li-na", REQUEST, CONSENSUS, ("TECH", "li-na"))
    assert reasons(office, "TECH") == ["On Wed, May 20, 2026 li-na did not sign for TECH."]


def test_a_stand_in_signs_while_they_stand_in(office: Path, keys: Path) -> None:
    for day, standing in (("2026-08-10", "signed"), ("2026-08-22", "contradicted")):
        at = datetime.fromisoformat(f"{day}T09:00+08:00")
        sign_beside(office, keys / "wu-hao", REQUEST, CONSENSUS, ("TECH", "wu-hao"), at)
        assert told(office)[REQUEST, CONSENSUS, "TECH"] == standing


def test_the_day_is_that_of_the_organization(office: Path, keys: Path) -> None:
    """In Shanghai the first day has begun, in London it has not."""
    for hour, standing in (("15:59", "contradicted"), ("16:00", "signed")):
        at = datetime.fromisoformat(f"2026-08-09T{hour}+00:00")
        sign_beside(office, keys / "wu-hao", REQUEST, CONSENSUS, ("TECH", "wu-hao"), at)
        assert told(office)[REQUEST, CONSENSUS, "TECH"] == standing


def test_a_lead_of_another_department_signs_for_their_own(office: Path, keys: Path) -> None:
    sign_beside(office, keys / "lin-yue", REQUEST, CONSENSUS, ("TECH", "lin-yue"))
    assert reasons(office, "TECH") == ["On Wed, May 20, 2026 lin-yue did not sign for TECH."]


def test_a_signature_is_not_moved_to_another_department(office: Path, keys: Path) -> None:
    path = sign_beside(office, keys / "su-wan", REQUEST, CONSENSUS, ("DESIGN", "su-wan"))
    path.rename(path.with_name(path.name.replace("DESIGN", "TECH")))
    assert reasons(office, "TECH") == ["What it says belongs to another place."]


def test_a_signature_is_not_moved_to_another_entry(office: Path, keys: Path) -> None:
    path = sign_beside(office, keys / "su-wan", REQUEST, CONSENSUS, ("DESIGN", "su-wan"))
    other = "2026-03-20-confirmation"
    path.rename(path.with_name(f"{other}.DESIGN.sig"))
    assert reasons(office, "DESIGN", f"{other}.md") == ["What it says belongs to another place."]


def test_a_key_that_the_registry_does_not_have(office: Path, keys: Path) -> None:
    sign_beside(office, keys / "su-wan", REQUEST, CONSENSUS, ("TECH", "chen-jing"))
    assert reasons(office, "TECH") == [
        "The registry does not have the key with which it was signed."
    ]


def test_the_gate_does_not_sign_for_a_person(office: Path, keys: Path) -> None:
    sign_beside(office, keys / "gate", REQUEST, CONSENSUS, ("TECH", "chen-jing"))
    assert "does not have the key" in reasons(office, "TECH")[0]


def test_a_person_does_not_sign_for_the_gate(office: Path, keys: Path) -> None:
    keep(office, keys / "chen-jing", REQUEST, CONSENSUS, {"TECH": "chen-jing"})
    assert "does not have the key" in reasons(office, "TECH")[0]


def test_a_person_who_is_called_gate_is_not_the_gate(office: Path, keys: Path) -> None:
    edit(office, "id: li-na,", "id: gate,")
    keep(office, keys / "li-na", REQUEST, CONSENSUS, {"TECH": "chen-jing"})
    assert "does not have the key" in reasons(office, "TECH")[0]


def test_a_signature_beside_an_entry_is_not_one_of_a_forge(office: Path, keys: Path) -> None:
    statement = state(office, REQUEST, CONSENSUS, NOW, Approval("TECH", "chen-jing", ACCOUNT))
    path = office / f"records/requests/{REQUEST}/2026-02-03-consensus.TECH.sig"
    path.write_bytes(sealed(statement, str(keys / "chen-jing")))
    assert reasons(office, "TECH") == ["On Wed, May 20, 2026 chen-jing did not sign for TECH."]


def test_a_statement_of_the_gate_stands_where_it_belongs(office: Path, keys: Path) -> None:
    statement = state(office, REQUEST, CONSENSUS, NOW, Approval("TECH", "chen-jing", ACCOUNT))
    data = sealed(statement, str(keys / "gate"))
    other = place(statement).replace("02-03-consensus", "03-20-confirmation")
    branch.append(office, {other: data}, "astray")
    assert reasons(office, "TECH", "2026-03-20-confirmation.md") == [
        "What it says belongs to another place."
    ]
    assert told(office)[REQUEST, CONSENSUS, "TECH"] == "claimed"


def test_what_was_signed_names_the_form(office: Path, keys: Path) -> None:
    """A statement about an entry alone would leave open what it is an answer to."""
    statement = state(office, REQUEST, CONSENSUS, NOW, Approval("TECH", "chen-jing"))
    alone = type(statement.subject)(
        REQUEST, CONSENSUS, statement.subject.blob, statement.subject.agreed, {}
    )
    bare = type(statement)(alone, statement.approvals, statement.registry, statement.at)
    path = office / f"records/requests/{REQUEST}/2026-02-03-consensus.TECH.sig"
    path.write_bytes(sealed(bare, str(keys / "chen-jing")))
    assert reasons(office, "TECH") == ["It does not say to which form it belongs."]


def test_a_statement_that_names_another_agreement_is_false(office: Path, keys: Path) -> None:
    statement = state(office, REQUEST, CONSENSUS, NOW, Approval("TECH", "chen-jing"))
    other = replace(statement.subject, agreed=f"v1:{fingerprint(b'another')}")
    path = office / f"records/requests/{REQUEST}/2026-02-03-consensus.TECH.sig"
    path.write_bytes(sealed(replace(statement, subject=other), str(keys / "chen-jing")))
    assert reasons(office, "TECH") == ["What was agreed has another digest than it says."]


def test_a_department_that_is_no_more_has_nobody_who_signs(office: Path, keys: Path) -> None:
    path = office / f"records/requests/{REQUEST}/2026-03-20-confirmation.md"
    path.write_text(path.read_text("utf-8").replace("TECH, DESIGN]", "TECH, GONE]"), "utf-8")
    sign_beside(office, keys / "su-wan", REQUEST, path.name, ("GONE", "su-wan"))
    assert reasons(office, "GONE", path.name) == [
        "On Wed, May 20, 2026 su-wan did not sign for GONE."
    ]


def test_what_is_agreed_is_the_form_as_amended_until_then(office: Path, keys: Path) -> None:
    """Each consensus of a record with an amendment names what all agreed to in that round."""
    id = "XLX-2026-003"
    shutil.copytree(ROOT / f"records/requests/{id}", office / f"records/requests/{id}")
    rounds = {
        entry.name: entry
        for entry in books(office).records[id].entries
        if entry.kind in ("consensus", "acceptance")
    }
    first, second, accepted = sorted(rounds)
    by = ("TECH", "chen-jing")
    for name in rounds:
        statement = state(office, id, name, NOW, Approval(*by))
        wanted = rounds[first if name == first else second].fields["digest"]
        assert statement.subject.agreed == wanted
    for name in (first, second):
        sign_beside(office, keys / "chen-jing", id, name, by)
    assert [told(office)[id, name, "TECH"] for name in (first, second)] == ["signed"] * 2
    amendment = office / f"records/requests/{id}/2026-04-21-amendment.md"
    amendment.write_bytes(amendment.read_bytes() + b"\n")
    assert told(office)[id, first, "TECH"] == "signed", "it came later"
    assert told(office)[id, second, "TECH"] == "contradicted"
    assert accepted.endswith("acceptance.md")


def test_who_raised_a_feedback_confirms_it_and_no_lead(office: Path, keys: Path) -> None:
    at = datetime.fromisoformat("2026-06-01T12:00+08:00")
    sign_beside(office, keys / "chen-jing", FEEDBACK, CONFIRMATION, ("FIN", "chen-jing"), at)
    assert reasons(office, "FIN", CONFIRMATION) == [
        "On Mon, Jun 1, 2026 chen-jing did not sign for FIN."
    ]


def test_what_does_not_bind_may_be_signed_and_is_audited(office: Path, keys: Path) -> None:
    name = "2026-02-14-progress-TECH.md"
    path = sign_beside(office, keys / "li-na", REQUEST, name, ("TECH", "li-na"))
    assert told(office)[REQUEST, name, "TECH"] == "signed"
    entry = path.with_name(name)
    entry.write_bytes(entry.read_bytes() + b"\n")
    assert reasons(office, "TECH", name) == [f"{name} is not as it was when this was signed."]


def test_a_statement_about_an_entry_that_does_not_bind_is_looked_at_too(
    office: Path, keys: Path
) -> None:
    name = "2026-02-14-progress-TECH.md"
    keep(office, keys / "gate", REQUEST, name, {"TECH": "chen-jing"})
    assert audited(office).is_sound
    entry = office / f"records/requests/{REQUEST}/{name}"
    entry.write_bytes(entry.read_bytes() + b"\n")
    assert [each.message.text("en") for each in audited(office).troubles] == [
        f"{name} is not as it was when this was signed."
    ]


@pytest.mark.parametrize("spoilt", ["", "[]", '{"held": 1}', "\x00"])
def test_a_spoilt_memory_is_none(office: Path, keys: Path, spoilt: str) -> None:
    sign_beside(office, keys / "chen-jing", REQUEST, CONSENSUS, ("TECH", "chen-jing"))
    assert told(office)[REQUEST, CONSENSUS, "TECH"] == "signed"
    memory = office / ".git/accord-signatures.json"
    assert memory.exists()
    memory.write_text(spoilt)
    assert told(office)[REQUEST, CONSENSUS, "TECH"] == "signed"
