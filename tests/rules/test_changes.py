"""What two trees tell: a real repository, a branch from it, and the check against its base."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord import ledger
from accord.change.comparison import compare
from accord.commands import cli
from accord.rules import CHANGE_RULES
from accord.trees import Folder, Revision
from tests.repository import commit, git

NOW = "2026-10-30T10:00"
CLOSED = "records/requests/XLX-2026-001"
RUNNING = "records/requests/XLX-2026-009"
PROPOSED = "records/requests/XLX-2026-018"
ENTRY = f"{CLOSED}/2026-02-28-progress-TECH.md"
RULES = {rule.slug for rule in CHANGE_RULES}


@pytest.fixture
def merged(sample: Path) -> Path:
    """The sample, landed on main; work goes on in a branch of it."""
    commit(sample)
    git(sample, "checkout", "-qb", "work")
    return sample


def findings(root: Path, base: str = "main", now: str = NOW) -> list[dict[str, Any]]:
    """What the check against the base finds beside what every check does."""
    arguments = ["check", "-C", str(root), "--base", base, "--as-of", now, "--format", "json"]
    done = CliRunner().invoke(cli, [*arguments, "--lang", "en"])
    assert done.exit_code in (0, 1), done.output
    return [each for each in json.loads(done.stdout)["findings"] if each["rule"] in RULES]


def rules(root: Path, base: str = "main", now: str = NOW) -> list[str]:
    return [each["rule"] for each in findings(root, base, now)]


def only(root: Path) -> dict[str, Any]:
    """The one thing that is found."""
    found = findings(root)
    assert len(found) == 1, found
    return found[0]


def obey(root: Path, advice: str) -> None:
    """Run the command that a finding names."""
    command = shlex.split(re.findall(r"`(git [^`]+)`", advice)[0])
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def add_progress(root: Path, at: str, more: str = "") -> Path:
    """A new entry of the record that is running."""
    path = root / RUNNING / f"{at[:10]}-progress-TECH.md"
    model = min((root / RUNNING).glob("*-progress-TECH.md")).read_text("utf-8")
    path.write_text(re.sub(r"\nat: .*", f"\nat: {at}{more}", model, count=1), "utf-8")
    return path


def copy_record(root: Path, id: str, raised_at: str = "2026-10-30T09:00") -> Path:
    """A new record that asks what another has asked."""
    folder = root / "records/requests" / id
    folder.mkdir()
    text = (root / PROPOSED / "request.md").read_text("utf-8")
    text = re.sub(r"\nraised_at: .*", f"\nraised_at: {raised_at}", text, count=1)
    (folder / "request.md").write_text(text.replace("XLX-2026-018", id, 1), "utf-8")
    return folder


# --- Merged entries --------------------------------------------------------------------------


def test_nothing_is_found_where_nothing_has_changed(merged: Path) -> None:
    assert findings(merged) == []


def test_an_edited_entry_is_told_at_the_line_and_restored(merged: Path) -> None:
    edit(merged / ENTRY, "by: li-na", "by: wu-hao")
    told = only(merged)
    assert (told["rule"], told["path"], told["line"]) == ("entry-kept", ENTRY, 4)
    assert "edited" in told["message"]
    assert f"supersedes: {ENTRY.rpartition('/')[2]}" in told["help"]
    obey(merged, told["help"])
    assert findings(merged) == []


def test_a_deleted_entry_is_told_where_it_stood_and_restored(merged: Path) -> None:
    (merged / ENTRY).unlink()
    told = only(merged)
    assert (told["rule"], told["path"]) == ("entry-kept", ENTRY)
    assert "deleted" in told["message"]
    obey(merged, told["help"])
    assert findings(merged) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (f"{CLOSED}/2026-02-27-progress-TECH.md", "under the name 2026-02-28-progress-TECH.md"),
        (f"{RUNNING}/2026-02-28-progress-TECH.md", "one of XLX-2026-001"),
    ],
    ids=["renamed", "moved"],
)
@pytest.mark.parametrize("staged", [True, False])
def test_a_moved_entry_is_told_where_it_is_and_put_back(
    merged: Path, place: str, words: str, staged: bool
) -> None:
    git(merged, "mv", ENTRY, place)
    if staged:
        git(merged, "commit", "-qm", "move")
    told = only(merged)
    assert (told["rule"], told["path"]) == ("entry-kept", place)
    assert words in told["message"]
    obey(merged, told["help"])
    (merged / place).unlink()
    assert findings(merged) == []


def test_a_consensus_is_not_mended_but_made_anew(merged: Path) -> None:
    path = f"{CLOSED}/2026-02-03-consensus.md"
    edit(merged / path, "16:30", "16:31")
    assert "another consensus" in only(merged)["help"]


def test_an_entry_that_became_a_link_is_edited(merged: Path) -> None:
    (merged / ENTRY).unlink()
    (merged / ENTRY).symlink_to("2026-03-06-progress-TECH.md")
    assert only(merged)["rule"] == "entry-kept"


def test_other_permissions_change_no_byte(merged: Path) -> None:
    (merged / ENTRY).chmod(0o755)
    assert findings(merged) == []
    commit(merged, "make it a program")
    assert findings(merged) == []


def test_what_the_base_could_not_read_may_be_mended_and_taken_away(sample: Path) -> None:
    bad, junk = sample / ENTRY, sample / CLOSED / "notes.txt"
    text = bad.read_text("utf-8")
    bad.write_text(text.replace("kind: progress", "kind: progres"), "utf-8")
    junk.write_text("see the chat", "utf-8")
    commit(sample)
    git(sample, "checkout", "-qb", "work")
    bad.write_text(text.replace("\nat: ", "\nentered_at: 2026-10-30T09:00\nat: "), "utf-8")
    junk.unlink()
    assert findings(sample) == []


def test_a_broken_form_does_not_open_its_entries(sample: Path) -> None:
    form = sample / CLOSED / "request.md"
    text = form.read_text("utf-8")
    form.write_text(text.replace("title:", "titel:"), "utf-8")
    commit(sample)
    git(sample, "checkout", "-qb", "work")
    form.write_text(text, "utf-8")
    assert findings(sample) == []
    (sample / ENTRY).unlink()
    assert rules(sample) == ["entry-kept"]
    shutil.rmtree(sample / CLOSED)
    assert set(rules(sample)) == {"entry-kept"}


# --- Forms -----------------------------------------------------------------------------------


def test_an_agreed_form_is_frozen_to_the_last_byte(merged: Path) -> None:
    form = f"{RUNNING}/request.md"
    with (merged / form).open("a", encoding="utf-8") as file:
        file.write("\n还有一句。\n")
    told = only(merged)
    assert (told["rule"], told["path"]) == ("form-kept", form)
    assert "accord add amendment XLX-2026-009" in told["help"]
    obey(merged, told["help"])
    assert findings(merged) == []


def test_a_form_that_nobody_has_agreed_to_may_change(merged: Path) -> None:
    edit(merged / PROPOSED / "request.md", "title: ", "title: 新")
    assert findings(merged) == []


def test_a_consensus_that_comes_with_an_edit_freezes_only_what_follows(merged: Path) -> None:
    edit(merged / PROPOSED / "request.md", "title: ", "title: 新")
    arguments = ["add", "consensus", "XLX-2026-018", "-C", str(merged), "--set", "by=lin-yue"]
    assert CliRunner().invoke(cli, [*arguments, "--as-of", NOW]).exit_code == 0
    assert findings(merged) == []


@pytest.mark.parametrize("field", ["raised_at", "raised_by", "from"])
def test_where_a_record_comes_from_never_changes(merged: Path, field: str) -> None:
    form = merged / PROPOSED / "request.md"
    text = form.read_text("utf-8")
    value = re.findall(rf"\n{field}: (.*)", text)[0]
    other = {"raised_at": "2026-10-21T09:00", "raised_by": "he-jiayi", "from": "MKT"}[field]
    edit(form, f"{field}: {value}", f"{field}: {other}")
    told = only(merged)
    assert told["rule"] == "origin-kept"
    assert told["line"] == text[: text.index(f"\n{field}: ")].count("\n") + 2
    assert value in told["message"]
    assert told["help"] == f"Write {field}: {value}."


def test_a_record_that_is_gone_is_told_once_and_restored(merged: Path) -> None:
    shutil.rmtree(merged / RUNNING)
    told = only(merged)
    assert (told["rule"], told["path"]) == ("form-kept", f"{RUNNING}/request.md")
    obey(merged, told["help"])
    assert findings(merged) == []


def test_a_form_without_its_entries_is_told_alone(merged: Path) -> None:
    (merged / RUNNING / "request.md").unlink()
    assert rules(merged) == ["form-kept"]


def test_a_record_under_another_id_is_told_where_it_is(merged: Path) -> None:
    new = "records/requests/XLX-2026-021"
    git(merged, "mv", PROPOSED, new)
    edit(merged / new / "request.md", "id: XLX-2026-018", "id: XLX-2026-021")
    told = only(merged)
    assert told["rule"] == "form-kept"
    assert told["path"] == f"{new}/request.md"
    assert PROPOSED in told["message"]
    obey(merged, told["help"])
    shutil.rmtree(merged / new)
    assert findings(merged) == []


def test_a_change_does_not_unfreeze_a_form_by_changing_the_table(merged: Path) -> None:
    edit(
        merged / "schema/workflow.yml",
        "received], to: agreed, when: consensus-fits",
        "received], to: agreed, when: work-started",
    )
    edit(merged / "schema/entries/consensus.json", '"const": "consensus"', '"const": "accord"')
    edit(merged / RUNNING / "request.md", "title: ", "title: 新")
    assert "form-kept" in rules(merged)


def test_a_change_does_not_free_a_field_by_changing_the_table(merged: Path) -> None:
    edit(
        merged / "schema/workflow.yml",
        "fixed_fields: [id, from, raised_at, ",
        "fixed_fields: [id, from, ",
    )
    edit(merged / PROPOSED / "request.md", "raised_at: 2026-10-20", "raised_at: 2026-10-19")
    assert "origin-kept" in rules(merged)


def test_what_an_edit_of_something_merged_upsets_elsewhere_is_not_told(merged: Path) -> None:
    edit(merged / RUNNING / "request.md", "background: ", "background: 另外，")
    arguments = ["check", "-C", str(merged), "--format", "json", "--lang", "en"]
    alone = json.loads(CliRunner().invoke(cli, arguments).stdout)["findings"]
    assert {each["rule"] for each in alone} >= {"consensus-fits", "entry-allowed"}
    done = CliRunner().invoke(cli, [*arguments, "--base", "main"])
    assert done.exit_code == 1
    assert [each["rule"] for each in json.loads(done.stdout)["findings"]] == ["form-kept"]
    (merged / CLOSED / "2026-02-02-minutes.md").write_text("new", "utf-8")
    more = json.loads(CliRunner().invoke(cli, [*arguments, "--base", "main"]).stdout)["findings"]
    assert {each["rule"] for each in more} == {"form-kept", "entry-kept", "front-matter"}


# --- Signatures ------------------------------------------------------------------------------


def signed(merged: Path, document: str) -> Path:
    """A signature beside a document, landed on main."""
    path = merged / f"{document}.TECH.sig"
    git(merged, "checkout", "-q", "main")
    path.write_bytes(b"as it was signed\n")
    commit(merged, "sign")
    git(merged, "checkout", "-qB", "work")
    return path


@pytest.mark.parametrize("how", ["edited", "deleted", "renamed"])
@pytest.mark.parametrize("document", [f"{CLOSED}/2026-02-03-consensus", f"{RUNNING}/request"])
def test_a_merged_signature_is_kept_and_restored(merged: Path, document: str, how: str) -> None:
    path = signed(merged, document)
    other = path.with_name(path.name.replace("TECH", "OPS"))
    if how == "edited":
        path.write_bytes(b"as it was signed\r\n")
    elif how == "deleted":
        path.unlink()
    else:
        path.rename(other)
    told = only(merged)
    place = other if how == "renamed" else path
    assert (told["rule"], told["path"]) == ("signature-kept", str(place.relative_to(merged)))
    obey(merged, told["help"])
    other.unlink(missing_ok=True)
    assert findings(merged) == []


def test_a_form_that_nobody_has_agreed_to_is_signed_anew(merged: Path) -> None:
    path = signed(merged, f"{PROPOSED}/request")
    edit(merged / PROPOSED / "request.md", "title: ", "title: 新")
    path.write_bytes(b"signed again\n")
    assert findings(merged) == []
    path.unlink()
    assert findings(merged) == []


# --- Ids -------------------------------------------------------------------------------------


def test_the_id_of_a_deleted_record_is_not_given_again(merged: Path) -> None:
    git(merged, "checkout", "-q", "main")
    copy_record(merged, "XLX-2026-021")
    commit(merged, "a record")
    add_progress(merged, "2026-10-29T09:00")
    commit(merged, "something else")
    shutil.rmtree(merged / "records/requests/XLX-2026-021")
    deleted = commit(merged, "take it away")
    git(merged, "checkout", "-qb", "again")
    copy_record(merged, "XLX-2026-021")
    git(merged, "config", "color.ui", "always")
    git(merged, "config", "log.showSignature", "true")
    told = only(merged)
    assert (told["rule"], told["line"]) == ("id-not-reused", 2)
    assert re.findall("commit ([0-9a-f]+)", told["message"])[0] in deleted
    shutil.move(merged / "records/requests/XLX-2026-021", merged / "records/requests/XLX-2026-022")
    edit(merged / "records/requests/XLX-2026-022/request.md", "XLX-2026-021", "XLX-2026-022")
    assert findings(merged) == []


def test_two_changes_that_took_the_same_id_meet(merged: Path) -> None:
    folder = copy_record(merged, "XLX-2026-021")
    commit(merged, "mine")
    git(merged, "checkout", "-q", "main")
    copy_record(merged, "XLX-2026-021")
    edit(folder / "request.md", "title: ", "title: 另")
    commit(merged, "theirs")
    git(merged, "checkout", "-q", "work")
    assert rules(merged) == ["id-not-reused"]


def test_a_change_that_has_landed_does_not_meet_itself(merged: Path) -> None:
    copy_record(merged, "XLX-2026-021")
    commit(merged, "mine")
    git(merged, "checkout", "-q", "main")
    git(merged, "merge", "-q", "--squash", "work")
    commit(merged, "landed")
    git(merged, "checkout", "-q", "work")
    assert findings(merged) == []


def test_an_id_does_not_move_to_the_other_kind(merged: Path) -> None:
    git(merged, "mv", "records/feedback/20261028-CS-001", "records/requests/20261028-CS-001")
    assert {"form-kept", "id-not-reused"} <= set(rules(merged))


# --- Amendments ------------------------------------------------------------------------------


def test_an_amendment_of_what_was_agreed_wants_a_consensus(merged: Path) -> None:
    set_ = ["--set", "by=lin-yue", "--section", "原因=改期", "--section", "影响=无"]
    arguments = ["add", "amendment", "XLX-2026-009", "-C", str(merged), "--as-of", NOW, *set_]
    done = CliRunner().invoke(
        cli, [*arguments, "--set", "changes={background: 换一种说法，做到 5%。}"]
    )
    assert done.exit_code == 0, done.output
    told = only(merged)
    assert (told["rule"], told["severity"]) == ("amendment-agreed", "warning")
    again = ["add", "consensus", "XLX-2026-009", "-C", str(merged), "--as-of", "2026-10-30T10:05"]
    done = CliRunner().invoke(cli, [*again, "--set", "by=lin-yue"])
    assert done.exit_code == 0, done.output
    assert findings(merged, now="2026-10-30T10:05") == []


def test_an_amendment_of_other_fields_wants_none(merged: Path) -> None:
    set_ = ["--set", "by=lin-yue", "--section", "原因=急", "--section", "影响=无"]
    arguments = ["add", "amendment", "XLX-2026-009", "-C", str(merged), "--as-of", NOW, *set_]
    done = CliRunner().invoke(cli, [*arguments, "--set", "changes={update_every: day}"])
    assert done.exit_code == 0, done.output
    assert findings(merged) == []


# --- Instants --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-10-30T09:59", []),
        ("2026-10-28T08:00", []),  # Wednesday: until Friday's close
        ("2026-10-27T20:00", ["entered-in-time"]),
    ],
)
def test_an_entry_comes_when_it_happens(merged: Path, at: str, expected: list[str]) -> None:
    path = add_progress(merged, at)
    found = findings(merged)
    assert [each["rule"] for each in found] == expected
    lines = path.read_text("utf-8").splitlines()
    assert all(lines[each["line"] - 1] == f"at: {at}" for each in found)


def test_an_entry_that_says_when_it_was_entered_may_come_late(merged: Path) -> None:
    add_progress(merged, "2026-10-20T09:00")
    advice = only(merged)["help"]
    assert advice == f"Add entered_at: {NOW}."
    add_progress(merged, "2026-10-20T09:00", f"\nentered_at: {NOW}")
    assert findings(merged) == []


def test_entries_of_the_base_may_be_old(merged: Path) -> None:
    add_progress(merged, "2026-10-01T09:00")
    assert findings(merged, now="2027-01-01T09:00")
    git(merged, "checkout", "-q", "main")
    commit(merged, "it landed")
    assert findings(merged, now="2027-01-01T09:00") == []


@pytest.mark.parametrize(
    ("raised_at", "expected"),
    [
        ("2026-10-30T09:00", []),
        ("2026-10-20T09:00", ["entered-in-time"]),
    ],
)
def test_a_record_is_raised_when_it_comes(
    merged: Path, raised_at: str, expected: list[str]
) -> None:
    copy_record(merged, "XLX-2026-021", raised_at)
    assert rules(merged) == expected


# --- Keys ------------------------------------------------------------------------------------

REGISTRY = "records/organization.yml"
SIGNS = "keys: [{key: ssh-ed25519 AAAA, from: 2026-01-01}]"
GATE = "\ngate_keys:\n  - {key: ssh-ed25519 BBBB, from: 2026-01-01, until: 2026-12-31}\n"


@pytest.fixture
def keyed(merged: Path) -> Path:
    """The sample, landed with a key of a lead and one of the gate."""
    git(merged, "checkout", "-q", "main")
    edit(merged / REGISTRY, "  - {id: chen-jing,", f"  - {{id: chen-jing, {SIGNS},")
    with (merged / REGISTRY).open("a", encoding="utf-8") as file:
        file.write(GATE)
    commit(merged, "keys")
    git(merged, "checkout", "-qB", "work")
    return merged


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (f" {SIGNS},", "", "A key of chen-jing is gone"),
        ("AAAA", "CCCC", "A key of chen-jing is gone"),
        ("AAAA, from: 2026-01-01", "AAAA, from: 2025-01-01", "A key of chen-jing is gone"),
        (GATE, "", "A key of the gate is gone"),
        ("until: 2026-12-31", "until: 2027-12-31", "The last day of a key of the gate was moved"),
        (", until: 2026-12-31", "", "The last day of a key of the gate was moved"),
        ("{id: chen-jing,", "{id: jing,", "A key of chen-jing is gone"),
    ],
)
def test_a_key_stays_in_the_registry(keyed: Path, old: str, new: str, words: str) -> None:
    edit(keyed / REGISTRY, old, new)
    told = only(keyed)
    assert (told["rule"], told["path"]) == ("key-kept", REGISTRY)
    assert words in told["message"]
    assert "2026-01-01" in told["help"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("AAAA, from: 2026-01-01", "AAAA, from: 2026-01-01, until: 2026-10-29"),
        ("until: 2026-12-31", "until: 2026-10-31"),
        (SIGNS, SIGNS[:-1] + ", {key: ssh-ed25519 CCCC, from: 2026-10-30}]"),
        (GATE, GATE + "  - {key: ssh-ed25519 DDDD, from: 2026-10-30}\n"),
    ],
)
def test_a_key_may_end_and_another_come(keyed: Path, old: str, new: str) -> None:
    edit(keyed / REGISTRY, old, new)
    assert findings(keyed) == []


# --- Policy and records ----------------------------------------------------------------------


def test_policy_and_records_change_apart(merged: Path) -> None:
    edit(merged / "schema/workflow.yml", "# What a record", "# All that a record")
    assert findings(merged) == []
    add_progress(merged, "2026-10-30T09:00")
    told = only(merged)
    assert (told["rule"], told["severity"]) == ("policy-apart", "warning")
    assert told["path"] == "schema/workflow.yml"


def test_what_lies_about_is_no_policy(merged: Path) -> None:
    (merged / "scratch.txt").write_text("x", "utf-8")
    add_progress(merged, "2026-10-30T09:00")
    assert findings(merged) == []


def test_every_rule_about_changes_is_tried_here_or_beside() -> None:
    here = Path(__file__)
    text = "".join(each.read_text("utf-8") for each in (here, here.with_name("test_past.py")))
    assert {slug for slug in RULES if f'"{slug}"' in text} == RULES


def test_a_commit_is_compared_as_the_folder_is(merged: Path) -> None:
    (merged / ENTRY).rename(merged / RUNNING / "2026-02-28-progress-TECH.md")
    edit(merged / PROPOSED / "request.md", "title: ", "title: 新")
    edit(merged / "schema/workflow.yml", "# What a record", "# All that a record")
    copy_record(merged, "XLX-2026-021")
    base, folder = Revision(merged, "main"), Folder(merged)
    opened = ledger.opened(base)
    seen = compare(base, folder, opened, ledger.opened(folder))
    commit(merged, "the same")
    head = Revision(merged, "work")
    assert compare(base, head, opened, ledger.opened(head)) == seen
    assert [each.id for each in seen.new_records] == ["XLX-2026-021"]
    assert seen.beside == ("schema/workflow.yml",)
    assert list(seen.moves) == [ENTRY]
    frozen = {each.id: each.frozen for each in seen.records}
    assert frozen["XLX-2026-009"]
    assert not frozen["XLX-2026-018"]
