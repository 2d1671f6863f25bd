"""A check that remembers finds what one finds that does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accord import ledger
from accord.check import check
from accord.check.memory import GitMemory
from accord.model import Finding
from accord.trees import Folder, TreeError
from tests.checking import NOW, found
from tests.repository import commit, git

FORM = "records/requests/XLX-2026-002/request.md"


class Watched(Folder):
    """A folder that remembers which records it was asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.read_folders: set[str] = set()

    def files(self, folder, enter=lambda _: True):  # type: ignore[no-untyped-def]
        for file in super().files(folder, enter):
            if file.path.count("/") == 3:
                self.read_folders.add(file.path.rpartition("/")[0])
            yield file


@pytest.fixture
def committed(sample: Path) -> Path:
    commit(sample)
    return sample


def remembering(root: Path) -> tuple[tuple[Finding, ...], set[str]]:
    """What is found with the memory, and which records were read for it."""
    tree = Watched(root)
    opened = ledger.opened(tree)
    memory = GitMemory(root, tree)
    checked = check(tree, opened, opened.organization.instant(NOW), memory)
    assert checked.findings == found(root)
    assert checked.records == 34
    return checked.findings, tree.read_folders


def spoil(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("priority: ", "priority: x"), "utf-8")


def test_nothing_is_read_twice(committed: Path) -> None:
    assert len(remembering(committed)[1]) == 34
    assert remembering(committed) == ((), set())


@pytest.mark.parametrize("staged", [False, True])
def test_what_was_changed_is_read_again_until_it_is_in_order(committed: Path, staged: bool) -> None:
    remembering(committed)
    good = (committed / FORM).read_text("utf-8")
    spoil(committed / FORM)
    for _ in range(2):
        if staged:
            git(committed, "add", ".")
        findings, read = remembering(committed)
        assert [each.path for each in findings] == [FORM]
        assert read == {FORM.rpartition("/")[0]}
    (committed / FORM).write_text(good, "utf-8")
    git(committed, "add", ".")
    assert remembering(committed)[0] == ()


def test_a_new_and_a_deleted_file_are_seen(committed: Path) -> None:
    remembering(committed)
    folder = (committed / FORM).parent
    (folder / "2026-03-01-nothing.md").write_text("?", "utf-8")
    assert len(remembering(committed)[0]) == 1
    (folder / "2026-03-01-nothing.md").unlink()
    (committed / FORM).unlink()
    findings, read = remembering(committed)
    assert findings and read == {FORM.rpartition("/")[0]}


def test_a_file_that_git_was_told_not_to_look_at_is_read(committed: Path) -> None:
    remembering(committed)
    git(committed, "update-index", "--assume-unchanged", FORM)
    spoil(committed / FORM)
    assert len(remembering(committed)[0]) == 1


def test_an_ignored_file_is_read(committed: Path) -> None:
    remembering(committed)
    (committed / ".git/info").mkdir(exist_ok=True)
    (committed / ".git/info/exclude").write_text("*.tmp\n")
    (committed / FORM).with_suffix(".tmp").write_text("?")
    assert len(remembering(committed)[0]) == 1


@pytest.mark.parametrize(
    "path", ["records/organization.yml", "records/calendar.yml", "schema/forms/request.json"]
)
def test_what_records_depend_on_makes_all_be_read_again(committed: Path, path: str) -> None:
    remembering(committed)
    with (committed / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert len(remembering(committed)[1]) == 34


def test_what_others_say_is_judged_anew(committed: Path) -> None:
    path = committed / FORM
    path.write_text(
        path.read_text("utf-8").replace("priority: ", "links: {blocks: [XLX-2026-001]}\npriority: ")
    )
    commit(committed)
    remembering(committed)
    other = committed / "records/requests/XLX-2026-001"
    other.rename(other.with_name("XLX-2026-901"))
    assert (FORM, "record-known") in {(each.path, each.rule) for each in remembering(committed)[0]}


def test_two_records_of_one_id_are_seen(committed: Path) -> None:
    remembering(committed)
    twin = committed / "records/feedback/XLX-2026-002/feedback.md"
    twin.parent.mkdir()
    twin.write_text("?")
    git(committed, "add", ".")
    assert "id-unique" in {each.rule for each in remembering(committed)[0]}


@pytest.mark.parametrize("spoilt", ["", "[]", "{}", '{"conditions": 1, "rows": {}}', "\x00"])
def test_a_spoilt_memory_is_none(committed: Path, spoilt: str) -> None:
    remembering(committed)
    (committed / ".git/accord-check.json").write_text(spoilt)
    assert len(remembering(committed)[1]) == 34
    assert json.loads((committed / ".git/accord-check.json").read_text())["rows"]


def test_without_git_there_is_no_memory(sample: Path) -> None:
    with pytest.raises(TreeError):
        GitMemory(sample, Folder(sample))


def test_a_signature_that_has_lost_what_it_signs_is_seen(committed: Path) -> None:
    folder = (committed / FORM).parent
    entry, signature = folder / "2026-03-17-consensus.md", folder / "2026-03-17-consensus.FIN.sig"
    signature.write_bytes(b"signed")
    commit(committed, "sign")
    for _ in range(2):
        findings, read = remembering(committed)
        assert findings == ()
    assert read == set()
    text = entry.read_bytes()
    entry.unlink()
    assert signature.name in {each.path.rpartition("/")[2] for each in remembering(committed)[0]}
    entry.write_bytes(text)
    assert remembering(committed)[0] == ()
