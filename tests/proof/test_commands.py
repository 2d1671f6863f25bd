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


def test_a_key_without_its_public_half_beside_it_will_do(
    office: Path, keys: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "alone"
    alone.write_bytes((keys / "chen-jing").read_bytes())
    alone.chmod(0o600)
    assert sign(office, alone, REQUEST, CONSENSUS).exit_code == 0
    spoilt = tmp_path / "spoilt"
    spoilt.write_text("no key")
    done = sign(office, spoilt, REQUEST)
    assert done.exit_code == 2
    assert done.output.startswith("accord: ssh-keygen did not do it: ")
    spoilt.with_suffix(".pub").write_text("no key")
    assert "is no key of OpenSSH" in sign(office, spoilt, REQUEST).output


def test_a_key_that_two_people_have_wants_a_name(office: Path, keys: Path) -> None:
    registry = office / "records/organization.yml"
    public = (keys / "chen-jing.pub").read_text().rpartition(" ")[0]
    given = f"keys: [{{key: {public}, from: 2026-01-01}}]"
    text = registry.read_text("utf-8")
    registry.write_text(text.replace("{id: pan-yu,", f"{{id: pan-yu, {given},"), "utf-8")
    assert "name one with --as" in sign(office, keys / "chen-jing", REQUEST).output
    assert sign(office, keys / "chen-jing", REQUEST, "--as", "chen-jing").exit_code == 0


def test_who_leads_two_departments_says_for_which(office: Path, keys: Path) -> None:
    registry = office / "records/organization.yml"
    leads = "leads: [{person: su-wan, from: 2026-01-01}]"
    text = registry.read_text("utf-8")
    assert leads in text
    registry.write_text(text.replace(leads, leads.replace("su-wan", "chen-jing")), "utf-8")
    done = sign(office, keys / "chen-jing", REQUEST, CONSENSUS)
    assert done.exit_code == 2
    assert "--department one of TECH, DESIGN" in done.output
    done = sign(office, keys / "chen-jing", REQUEST, CONSENSUS, "--department", "DESIGN")
    assert done.stdout.endswith("consensus.DESIGN.sig\n")


def test_a_record_that_can_not_be_read_is_not_signed_but_audited(office: Path, keys: Path) -> None:
    sign_beside(office, keys / "su-wan", REQUEST, CONSENSUS, ("DESIGN", "su-wan"))
    (office / FOLDER / "request.md").write_text("no form")
    assert "can't be read" in sign(office, keys / "chen-jing", REQUEST).output
    done = accord(office, "audit", REQUEST)
    assert done.exit_code == 1
    assert "2026-02-03-consensus.DESIGN.sig: What it speaks of is not here" in done.output


def test_without_git_s_key_it_is_the_one_at_home(
    office: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    done = accord(office, "sign", REQUEST, "--as-of", THEN)
    assert f"There is no key {tmp_path}/.ssh/id_ed25519" in done.output
    (tmp_path / ".ssh").mkdir()
    for suffix in ("", ".pub"):
        data = (keys / f"su-wan{suffix}").read_bytes()
        place = tmp_path / f".ssh/id_ed25519{suffix}"
        place.write_bytes(data)
        place.chmod(0o600)
    assert accord(office, "sign", REQUEST, CONSENSUS, "--as-of", THEN).exit_code == 0
    assert told(office)[REQUEST, CONSENSUS, "DESIGN"] == "signed"


def test_signatures_that_nobody_can_verify_stop_the_audit(
    office: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_beside(office, keys / "su-wan", REQUEST, CONSENSUS, ("DESIGN", "su-wan"))
    monkeypatch.setattr("accord.proof.signing._PROGRAM", "no-such-keygen")
    done = accord(office, "audit")
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    pages = accord(office, "pages", str(office / "pages"))
    assert pages.exit_code == 2
    assert "ssh-keygen is not installed" in pages.output


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
    registry = office / "records/organization.yml"
    public = (keys / "su-wan.pub").read_text().rpartition(" ")[0]
    ended = f"{public}, from: 2026-01-01, until: 2026-05-19"
    text = registry.read_text("utf-8")
    registry.write_text(text.replace(f"{public}, from: 2026-01-01", ended), "utf-8")
    allowed.write_text(accord(office, "signers").output, "utf-8")
    assert verified("su-wan", "20260519155959Z")
    assert not verified("su-wan", "20260519160000Z"), "after the key's last day in Shanghai"


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
