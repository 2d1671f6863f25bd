"""`accord renumber`: two branches take the same id, and the second is given another."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accord import ledger
from accord.author.place import FileChanged
from accord.author.renumbering.mentions import renamed
from accord.author.renumbering.merged import Merged
from accord.author.renumbering.plan import plan
from accord.author.renumbering.writing import write
from accord.commands import cli
from accord.trees import Folder
from tests.repository import commit, git

NOW = "2026-10-30T10:00"
REQUESTS = "records/requests"
OLD, NEW = f"{REQUESTS}/XLX-2026-021", f"{REQUESTS}/XLX-2026-022"
AGREED = f"{REQUESTS}/XLX-2026-006"
GONE = "deleted, since what it signs has changed; sign again with `accord sign`."
OTHER = f"{REQUESTS}/XLX-2026-018/request.md"


def call(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "-C", str(root), "--lang", "en"])


def renumber(root: Path, *words: str) -> list[str]:
    done = call(root, "renumber", *words)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def refused(root: Path, *words: str) -> str:
    before = git(root, "status", "--porcelain") if (root / ".git").exists() else ""
    done = call(root, "renumber", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    if before:
        assert git(root, "status", "--porcelain") == before
    return done.stderr


def findings(root: Path, base: str = "main") -> list[dict[str, Any]]:
    done = call(root, "check", "--base", base, "--as-of", NOW, "--format", "json")
    assert done.exit_code in (0, 1), done.output
    return [each for each in json.loads(done.stdout)["findings"] if each["severity"] == "error"]


def take(root: Path, id: str, title: str) -> None:
    """Raise a new request by copying one, with everything that has been added to it."""
    folder = root / REQUESTS / id
    folder.mkdir()
    for path in sorted((root / AGREED).iterdir()):
        text = path.read_text("utf-8").replace("XLX-2026-006", id)
        text = re.sub(r"\ntitle: .*", f"\ntitle: {title}", text, count=1)
        (folder / path.name).write_text(text, "utf-8")
    assert call(root, "fix", "--yes", str(folder)).exit_code == 0


def write_to(path: Path, more: str) -> None:
    path.write_text(path.read_text("utf-8") + more, "utf-8")


@pytest.fixture
def raced(sample: Path) -> Path:
    """Work on a branch has taken the id under which another record has landed on main."""
    commit(sample)
    git(sample, "checkout", "-qb", "work")
    take(sample, "XLX-2026-021", "我的需求")
    commit(sample, "mine")
    git(sample, "checkout", "-q", "main")
    take(sample, "XLX-2026-021", "别人的需求")
    commit(sample, "theirs")
    git(sample, "checkout", "-q", "work")
    return sample


def test_the_second_is_told_a_command_and_it_is_all_that_is_needed(raced: Path) -> None:
    (told,) = findings(raced)
    assert told["rule"] == "id-not-reused"
    command = re.findall(r"`accord ([^`]+)`", told["help"])[0]
    assert command == "renumber XLX-2026-021 XLX-2026-022 --base main"
    before = {path.name: path.read_bytes() for path in (raced / OLD).iterdir()}
    renumber(raced, *shlex.split(command)[1:])
    assert findings(raced) == []
    assert not (raced / OLD).exists()
    after = {path.name: path.read_bytes() for path in (raced / NEW).iterdir()}
    assert before.keys() == after.keys()
    assert all(b"XLX-2026-021" not in data for data in after.values())
    commit(raced, "renumbered")
    git(raced, "merge", "-q", "main", "-m", "merge")
    assert findings(raced) == []


def test_what_was_agreed_is_agreed_still(raced: Path) -> None:
    def states(root: Path, id: str) -> Any:
        told = json.loads(call(root, "show", id, "--as-of", NOW, "--json").stdout)
        return told["state"], [each["counts"] for each in told["entries"]]

    before = states(raced, "XLX-2026-021")
    assert before[0] not in ("proposed", "received")
    renumber(raced, "XLX-2026-021", "--base", "main")
    assert states(raced, "XLX-2026-022") == before


def test_two_new_records_are_told_different_ids(raced: Path) -> None:
    git(raced, "checkout", "-q", "main")
    take(raced, "XLX-2026-022", "又一个")
    commit(raced, "more of theirs")
    git(raced, "checkout", "-q", "work")
    take(raced, "XLX-2026-022", "又是我的")
    told = [re.findall(r"`accord ([^`]+)`", each["help"])[0] for each in findings(raced)]
    for command in told:
        renumber(raced, *shlex.split(command)[1:])
    assert findings(raced) == []
    assert (raced / REQUESTS / "XLX-2026-024").is_dir()


def test_files_that_were_not_merged_follow_and_merged_ones_are_named(raced: Path) -> None:
    ours = raced / REQUESTS / "XLX-2026-009/2026-10-29-minutes.md"
    model = next((raced / REQUESTS / "XLX-2026-009").glob("*-minutes*.md")).read_text("utf-8")
    text = re.sub(r"\nat: .*", "\nat: 2026-10-29T15:00", model, count=1)
    ours.write_text(
        f"{text}\n与XLX-2026-021一并讨论，见 https://a.example/XLX-2026-021 。\n", "utf-8"
    )
    signed = ours.with_name("2026-10-29-minutes.MKT.sig")
    signed.write_text("signed", "utf-8")
    agreed = raced / AGREED / "request.md"
    write_to(agreed, "\nXLX-2026-021\n")
    proposed = raced / OTHER
    write_to(proposed, "\nXLX-2026-021, XLX-2026-0211, AXLX-2026-021, XLX-2026-021-2\n")
    told = renumber(raced, "XLX-2026-021", "--base", "main")
    assert ours.read_text("utf-8").endswith(
        "与XLX-2026-022一并讨论，见 https://a.example/XLX-2026-021 。\n"
    )
    assert not signed.exists()
    assert proposed.read_text("utf-8").endswith(
        "\nXLX-2026-022, XLX-2026-0211, AXLX-2026-021, XLX-2026-021-2\n"
    )
    assert agreed.read_text("utf-8").endswith("XLX-2026-021\n")
    minutes = str(ours.relative_to(raced))
    assert told == [
        f"{OLD} moves to {NEW}.",
        f"{minutes}: names the new id.",
        f"{OTHER}: names the new id.",
        f"{minutes[:-3]}.MKT.sig: {GONE}",
        f"{AGREED}/request.md: stays as it is, and still names the old id.",
    ]


def test_a_form_of_the_base_that_named_the_id_means_the_record_there(raced: Path) -> None:
    git(raced, "checkout", "-q", "main")
    write_to(raced / OTHER, "\nXLX-2026-021\n")
    commit(raced, "they name theirs")
    git(raced, "checkout", "-q", "work")
    git(raced, "checkout", "main", "--", OTHER)
    assert renumber(raced, "XLX-2026-021", "--base", "main")[1:] == [
        f"{OTHER}: stays as it is, and still names the old id."
    ]


def test_signatures_are_not_taken_along(raced: Path) -> None:
    (raced / OLD / "request.MKT.sig").write_text("signed", "utf-8")
    told = renumber(raced, "XLX-2026-021", "--base", "main")
    assert [line.split(":")[0] for line in told[1:]] == [f"{OLD}/request.MKT.sig"]
    assert not [*(raced / NEW).glob("*.sig")]
    assert not (raced / OLD).exists()


def test_feedback_keeps_its_day_and_department(sample: Path) -> None:
    commit(sample)
    source = sample / "records/feedback/20261028-CS-001/feedback.md"
    mine = sample / "records/feedback/20261028-CS-002"
    mine.mkdir()
    text = source.read_text("utf-8").replace("20261028-CS-001", "20261028-CS-002")
    (mine / "feedback.md").write_text(text, "utf-8")
    assert "20261028-CS-003" in refused(sample, "20261028-CS-002", "20261029-CS-002")
    assert "20261028-CS-003" in refused(sample, "20261028-CS-002", "XLX-2026-040")
    assert "20261028-CS-003" in refused(sample, "20261028-CS-002", "20261028-CS-3")
    renumber(sample, "20261028-CS-002", "20261028-CS-009")
    assert "id: 20261028-CS-009" in (
        sample / "records/feedback/20261028-CS-009/feedback.md"
    ).read_text("utf-8")


def test_what_was_merged_keeps_its_id(raced: Path) -> None:
    assert "`accord list`" in refused(raced, "XLX-2026-099")
    assert "main" in refused(raced, "XLX-2026-006", "--base", "main")
    assert "HEAD" in refused(raced, "XLX-2026-021")  # committed here, and there is no origin
    git(raced, "checkout", "-q", "main")
    git(raced, "checkout", "-qb", "landed", "main~1")
    git(raced, "checkout", "main", "--", OLD)
    assert "was merged" in refused(raced, "XLX-2026-021", "--base", "main")


def test_an_id_that_others_have_or_had_is_not_given(raced: Path) -> None:
    git(raced, "checkout", "-q", "main")
    take(raced, "XLX-2026-022", "后来取消的")
    commit(raced, "one more")
    git(raced, "rm", "-rq", NEW)
    commit(raced, "and away")
    git(raced, "checkout", "-qb", "later")
    take(raced, "XLX-2026-023", "我的")
    git(raced, "rm", "-rq", "--cached", f"{REQUESTS}/XLX-2026-020")
    for id, why in (("020", "There is a record"), ("021", "There is a record"), ("022", "deleted")):
        told = refused(raced, "XLX-2026-023", f"XLX-2026-{id}", "--base", "main")
        assert why in told
        assert "XLX-2026-024" in told


def test_what_landed_meanwhile_is_taken(raced: Path) -> None:
    git(raced, "checkout", "-q", "main")
    take(raced, "XLX-2026-022", "又一个")
    commit(raced, "more of theirs")
    git(raced, "checkout", "-q", "work")
    told = refused(raced, "XLX-2026-021", "XLX-2026-022", "--base", "main")
    assert "has landed" in told
    assert "XLX-2026-023" in told


def test_a_record_that_cannot_be_read_is_mended_first(raced: Path) -> None:
    form = raced / OLD / "request.md"
    text = form.read_text("utf-8")
    form.write_text(f"<<<<<<< ours\n{text}", "utf-8")
    assert f"accord check {OLD}" in refused(raced, "XLX-2026-021", "--base", "main")


@pytest.mark.parametrize("name", ["plan.xlsx", "deeper/a.md", "2026-10-29-link.md"])
def test_what_is_no_document_is_not_lost(raced: Path, name: str) -> None:
    path = raced / OLD / name
    path.parent.mkdir(exist_ok=True)
    if "link" in name:
        path.symlink_to(raced / OTHER)
    else:
        path.write_bytes(b"something")
    assert name in refused(raced, "XLX-2026-021", "--base", "main")
    assert path.exists()


def test_a_dry_run_writes_nothing(raced: Path) -> None:
    told = renumber(raced, "XLX-2026-021", "--base", "main", "--dry-run")
    assert told == [f"{OLD} moves to {NEW}.", "Nothing was written."]
    assert git(raced, "status", "--porcelain") == ""


def test_without_git_every_record_may_move(sample: Path) -> None:
    assert not (sample / ".git").exists()
    renumber(sample, "XLX-2026-020")
    assert (sample / REQUESTS / "XLX-2026-021/request.md").is_file()
    assert not (sample / REQUESTS / "XLX-2026-020").exists()


def test_what_somebody_writes_meanwhile_is_not_lost(sample: Path) -> None:
    tree = Folder(sample)
    found = plan("XLX-2026-020", None, Merged(tree, None), ledger.opened(tree))
    write_to(sample / REQUESTS / "XLX-2026-020/request.md", "more\n")
    with pytest.raises(FileChanged):
        write(found, sample)
    assert not (sample / REQUESTS / "XLX-2026-021").exists()
    assert (sample / REQUESTS / "XLX-2026-020/request.md").read_text("utf-8").endswith("more\n")


def test_a_new_file_in_the_old_folder_is_not_lost(sample: Path) -> None:
    tree = Folder(sample)
    found = plan("XLX-2026-020", None, Merged(tree, None), ledger.opened(tree))
    (sample / REQUESTS / "XLX-2026-020/new.md").write_text("new", "utf-8")
    with pytest.raises(FileChanged):
        write(found, sample)
    assert (sample / REQUESTS / "XLX-2026-020/new.md").read_text("utf-8") == "new"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A-1", "B-22"),
        ("见A-1。（A-1）", "见B-22。（B-22）"),
        ("../A-1/request.md", "../B-22/request.md"),
        ("A-1-2 A-11 AA-1 X-A-1 A-1x", "A-1-2 A-11 AA-1 X-A-1 A-1x"),
        ("A-1- A-1: A-1,", "B-22- B-22: B-22,"),
        ("https://a.b/A-1?x=A-1 A-1", "https://a.b/A-1?x=A-1 B-22"),
        ("https://a.b/A-1，A-1", "https://a.b/A-1，B-22"),
    ],
)
def test_only_the_id_itself_is_a_mention(before: str, after: str) -> None:
    assert renamed(before.encode(), "A-1", "B-22").decode() == after
