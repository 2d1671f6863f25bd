"""Trees in which every file is known by what it holds: git's, and those in memory."""

from __future__ import annotations

from pathlib import Path

from accord.trees import Memory, Revision
from accord.trees.difference import How, differences
from tests.repository import commit, git

BEFORE = {"a.md": b"a\n", "records/requests/X-1/request.md": b"form\n", "records/gone.md": b"\n"}
AFTER = {
    "a.md": b"a\n",
    "records/requests/X-1/request.md": b"another\n",
    "records/requests/X-1/2026-07-10-plan.md": b"plan\n",
}


def write(folder: Path, contents: dict[str, bytes]) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".git" not in path.parts:
            path.unlink()
    for name, data in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_a_tree_in_memory_is_like_the_same_in_git(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    first = Revision(tmp_path, commit(tmp_path))
    write(tmp_path, AFTER)
    second = Revision(tmp_path, commit(tmp_path), near=first)
    before, after = Memory(BEFORE), Memory(AFTER)
    assert first.held == before.held
    assert second.held == after.held
    assert [*second.files("records")] == [*after.files("records")]
    assert [*second.files("records", lambda _: False)] == [*after.files("records", lambda _: False)]
    assert second.names("records") == after.names("records") == ["requests"]
    assert [*first.differing(second)] == [*before.differing(after)]
    assert differences(first, second) == differences(before, after)


def test_a_file_that_only_became_a_program_differs(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    first = Revision(tmp_path, commit(tmp_path))
    git(tmp_path, "update-index", "--chmod=+x", "a.md")
    git(tmp_path, "commit", "-qm", "a program")
    assert differences(first, Revision(tmp_path, "HEAD")) == {"a.md": How.EDITED}


def test_what_lies_too_deep_to_be_read_differs_all_the_same(tmp_path: Path) -> None:
    deep = "/".join("abcdefghijklmnopqrstuvwxyz")
    write(tmp_path, {f"{deep}/one": b"1", f"{deep}/two": b"2"})
    first = Revision(tmp_path, commit(tmp_path))
    for name in ("one", "two"):
        write(tmp_path, {f"{deep}/one": b"1", f"{deep}/two": b"2", f"{deep}/{name}": b"other"})
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", name)
        later = Revision(tmp_path, "HEAD")
        assert set(differences(first, later).values()) == {How.EDITED}
