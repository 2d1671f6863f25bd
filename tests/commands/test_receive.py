"""A bare repository with the hook, from a clone to a refused push to an accepted one.

Keys are real ones of OpenSSH, and git itself runs the hook, in its quarantine.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.commands import cli
from tests.gate.scene import digest_of, document
from tests.gate.test_who_approves import RECEIVED, folder
from tests.proof.office import make_key
from tests.repository import git

ROOT = Path(__file__).parents[2]
ACCORD = Path(sys.executable).parent / "accord"
REGISTRY = "records/organization.yml"
LEADS = {"luo-dan": "CS", "ma-chao": "SUP", "chen-jing": "TECH"}
PEOPLE = (*LEADS, "fang-ke", "meng-xin", "wu-hao")
CONSENSUS = f"{folder(RECEIVED)}/2026-10-30-consensus.md"
MINUTES = f"{folder(RECEIVED)}/2026-10-30-minutes.md"


@dataclass(frozen=True)
class Team:
    """A bare repository, a clone of it, and everybody's keys."""

    server: Path
    clone: Path
    keys: Path

    def write(self, path: str, text: str) -> None:
        (self.clone / path).parent.mkdir(parents=True, exist_ok=True)
        (self.clone / path).write_text(text, encoding="utf-8")

    def commit(self, by: str | None, *more: str, key: str = "") -> str:
        """Commit everything, signed by somebody; the commit's id."""
        git(self.clone, "add", "--all")
        signing = (
            ("-c", "gpg.format=ssh", "-c", f"user.signingkey={self.keys / (key or by)}.pub")
            if by
            else ()
        )
        sign = "-S" if by else "--no-gpg-sign"
        git(self.clone, *signing, "commit", "-q", sign, "-m", "work", *more)
        return git(self.clone, "rev-parse", "HEAD").strip()

    def sign(self, person: str, id: str, entry: str) -> None:
        key = ("--key", str(self.keys / person), "--department", LEADS[person])
        done = CliRunner().invoke(cli, ["sign", id, entry, *key, "-C", str(self.clone)])
        assert done.exit_code == 0, done.output

    def push(self, *what: str, lang: str = "en_US.UTF-8") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "-C", self.clone, "push", "-q", "origin", *(what or ("main",))],
            env={**os.environ, "LANG": lang, "LC_ALL": lang, "LANGUAGE": ""},
            capture_output=True,
            text=True,
            check=False,
        )

    def lands(self, *what: str) -> None:
        done = self.push(*what)
        assert done.returncode == 0, done.stderr

    def is_refused(self, *words: str, what: tuple[str, ...] = (), unread: bool = False) -> None:
        """The push is refused with these words, and nothing has moved.

        It is `unread` if that could not even be decided.
        """
        before = git(self.server, "for-each-ref")
        done = self.push(*what)
        assert done.returncode != 0, done.stderr
        assert "pre-receive hook declined" in done.stderr, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        could_not_decide = "remote: accord: " in done.stderr
        assert could_not_decide is unread, done.stderr
        for word in words:
            assert word in done.stderr, done.stderr
        assert git(self.server, "for-each-ref") == before


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name in (*PEOPLE, "stranger", "retired"):
        make_key(folder / name)
    return folder


def make_empty(place: Path, keys: Path) -> Team:
    """Nothing was pushed yet; the sample lies in the clone, with a registry that has the keys."""
    server, clone = place / "accord.git", place / "clone"
    git(place, "init", "-q", "--bare", "-b", "main", str(server))
    hook = server / "hooks/pre-receive"
    hook.write_text(f"#!/bin/sh\nexec {ACCORD} receive\n", encoding="utf-8")
    hook.chmod(0o755)
    git(place, "clone", "-q", str(server), str(clone))
    git(clone, "checkout", "-qB", "main")
    for part in ("records", "schema"):
        shutil.copytree(ROOT / part, clone / part)
    text = (clone / REGISTRY).read_text("utf-8")
    for person in PEOPLE:
        given = [f"{{key: {_public(keys, person)}, from: 2026-01-01}}"]
        if person == "fang-ke":
            given.append(
                f"{{key: {_public(keys, 'retired')}, from: 2026-01-01, until: 2026-10-29}}"
            )
        entry = f"  - {{id: {person},"
        assert entry in text
        text = text.replace(entry, f"{entry} keys: [{', '.join(given)}],")
    (clone / REGISTRY).write_text(text, "utf-8")
    return Team(server, clone, keys)


@pytest.fixture
def empty(tmp_path: Path, keys: Path) -> Team:
    return make_empty(tmp_path, keys)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory, keys: Path) -> Path:
    """Where a steward has founded a repository, by the first push."""
    place = tmp_path_factory.mktemp("founded")
    team = make_empty(place, keys)
    team.commit("meng-xin")
    team.lands()
    return place


@pytest.fixture
def team(founded: Path, tmp_path: Path, keys: Path) -> Team:
    """A copy of it for everybody to work with."""
    shutil.copytree(founded, tmp_path / "team")
    team = Team(tmp_path / "team/accord.git", tmp_path / "team/clone", keys)
    git(team.clone, "remote", "set-url", "origin", str(team.server))
    return team


def _public(keys: Path, name: str) -> str:
    return " ".join((keys / f"{name}.pub").read_text().split()[:2])


def consensus(team: Team) -> None:
    contents = {
        path.relative_to(team.clone).as_posix(): path.read_bytes()
        for part in ("records", "schema")
        for path in (team.clone / part).rglob("*")
        if path.is_file()
    }
    team.write(
        CONSENSUS,
        document(
            kind="consensus",
            at="2026-10-30T09:00",
            by="luo-dan",
            departments=sorted(LEADS.values()),
            digest=digest_of(contents, RECEIVED),
            round=1,
        ),
    )


def minutes(team: Team, by: str = "fang-ke") -> None:
    text = document(
        kind="minutes",
        at="2026-10-30T09:00",
        by=by,
        held_at="2026-10-30T08:30",
        channel="meeting",
        recorder=by,
        attendees=[by],
    )
    team.write(
        MINUTES,
        f"{text}\n## 各方意见\n\n一致。\n\n## 达成共识\n\n照此办理。\n\n## 决议\n\n照此办理。\n",
    )


# --- The first push --------------------------------------------------------------------------


@pytest.mark.parametrize("by", [None, "chen-jing", "stranger"])
def test_only_a_steward_founds_a_repository(empty: Team, by: str | None) -> None:
    empty.commit(by)
    empty.is_refused("refs/heads/main was refused.", "signed by a steward")


def test_a_repository_without_a_registry_is_not_founded(empty: Team) -> None:
    (empty.clone / REGISTRY).unlink()
    empty.commit("meng-xin")
    empty.is_refused("can't be read", unread=True)


def test_what_a_steward_founds_lands(empty: Team) -> None:
    founded = empty.commit("meng-xin")
    empty.lands()
    assert git(empty.server, "rev-parse", "main").strip() == founded


# --- Consensus, by signatures beside the entry -----------------------------------------------


def test_from_a_clone_to_a_refused_push_to_an_accepted_one(team: Team, tmp_path: Path) -> None:
    consensus(team)
    team.commit("fang-ke")
    team.is_refused("已接收 → 已达成共识", "罗丹", "马超", "陈静", "accord sign 编号")
    for person in ("luo-dan", "ma-chao"):
        team.sign(person, RECEIVED, CONSENSUS.rpartition("/")[2])
        team.commit(person)
    team.is_refused("陈静")
    git(tmp_path, "clone", "-q", str(team.clone), "of-the-lead")
    lead = Team(team.server, tmp_path / "of-the-lead", team.keys)
    git(lead.clone, "remote", "set-url", "origin", str(team.server))
    lead.sign("chen-jing", RECEIVED, CONSENSUS.rpartition("/")[2])
    landed = lead.commit("chen-jing")
    lead.lands()
    assert git(team.server, "rev-parse", "main").strip() == landed
    assert git(team.server, "cat-file", "-t", f"main:{CONSENSUS}").strip() == "blob"


def test_a_forged_signature_is_refused(team: Team) -> None:
    consensus(team)
    for person in LEADS:
        team.sign(person, RECEIVED, CONSENSUS.rpartition("/")[2])
    signature = team.clone / CONSENSUS.replace(".md", ".TECH.sig")
    own = signature.with_name(signature.name.replace("TECH", "SUP"))
    signature.write_bytes(own.read_bytes())
    team.commit("fang-ke")
    team.is_refused("TECH")


def test_what_changes_after_it_was_signed_is_refused(team: Team) -> None:
    consensus(team)
    for person in LEADS:
        team.sign(person, RECEIVED, CONSENSUS.rpartition("/")[2])
    team.write(CONSENSUS, (team.clone / CONSENSUS).read_text("utf-8") + "\n另加一句。\n")
    team.commit("fang-ke")
    team.is_refused()


# --- Authorship, by signed commits -----------------------------------------------------------


def test_who_signs_all_commits_speaks_for_the_own_department(team: Team) -> None:
    minutes(team)
    team.commit("fang-ke")
    team.lands()


def test_without_a_signature_nobody_is_the_author(team: Team) -> None:
    minutes(team)
    team.commit(None)
    team.is_refused("have no author", "git config commit.gpgsign true")
    team.commit("fang-ke", "--amend")
    team.lands()


@pytest.mark.parametrize("key", ["stranger", "retired", "wu-hao"])
def test_a_key_that_is_not_of_the_department_today_does_not_speak(team: Team, key: str) -> None:
    minutes(team)
    team.commit("fang-ke", key=key)
    team.is_refused()


def test_a_backdated_commit_does_not_bring_a_retired_key_back(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-06-01T10:00:00+08:00")
    minutes(team)
    team.commit("fang-ke", key="retired")
    team.is_refused()


def test_one_commit_of_another_takes_the_author_away(team: Team) -> None:
    minutes(team)
    team.commit("fang-ke")
    team.write(MINUTES, (team.clone / MINUTES).read_text("utf-8") + "\n另加一句。\n")
    team.commit(None)
    team.is_refused()


def test_the_keys_are_those_of_what_has_landed(team: Team) -> None:
    """A change that enters its author's key is judged by the registry without it."""
    text = (team.clone / REGISTRY).read_text("utf-8")
    stranger = f"keys: [{{key: {_public(team.keys, 'stranger')}, from: 2026-01-01}}]"
    team.write(REGISTRY, text.replace("  - {id: xie-yun,", f"  - {{id: xie-yun, {stranger},"))
    minutes(team)
    team.commit("stranger")
    team.is_refused()


def test_the_registry_is_not_changed_by_who_pushes(team: Team) -> None:
    team.write(REGISTRY, (team.clone / REGISTRY).read_text("utf-8") + "\n# new\n")
    team.commit("meng-xin")
    team.is_refused("不能靠签名来批准", "git fetch /克隆的路径 分支名:main")


def test_whoever_runs_the_server_can_land_what_the_stewards_agreed(team: Team) -> None:
    team.write(REGISTRY, (team.clone / REGISTRY).read_text("utf-8") + "\n# new\n")
    changed = team.commit("meng-xin")
    git(team.server, "fetch", "-q", str(team.clone), "main:main")
    assert git(team.server, "rev-parse", "main").strip() == changed
    minutes(team)
    team.commit("fang-ke")
    team.lands()


# --- History ---------------------------------------------------------------------------------


def test_history_is_neither_rewritten_nor_deleted(team: Team) -> None:
    git(team.clone, "checkout", "-q", "--orphan", "other")
    team.commit("meng-xin")
    team.is_refused("It may only move forward.", what=("--force", "other:main"))
    team.is_refused("It is never deleted.", what=(":main",))


def test_a_merged_entry_stays(team: Team) -> None:
    path = next((team.clone / folder(RECEIVED)).glob("*-receipt-*.md"))
    path.write_text(path.read_text("utf-8") + "\n另加一句。\n", "utf-8")
    team.commit("fang-ke")
    team.is_refused()


def test_other_branches_pass_and_do_not_help_what_is_refused(team: Team) -> None:
    minutes(team)
    team.commit(None)
    team.lands("main:work")
    team.is_refused(what=("main", "main:again"))
    team.lands(":work")


def test_the_pusher_is_answered_in_the_authors_language(team: Team) -> None:
    text = (team.clone / REGISTRY).read_text("utf-8")
    team.write(REGISTRY, text.replace("- {id: fang-ke,", "- {id: fang-ke, language: en,"))
    team.commit("meng-xin")
    git(team.server, "fetch", "-q", str(team.clone), "main:main")
    consensus(team)
    team.commit("fang-ke")
    team.is_refused("Received → Agreed")


# --- The branch of statements ----------------------------------------------------------------


def test_statements_are_only_added(team: Team) -> None:
    git(team.clone, "checkout", "-q", "--orphan", "accord-proof")
    git(team.clone, "rm", "-rqf", ".")
    team.write("XLX-2026-001/one.sig", "one")
    first = team.commit(None)
    team.lands("accord-proof")
    team.write("XLX-2026-001/two.sig", "two")
    second = team.commit(None)
    team.lands("accord-proof")
    team.write("XLX-2026-001/one.sig", "other")
    team.write("XLX-2026-001/three.sig", "three")
    team.commit(None)
    team.is_refused("XLX-2026-001/one.sig was touched", what=("accord-proof",))
    git(team.clone, "reset", "-q", "--hard", second)
    (team.clone / "XLX-2026-001/one.sig").unlink()
    team.commit(None)
    team.is_refused("XLX-2026-001/one.sig was touched", what=("accord-proof",))
    git(team.clone, "reset", "-q", "--hard", first)
    team.is_refused("It may only move forward.", what=("--force", "accord-proof"))
    team.is_refused("It is never deleted.", what=(":accord-proof",))


def test_a_merge_hides_no_edit_of_a_statement(team: Team) -> None:
    git(team.clone, "checkout", "-q", "--orphan", "accord-proof")
    git(team.clone, "rm", "-rqf", ".")
    team.write("a/one.sig", "one")
    first = team.commit(None)
    team.lands("accord-proof")
    team.write("a/two.sig", "two")
    team.commit(None)
    git(team.clone, "checkout", "-qb", "side", first)
    team.write("a/three.sig", "three")
    team.commit(None)
    git(team.clone, "merge", "-q", "--no-commit", "accord-proof")
    team.write("a/one.sig", "other")
    team.commit(None)
    team.is_refused("a/one.sig was touched", what=("side:accord-proof",))


# --- By hand ---------------------------------------------------------------------------------


def test_what_is_no_push_cannot_be_decided(team: Team) -> None:
    done = CliRunner().invoke(cli, ["receive", "-C", str(team.server)], input="hello\n")
    assert done.exit_code == 2


NOBODY, ALL_ZERO = "0" * 39 + "1", "0" * 40


def answer(root: Path, old: str, new: str, ref: str = "refs/heads/main") -> tuple[int, str]:
    """What the hook would say of a push, asked outside of one."""
    arguments = ["receive", "-C", str(root), "--lang", "en"]
    done = CliRunner().invoke(cli, arguments, input=f"{old} {new} {ref}\n")
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("by", "at", "code"),
    [
        ("meng-xin", "2026-10-30T10:00", 0),
        ("meng-xin", "2025-12-31T10:00", 1),
        ("chen-jing", "2026-10-30T10:00", 1),
        (None, "2026-10-30T10:00", 1),
    ],
)
def test_a_steward_founds_while_in_office(empty: Team, by: str | None, at: str, code: int) -> None:
    text = (empty.clone / REGISTRY).read_text("utf-8")
    empty.write(REGISTRY, text.replace("as_of: 2026-10-30T10:00", f"as_of: {at}"))
    new = empty.commit(by)
    assert answer(empty.clone, ALL_ZERO, new)[0] == code


def test_a_steward_who_has_left_founds_nothing(empty: Team) -> None:
    text = (empty.clone / REGISTRY).read_text("utf-8")
    entry = re.search(r"  - \{id: meng-xin, (.*\n.*?)\}\n", text)
    assert entry
    gone = entry[0].replace("from: 2026-01-01,\n", "from: 2026-01-01, until: 2026-10-01,\n")
    empty.write(REGISTRY, text.replace(entry[0], gone))
    assert answer(empty.clone, ALL_ZERO, empty.commit("meng-xin"))[0] == 1


def test_statements_of_a_new_branch_are_only_added(team: Team) -> None:
    git(team.clone, "checkout", "-q", "--orphan", "accord-proof")
    team.write("a/one.sig", "one")
    first = team.commit(None)
    assert answer(team.clone, ALL_ZERO, first, "refs/heads/accord-proof") == (0, "")
    team.write("a/one.sig", "other")
    second = team.commit(None)
    code, said = answer(team.clone, ALL_ZERO, second, "refs/heads/accord-proof")
    assert (code, "a/one.sig was touched" in said) == (1, True)
    code, said = answer(team.clone, second, first, "refs/heads/accord-proof")
    assert (code, "only move forward" in said) == (1, True)


def test_what_is_not_there_cannot_be_decided(team: Team) -> None:
    main = git(team.clone, "rev-parse", "main").strip()
    assert answer(team.clone, main, NOBODY)[0] == 2
    assert answer(team.clone, ALL_ZERO, NOBODY)[0] == 2
    assert answer(team.clone, ALL_ZERO, NOBODY, "refs/heads/accord-proof")[0] == 2


def test_another_branch_may_be_the_one_on_which_work_lands(team: Team) -> None:
    minutes(team)
    new = team.commit(None)
    git(team.server, "fetch", "-q", str(team.clone), "main:refs/heads/work")
    old = git(team.server, "rev-parse", "main").strip()
    line = f"{old} {new} refs/heads/trunk\n"
    for words, code in (([], 0), (["trunk"], 1)):
        arguments = ["receive", *words, "-C", str(team.server)]
        assert CliRunner().invoke(cli, arguments, input=line).exit_code == code
