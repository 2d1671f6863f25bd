"""Trees with links, devices, modules, odd names and huge files: from a folder and a revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from accord import ledger
from accord.trees import MOST_BYTES, File, Folder, Revision, Tree, TreeError
from tests.repository import commit, git

FORM = "records/requests/XLX-2026-777/request.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    (folder / FORM).parent.mkdir(parents=True)
    (folder / FORM).write_text("form")
    return folder


def trees(root: Path) -> tuple[Tree, Tree]:
    commit(root)
    return Folder(root), Revision(root, "HEAD")


@pytest.mark.parametrize("link", ["records", "records/requests", Path(FORM).parent, FORM])
def test_no_link_is_followed_wherever_it_stands(root: Path, tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    (root / link).rename(outside)
    (root / link).symlink_to(outside)
    for tree in trees(root):
        assert [*tree.files("records")] == [File(str(link), None)]
        assert tree.read(FORM) is None


def test_no_link_is_followed_to_the_policy(sample: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (sample / "records").rename(outside)
    (sample / "records").symlink_to(outside)
    with pytest.raises(ledger.PolicyBroken) as broken:
        ledger.read(Folder(sample))
    assert {each.path for each in broken.value.findings} == {
        "records",
        "records/organization.yml",
        "records/calendar.yml",
    }


def test_a_pipe_is_never_opened(root: Path) -> None:
    os.mkfifo(root / "records/requests/XLX-2026-777/pipe.md")
    assert File("records/requests/XLX-2026-777/pipe.md", None) in [*Folder(root).files("records")]


def test_a_module_is_no_file(root: Path) -> None:
    commit(root)
    module = "records/requests/XLX-2026-778"
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{module}")
    git(root, "commit", "-qm", "module")
    assert File(module, None) in [*Revision(root, "HEAD").files("records")]


def test_a_program_reads_like_any_file(root: Path) -> None:
    (root / FORM).chmod(0o755)
    for tree in trees(root):
        assert [*tree.files("records")] == [File(FORM, b"form")]


def test_a_huge_file_is_read_in_part(root: Path) -> None:
    (root / FORM).write_bytes(b"x" * (MOST_BYTES * 3 + 5))
    (root / "records/z").write_text("after")
    for tree in trees(root):
        assert [len(file.data or b"") for file in tree.files("records")] == [MOST_BYTES, 5]
        assert len(tree.read(FORM) or b"") == MOST_BYTES


def test_folder_and_revision_have_one_order(root: Path) -> None:
    for name in ("XLX-2026-777-1", "XLX-2026-77", "XLX", "xlx"):
        (root / "records/requests" / name).mkdir()
        (root / "records/requests" / name / "request.md").write_text(name)
    (root / "records/requests/XLX-2026-777.md").write_text("?")
    folder, revision = trees(root)
    assert [*folder.files("records")] == [*revision.files("records")]
    assert folder.names("records/requests") == revision.names("records/requests")


def test_names_that_cannot_be_shown_are_replaced(root: Path) -> None:
    for name in (b"\xff.md", b"a\nb.md", b"\x1b[31m.md", "\u202e.md".encode()):
        (root / os.fsdecode(b"records/" + name)).write_text("?")
    for tree in trees(root):
        names = {file.path for file in tree.files("records")} - {FORM}
        assert names == {
            f"records/{each}" for each in ("\ufffd.md", "a\ufffdb.md", "\ufffd[31m.md")
        }


def test_what_lies_too_deep_is_not_looked_into(root: Path) -> None:
    deep = root.joinpath("records", *["d"] * 40)
    deep.mkdir(parents=True)
    (deep / "f.md").write_text("?")
    expected = [File("/".join(["records", *["d"] * 16]), None), File(FORM, b"form")]
    for tree in trees(root):
        assert [*tree.files("records")] == expected


def test_a_tree_made_by_hand_does_not_lead_outside(root: Path) -> None:
    commit(root)
    blob = git(root, "hash-object", "-w", FORM).strip()

    def tree(*rows: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(root), "mktree"],
            input="\n".join(rows),
            text=True,
            capture_output=True,
            check=True,
        )
        return done.stdout.strip()

    inner = tree(f"100644 blob {blob}\trequest.md")
    up = tree(f"040000 tree {inner}\t..", f"100644 blob {blob}\t.git")
    records = tree(f"040000 tree {up}\trequests")
    found = [*Revision(root, tree(f"040000 tree {records}\trecords")).files("records")]
    assert [file.path for file in found] == [
        "records/requests/../request.md",
        "records/requests/.git",
    ]


def test_an_object_that_is_missing_stops_the_reading(root: Path) -> None:
    commit(root)
    blob = git(root, "rev-parse", f"HEAD:{FORM}").strip()
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(TreeError):
        [*Revision(root, "HEAD").files("records")]
