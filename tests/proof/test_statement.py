"""Of every statement there is one spelling, and of every signature."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from accord.proof.signed import armored, opened
from accord.proof.signing import sealed, verify
from accord.proof.statement import (
    Approval,
    Statement,
    StatementError,
    Subject,
    fingerprint,
    read,
    written,
)

PRINT = fingerprint(b"x")
SUBJECT = Subject(
    "XLX-2026-014",
    "2026-07-10-consensus.md",
    PRINT,
    f"v1:{fingerprint(b'agreed')}",
    {"request.md": PRINT, "2026-07-01-minutes.md": PRINT},
)
STATEMENT = Statement(
    SUBJECT,
    (Approval("TECH", "chen-jing", ("github", 10001)), Approval("MKT", "lin-yue")),
    PRINT,
    datetime.fromisoformat("2026-07-10T15:00:00+08:00"),
)
LINE = written(STATEMENT)


def test_what_is_written_is_read_and_is_in_canonical_order() -> None:
    assert read(LINE) == STATEMENT
    assert LINE.startswith(b'{"agreed":"v1:sha256:')
    assert LINE.endswith(b'"verdict":"approved"}')
    assert b'"account":{"forge":"github","id":10001}' in LINE
    assert b'"at":"2026-07-10T15:00:00+08:00"' in LINE
    assert b"\n" not in LINE and b" " not in LINE


def test_a_statement_about_feedback_has_no_digest_of_what_was_agreed() -> None:
    subject = Subject("20260511-FIN-001", "feedback.md", PRINT, None, {})
    statement = Statement(subject, (Approval("FIN", "dong-fei"),), PRINT, STATEMENT.at)
    assert b"agreed" not in written(statement)
    assert read(written(statement)) == statement


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"{", b" {"),
        (b'"verdict"', b' "verdict"'),
        (b'"verdict":"approved"', b'"verdict":"denied"'),
        (b'"verdict":"approved"', b'"more":1,"verdict":"approved"'),
        (b'"verdict":"approved"', b'"verdict":"approved","verdict":"approved"'),
        (b'"format":"accord-statement/1",', b""),
        (b"statement/1", b"statement/2"),
        (b"10001", b"10001.0"),
        (b"10001", b"true"),
        (b"10001", b"0"),
        (b"10001", b'"10001"'),
        (b"TECH", b"\\u0054ECH"),
        (b"TECH", b"tech"),
        (b"chen-jing", b"Chen Jing"),
        (b"sha256:", b"sha512:"),
        (b"request.md", b"../request.md"),
        (b"XLX-2026-014", b"XLX/2026-014"),
        (b"+08:00", b""),
        (b"15:00:00+08:00", b"15:00+08:00"),
        (b"2026-07-10T15:00:00+08:00", b"2026-07-10T15:00:00+0800"),
        (b"2026-07-10T15:00:00+08:00", b"2026-13-10T15:00:00+08:00"),
        (b'"at":"2026-07-10T15:00:00+08:00"', b'"at":1'),
        (LINE, b""),
        (LINE, b"[]"),
        (LINE, b"null"),
        (LINE, b"\xff"),
        (LINE, b"[" * 10_000),
        (LINE, LINE + b"\r"),
        (LINE, b"\xef\xbb\xbf" + LINE),
    ],
)
def test_anything_else_is_no_statement(old: bytes, new: bytes) -> None:
    assert old in LINE
    with pytest.raises(StatementError):
        read(LINE.replace(old, new, 1))


def test_nobody_approves_nothing() -> None:
    nobody = Statement(SUBJECT, (), PRINT, STATEMENT.at)
    with pytest.raises(StatementError):
        read(written(nobody))


def test_line_ends_are_those_of_git() -> None:
    assert fingerprint(b"a\r\nb\r\n") == fingerprint(b"a\nb\n")
    assert fingerprint(b"a\rb") != fingerprint(b"a\nb")


def test_a_sealed_statement_is_opened_and_holds(keys: Path) -> None:
    data = sealed(STATEMENT, str(keys / "chen-jing"))
    signed = opened(data)
    assert signed.statement == STATEMENT
    assert signed.key == " ".join((keys / "chen-jing.pub").read_text().split()[:2])
    assert verify(signed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"-----\n", b"-----\r\n"),
        (b"-----BEGIN", b"\n-----BEGIN"),
        (b"-----BEGIN", b"\n\n-----BEGIN"),
        (b"-----END SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----"),
        (b"-----END SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n\n"),
        (b"-----END SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\nmore"),
        (b"BEGIN SSH", b"BEGIN PGP"),
        (b"U1NIU0lH", b"U1NIU0lI"),
    ],
)
def test_a_signature_has_one_spelling(keys: Path, old: bytes, new: bytes) -> None:
    data = sealed(STATEMENT, str(keys / "chen-jing"))
    assert old in data
    with pytest.raises(StatementError):
        opened(data.replace(old, new, 1))


def test_a_signature_that_was_made_for_git_is_none_here(keys: Path, tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_bytes(LINE)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", str(keys / "chen-jing")]
    subprocess.run([*command, str(text)], check=True, capture_output=True)
    with pytest.raises(StatementError, match="another purpose"):
        opened(LINE + b"\n" + text.with_suffix(".sig").read_bytes())


@pytest.mark.parametrize("blob", [b"", b"SSHSIG", b"SSHSIG\0\0\0\1\0\0\0\x33short"])
def test_a_signature_that_was_cut_off_is_none(blob: bytes) -> None:
    with pytest.raises(StatementError, match="no signature"):
        opened(LINE + b"\n" + armored(blob))


def test_a_kind_of_key_is_a_word(keys: Path) -> None:
    """Else a signature could write lines of its own into the list of those who may sign."""

    def text(data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + data

    public = (keys / "chen-jing.pub").read_bytes().rpartition(b" ")[0]
    for kind in (b"ssh-ed25519\nsomebody " + public, b"", b"ssh ed25519", b"\xff"):
        blob = b"SSHSIG\0\0\0\1" + text(text(kind)) + text(b"accord")
        with pytest.raises(StatementError, match="no signature"):
            opened(LINE + b"\n" + armored(blob))


def test_a_signature_over_something_else_does_not_hold(keys: Path) -> None:
    first = sealed(STATEMENT, str(keys / "chen-jing"))
    other = Statement(SUBJECT, STATEMENT.approvals[:1], PRINT, STATEMENT.at)
    _, _, armor = first.partition(b"\n")
    assert not verify(opened(written(other) + b"\n" + armor))
