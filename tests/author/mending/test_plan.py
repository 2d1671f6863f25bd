"""Of a repository, what may still change is mended; what was merged and agreed to stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from accord.author.mending.plan import Plan, plan
from accord.check import check
from accord.ledger import opened
from accord.model import Finding
from accord.trees import Folder, Revision
from tests.repository import commit

REQUEST = "records/requests/XLX-2026-014"
FORM = f"{REQUEST}/request.md"
CONSENSUS = f"{REQUEST}/2026-09-18-consensus.md"
FEEDBACK = "records/feedback/20260511-FIN-001/feedback.md"


def planned(root: Path, base: str | None = None, only: str = "records/") -> Plan:
    tree = Folder(root)
    files = (each for each in tree.files("records") if each.path.startswith(only))
    return plan(files, tree, Revision(root, base) if base else None)


def mended(root: Path, base: str | None = None, only: str = "records/") -> list[str]:
    """Mend a repository; the paths of what was mended. To plan again finds nothing."""
    found = planned(root, base, only)
    for each in found.mends:
        (root / each.path).write_bytes(each.after)
    assert planned(root, base, only).mends == ()
    return [each.path for each in found.mends]


def findings(root: Path) -> tuple[Finding, ...]:
    read = opened(Folder(root))
    return check(Folder(root), read, read.organization.instant("2026-12-31T18:00")).findings


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def merged(sample: Path) -> Path:
    """Two records of the sample, mended once and committed."""
    for folder in (sample / "records").glob("*/*"):
        if not any((sample / kept).is_relative_to(folder) for kept in (FORM, FEEDBACK)):
            shutil.rmtree(folder)
    mended(sample)
    commit(sample)
    return sample


def test_merged_entries_and_forms_that_were_agreed_to_stay(merged: Path) -> None:
    edit(merged, FORM, "title: ", "title：")
    edit(merged, CONSENSUS, "round: ", "round：")
    found = planned(merged, "HEAD")
    assert found.mends == ()
    assert [(path, why.text("en").partition(" and")[0]) for path, why in found.kept.items()] == [
        (CONSENSUS, "This entry was merged"),
        (FORM, "This form was agreed to"),
    ]


def test_a_merged_form_that_nobody_has_agreed_to_is_mended(merged: Path) -> None:
    edit(merged, FEEDBACK, "title: ", "title：")
    assert mended(merged, "HEAD") == [FEEDBACK]


def test_what_the_base_could_not_read_was_never_a_fact(merged: Path) -> None:
    edit(merged, CONSENSUS, "round: ", "round：")
    commit(merged)
    assert mended(merged, "HEAD") == [CONSENSUS]


def test_without_a_base_everything_is_mended(merged: Path) -> None:
    edit(merged, FORM, "title: ", "title：")
    edit(merged, CONSENSUS, "round: ", "round：")
    assert mended(merged) == [CONSENSUS, FORM]


def test_a_base_whose_registry_is_broken_holds_every_file_that_it_has(merged: Path) -> None:
    registry = merged / "records/organization.yml"
    right = registry.read_bytes()
    registry.write_bytes(b"departments: 5\n")
    commit(merged)
    registry.write_bytes(right)
    edit(merged, FEEDBACK, "title: ", "title：")
    found = planned(merged, "HEAD")
    assert (found.mends, list(found.kept)) == ((), [FEEDBACK])


def test_a_consensus_that_is_not_merged_gets_the_digest_of_the_form(merged: Path) -> None:
    right = (merged / CONSENSUS).read_bytes()
    (merged / CONSENSUS).unlink()
    commit(merged)
    for wrong in ("v1:sha256:" + "0" * 64, "待填", ""):
        (merged / CONSENSUS).write_bytes(right)
        digest = next(line for line in right.decode().split("\n") if line.startswith("digest"))
        edit(merged, CONSENSUS, digest, f"digest: {wrong}".rstrip())
        assert CONSENSUS in mended(merged, "HEAD")
        assert (merged / CONSENSUS).read_bytes() == right


def test_mending_a_form_mends_the_consensus_that_fitted_it(merged: Path) -> None:
    edit(merged, FORM, "background: ", "background: 用SKU核对；")
    assert mended(merged, only=CONSENSUS) == [CONSENSUS]
    assert "用SKU" in (merged / FORM).read_text("utf-8")
    assert mended(merged, only=FORM) == [CONSENSUS, FORM]
    assert not [each for each in findings(merged) if each.rule == "consensus-fits"]


def test_mending_a_form_leaves_a_consensus_alone_that_did_not_fit(merged: Path) -> None:
    edit(merged, CONSENSUS, "sha256:", "sha256:" + 64 * "0" + "#")
    edit(merged, CONSENSUS, "#", " #")
    edit(merged, FORM, "background: ", "background: 用SKU核对；")
    assert mended(merged, only=FORM) == [FORM]


def test_the_sample_spoilt_and_mended_has_nothing_new_wrong(merged: Path) -> None:
    before = findings(merged)
    right = {file.path: file.data for file in Folder(merged).files("records")}
    for path, data in right.items():
        if path.endswith(".md") and data:
            text = data.decode().replace("title: ", "title：").replace("\n", "\r\n")
            (merged / path).write_bytes(text.encode("gb18030"))
    mended(merged)
    assert {file.path: file.data for file in Folder(merged).files("records")} == right
    assert findings(merged) == before


def test_links_and_files_that_have_no_place_are_left_alone(merged: Path) -> None:
    (merged / "records/requests/notes.md").write_bytes(b"a\r\n")
    (merged / REQUEST / "notes.txt").write_bytes(b"a\r\n")
    (merged / REQUEST / "2026-12-01-risk-TECH.md").symlink_to(merged / FORM)
    assert mended(merged) == []
