"""The commands that sign and audit: what they write, print and refuse."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.commands import cli
from tests.proof.office import CONSENSUS, FEEDBACK, REQUEST, keep, sign_beside, told
from tests.repository import git

THEN = "2026-03-20T18:00"  # when the last signature of the request was due
FOLDER = f"records/requests/{REQUEST}"


def accord(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "-C", str(root), "--lang", "en"])


def sign(root: Path, key: Path, *arguments: str, at: str = THEN) -> Result:
    return accord(root, "sign", *arguments, "--key", str(key), "--as-of", at)


def test_the_newest_that_waits_for_the_key_is_signed(office: Path, keys: Path) -> None:
    done = sign(office, keys / "chen-jing", REQUEST)
    assert (done.exit_code, done.stdout) == (0, f"{FOLDER}/2026-03-20-confirmation.TECH.sig\n")
    assert "陈静 signed 2026-03-20-confirmation.md" in done.stderr
    assert told(office)[REQUEST, "2026-03-20-confirmation.md", "TECH"] == "signed"
    following = sign(office, keys / "chen-jing", REQUEST)
    assert following.output != done.output, "what is signed is not signed again"
    assert accord(office, "check").exit_code == 0


def test_a_named_entry_is_signed(office: Path, keys: Path) -> None:
    done = sign(office, keys / "su-wan", REQUEST, "2026-02-03-consensus")
    assert done.stdout == f"{FOLDER}/2026-02-03-consensus.DESIGN.sig\n"
    assert told(office)[REQUEST, CONSENSUS, "DESIGN"] == "signed"
    again = sign(office, keys / "su-wan", REQUEST, CONSENSUS)
    assert again.exit_code == 2


def test_a_form_is_signed_by_somebody_of_its_department(office: Path, keys: Path) -> None:
    done = sign(office, keys / "lin-yue", REQUEST, "request")
    assert done.stdout == f"{FOLDER}/request.MKT.sig\n"
    assert told(office)[REQUEST, "request.md", "MKT"] == "signed"


def test_the_key_is_that_of_git(office: Path, keys: Path) -> None:
    git(office, "config", "gpg.format", "ssh")
    git(office, "config", "user.signingkey", str(keys / "chen-jing.pub"))
    done = accord(office, "sign", REQUEST, CONSENSUS, "--as-of", THEN)
    assert done.exit_code == 0, done.output
    assert told(office)[REQUEST, CONSENSUS, "TECH"] == "signed"


def test_an_agent_holds_the_key(
    office: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    socket = tmp_path / "agent"
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL)
    try:
        while not socket.exists():
            assert agent.poll() is None
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        subprocess.run(["ssh-add", "-q", str(keys / "chen-jing")], check=True)
        public = (keys / "chen-jing.pub").read_text().rpartition(" ")[0]
        done = accord(
            office, "sign", REQUEST, CONSENSUS, "--key", f"key::{public}", "--as-of", THEN
        )
        assert done.exit_code == 0, done.output
    finally:
        agent.terminate()
        agent.wait()
    assert told(office)[REQUEST, CONSENSUS, "TECH"] == "signed"


@pytest.mark.parametrize(
    ("key", "arguments", "words"),
    [
        ("gate", (REQUEST,), "does not have this key"),
        ("chen-jing", (REQUEST, "--as", "su-wan"), "key is that of chen-jing"),
        ("nobody", (REQUEST,), "There is no key"),
        ("chen-jing", (FEEDBACK, "2026-06-01-confirmation"), "nothing that chen-jing can sign"),
        ("dong-fei", (REQUEST, CONSENSUS), "nothing that dong-fei can sign"),
        ("chen-jing", (REQUEST, "--department", "MKT"), "nothing that chen-jing can sign"),
        ("chen-jing", ("XLX-2026-777",), "no record XLX-2026-777"),
        ("chen-jing", (REQUEST, "--as-of", "2025-12-31T09:00"), "is not valid for chen-jing"),
    ],
)
def test_what_can_not_be_signed_is_said(
    office: Path, keys: Path, key: str, arguments: tuple[str, ...], words: str
) -> None:
    at = () if "--as-of" in arguments else ("--as-of", THEN)
    done = accord(office, "sign", *arguments, "--key", str(keys / key), *at)
    assert done.exit_code == 2
    assert words in done.output
    assert "Traceback" not in done.output
    assert not [*office.rglob("*.sig")]


def test_without_ssh_keygen_it_is_one_line(
    office: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accord.proof.signing._PROGRAM", "no-such-keygen")
    done = sign(office, keys / "chen-jing", REQUEST)
    assert done.exit_code == 2
    assert done.output.startswith("accord: ssh-keygen is not installed")
    assert done.output.count("\n") == 1


def test_the_signers_are_those_whom_openssh_believes(
    office: Path, keys: Path, tmp_path: Path
) -> None:
    signature = sign_beside(office, keys / "su-wan", REQUEST, CONSENSUS, ("DESIGN", "su-wan"))
    line, _, armor = signature.read_bytes().partition(b"\n")
    allowed, armored = tmp_path / "allowed", tmp_path / "armor"
    allowed.write_text(accord(office, "signers").output, "utf-8")
    armored.write_bytes(armor)
    options = ["-f", str(allowed), "-n", "accord", "-s", str(armored)]

    def verified(who: str, at: str, text: bytes = line) -> bool:
        command = ["ssh-keygen", "-Y", "verify", *options, "-I", who, f"-Overify-time={at}"]
        return not subprocess.run(command, input=text, capture_output=True, check=False).returncode

    assert verified("su-wan", "20251231160000Z")
    assert not verified("su-wan", "20251231155959Z"), "before the key's first day in Shanghai"
    assert not verified("chen-jing", "20260520000000Z")
    assert not verified("su-wan", "20260520000000Z", line + b" ")


def test_the_audit_is_a_table_json_and_an_exit_code(office: Path, keys: Path) -> None:
    people = {"MKT": "lin-yue", "TECH": "chen-jing", "DESIGN": "su-wan"}
    keep(office, keys / "gate", REQUEST, CONSENSUS, people)
    done = accord(office, "audit")
    assert done.exit_code == 0
    assert "Reviewed" in done.output and "Claimed" in done.output
    assert accord(office, "audit", "--strict").exit_code == 1
    assert FEEDBACK not in accord(office, "audit", REQUEST).output
    entry = office / FOLDER / CONSENSUS
    entry.write_bytes(entry.read_bytes().replace(b"16:30", b"16:31"))
    done = accord(office, "audit", REQUEST, "--json")
    assert done.exit_code == 1
    answer = json.loads(done.output)
    assert answer["sound"] is False
    lines = {(each["entry"], each["department"]): each for each in answer["lines"]}
    assert lines[CONSENSUS, "TECH"]["standing"] == "contradicted"
    assert "is not as it was" in lines[CONSENSUS, "TECH"]["reasons"][0]
    assert accord(office, "audit", "XLX-2026-777").exit_code == 2
