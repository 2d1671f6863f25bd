"""Which files differ is told alike of a folder and of the commit that is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.trees import Folder, Revision
from accord.trees.difference import How, differences
from tests.repository import commit, git

FORM = "records/requests/XLX-2026-001/request.md"
OTHER = "records/requests/XLX-2026-002/request.md"


@pytest.fixture
def landed(sample: Path) -> Path:
    commit(sample)
    return sample


def test_added_edited_deleted_and_renamed(landed: Path) -> None:
    base = Revision(landed, "HEAD")
    (landed / "records/requests/XLX-2026-003/request.md").write_text("edited", "utf-8")
    (landed / OTHER).unlink()
    (landed / FORM).rename(landed / "records/requests/XLX-2026-001/form.md")
    (landed / "records/requests/XLX-2026-099").mkdir()
    (landed / "records/requests/XLX-2026-099/需求.md").write_text("new", "utf-8")
    expected = {
        "records/requests/XLX-2026-001/form.md": How.ADDED,
        FORM: How.DELETED,
        OTHER: How.DELETED,
        "records/requests/XLX-2026-003/request.md": How.EDITED,
        "records/requests/XLX-2026-099/需求.md": How.ADDED,
    }
    assert differences(base, Folder(landed)) == expected
    git(landed, "add", "--all")
    assert differences(base, Folder(landed)) == expected
    commit(landed)
    assert differences(base, Folder(landed)) == expected
    assert differences(base, Revision(landed, "HEAD")) == expected


def test_what_is_only_touched_does_not_differ(landed: Path) -> None:
    (landed / FORM).write_bytes((landed / FORM).read_bytes())
    assert differences(Revision(landed, "HEAD"), Folder(landed)) == {}


def test_what_the_index_forgot_but_the_folder_holds_does_not_differ(landed: Path) -> None:
    git(landed, "rm", "-q", "--cached", FORM)
    assert differences(Revision(landed, "HEAD"), Folder(landed)) == {}
    (landed / FORM).write_text("edited", "utf-8")
    assert differences(Revision(landed, "HEAD"), Folder(landed)) == {FORM: How.EDITED}


def test_what_git_is_told_to_ignore_counts_below_records(landed: Path) -> None:
    (landed / ".gitignore").write_text("*.md\n", "utf-8")
    new = landed / "records/requests/XLX-2026-001/2026-10-30-minutes.md"
    new.write_text("---\n", "utf-8")
    found = differences(Revision(landed, "HEAD"), Folder(landed))
    assert found == {new.relative_to(landed).as_posix(): How.ADDED}


def test_a_link_and_a_file_differ(landed: Path) -> None:
    base = Revision(landed, "HEAD")
    (landed / FORM).unlink()
    (landed / FORM).symlink_to("nowhere.md")
    assert differences(base, Folder(landed)) == {FORM: How.EDITED}
    commit(landed)
    assert differences(base, Revision(landed, "HEAD")) == {FORM: How.EDITED}
    linked = Revision(landed, "HEAD")
    (landed / FORM).unlink()
    (landed / FORM).symlink_to("elsewhere.md")
    assert differences(linked, Folder(landed)) == {FORM: How.EDITED}
    commit(landed)
    assert differences(linked, Revision(landed, "HEAD")) == {FORM: How.EDITED}


def test_what_stands_behind_a_link_does_not_stand_here(landed: Path) -> None:
    base, folder = Revision(landed, "HEAD"), landed / FORM.rpartition("/")[0]
    folder.rename(landed / "elsewhere")
    folder.symlink_to(landed / "elsewhere")
    found = differences(base, Folder(landed))
    assert found[FORM] is How.DELETED
    assert found[FORM.rpartition("/")[0]] is How.ADDED
    commit(landed)
    assert differences(base, Folder(landed)) == differences(base, Revision(landed, "HEAD"))


def test_the_settings_of_the_person_change_nothing(landed: Path) -> None:
    base = Revision(landed, "HEAD")
    (landed / FORM).rename(landed / "records/requests/XLX-2026-001/form.md")
    git(landed, "add", "--all")
    expected = differences(base, Folder(landed))
    for name, value in {
        "color.ui": "always",
        "diff.renames": "copies",
        "diff.external": "false",
        "diff.noprefix": "true",
        "diff.relative": "false",
        "core.quotePath": "true",
        "status.showUntrackedFiles": "no",
    }.items():
        git(landed, "config", name, value)
    assert differences(base, Folder(landed)) == expected
