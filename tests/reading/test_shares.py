"""A tree read in parts gives what it gives as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord import ledger
from accord.ledger.shares import shares, whole
from accord.trees import Folder, Revision, Tree
from tests.repository import commit

PARTS = 3


@pytest.fixture
def strange(sample: Path) -> Path:
    """The sample with files that have no place, an empty record and an id that two claim."""
    (sample / "records/note.txt").write_text("?")
    (sample / "records/requests/note.md").write_text("?")
    (sample / "records/misc/XLX-2026-001").mkdir(parents=True)
    (sample / "records/misc/XLX-2026-001/request.md").write_text("?")
    (sample / "records/requests/XLX-2026-999/deep").mkdir(parents=True)
    (sample / "records/requests/XLX-2026-999/deep/request.md").write_text("?")
    twin = sample / "records/feedback/XLX-2026-001/feedback.md"
    twin.parent.mkdir()
    twin.write_text("?")
    return sample


def read_in_parts(tree: Tree) -> list[ledger.Ledger]:
    opened = ledger.opened(tree)
    return [ledger.filled(opened, tree, share) for share in whole(tree).parted(PARTS)]


def test_every_record_and_finding_is_in_one_share(strange: Path) -> None:
    everything, parts = ledger.read(Folder(strange)), read_in_parts(Folder(strange))
    for what in ("records", "broken"):
        found = [each for part in parts for each in getattr(part, what).items()]
        assert len(found) == len(getattr(everything, what))
        assert {name: each.folder for name, each in found} == {
            name: each.folder for name, each in getattr(everything, what).items()
        }
    found = [each for part in parts for each in part.findings]
    assert sorted(each.sort_key for each in found) == sorted(
        each.sort_key for each in everything.findings
    )
    assert all(part.records for part in parts)


def test_a_revision_is_parted_like_a_folder(sample: Path) -> None:
    commit(sample)
    folder, revision = map(read_in_parts, (Folder(sample), Revision(sample, "HEAD")))
    assert [[*each.records] for each in folder] == [[*each.records] for each in revision]


def test_a_few_records_are_not_parted(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(sample)
    monkeypatch.setattr("accord.ledger.shares.hands", lambda: 2)
    trees = (Folder(sample), Revision(sample, "HEAD"))
    assert [shares(whole(tree)) for tree in trees] == [(whole(tree),) for tree in trees]
    monkeypatch.setattr("accord.ledger.shares.MANY", 34)
    first, second = (shares(whole(tree)) for tree in trees)
    assert first == second
    assert [each.loose for each in first] == [True, False]
    assert not first[0].folders & first[1].folders
    assert first[0].folders | first[1].folders == whole(trees[0]).folders
