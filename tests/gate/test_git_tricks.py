"""What git lets people do with names, merges, refs and folders, and the gate must see through."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from accord.forge.snapshot import Commit, Snapshot
from tests.gate.scene import account, document
from tests.gate.test_on_git import (
    CONSENSUS,
    LEADS,
    Proposed,
    landed,
    proposed,
    rules,
    write_sample,
)
from tests.gate.test_who_approves import PROPOSED, folder
from tests.repository import commit, git

__all__ = ["proposed"]  # the fixture
RECEIPT = f"{folder(PROPOSED)}/2026-10-30-receipt-HR.md"


def receipt(proposed: Proposed, at: str = "2026-10-30T09:30") -> None:
    told = {"department": "HR", "answer": "accepted", "contact": "ye-qing"}
    path = RECEIPT.replace("2026-10-30", at[:10])
    proposed.write(path, document(kind="receipt", at=at, by="ye-qing", **told))


def start_anew(proposed: Proposed, at: str = "main") -> None:
    git(proposed.root, "reset", "-q", "--hard", at)


def told(proposed: Proposed, author: str, others: Mapping[str, str], signed: str = "") -> Snapshot:
    """A pull request of which nobody knows who pushed; `others` made some of the commits."""
    snapshot = proposed.snapshot()
    commits = tuple(
        Commit(each.id, account(others.get(each.id, author)), verified=each.id == signed)
        for each in snapshot.commits
    )
    return replace(snapshot, author=account(author), pushes=None, commits=commits)


def test_a_file_named_like_a_commit_hides_nobodys_work(proposed: Proposed) -> None:
    start_anew(proposed)
    receipt(proposed)
    theirs = proposed.commit("the author's own, signed")
    text = (proposed.root / RECEIPT).read_text("utf-8")
    proposed.write(RECEIPT, text.replace("contact: ye-qing", "contact: shi-lan"))
    disguise = proposed.root / f"a\x01{theirs}"
    disguise.write_text("x", "utf-8")
    evil = proposed.commit("another's")
    disguise.unlink()
    others = {evil: "lin-yue", proposed.commit("and no trace of it"): "lin-yue"}
    assert proposed.decide(told(proposed, "shi-lan", others, theirs))["verdict"] == "deny"


def test_a_merge_that_drops_what_landed_is_not_the_authors_word(proposed: Proposed) -> None:
    before = proposed.id("main")
    form = f"{folder(PROPOSED)}/request.md"
    landed(proposed, form, lambda text: text.replace("priority: medium", "priority: high"))
    start_anew(proposed, before)
    git(proposed.root, "merge", "-q", "-s", "ours", "--no-edit", "main")
    others = {proposed.id("work"): "lin-yue"}
    assert proposed.decide(told(proposed, "meng-xin", others))["verdict"] == "deny"


def test_an_object_that_stands_in_for_another_is_not_read(proposed: Proposed) -> None:
    proposed.approve(*LEADS)
    approved = proposed.id("work")
    proposed.write(CONSENSUS, (proposed.root / CONSENSUS).read_text("utf-8") + "\n另加一句。\n")
    evil = proposed.commit()
    git(proposed.root, "replace", evil, approved)
    snapshot = replace(proposed.snapshot(), head_commit=evil)
    assert proposed.decide(snapshot)["verdict"] == "deny"


def test_a_module_that_git_is_told_to_ignore_is_seen(proposed: Proposed) -> None:
    def module(commit: str) -> None:
        place = f"160000,{commit * 40},scripts/vendor"
        git(proposed.root, "update-index", "--add", "--cacheinfo", place)
        git(proposed.root, "commit", "-qm", "a module")

    git(proposed.root, "checkout", "-q", "main")
    lines = ("path = scripts/vendor", "url = https://example.com/v", "ignore = all")
    proposed.write(".gitmodules", "\n\t".join(('[submodule "v"]', *lines)) + "\n")
    git(proposed.root, "add", ".gitmodules")
    module("1")
    git(proposed.root, "checkout", "-q", "work")
    git(proposed.root, "rebase", "-q", "main")
    module("2")
    proposed.approve(*LEADS)
    assert "policy-apart" in rules(proposed.decide(expect=1))


@pytest.mark.parametrize(
    ("fine", "evil"),
    [
        ("docs/a\ufffd.md", "docs/a\x01.md"),
        (f"docs/{'a/' * 16}z.md", f"docs/{'a/' * 16}a.md"),
    ],
)
def test_a_name_that_looks_like_an_approved_one_does_not_land(
    proposed: Proposed, fine: str, evil: str
) -> None:
    start_anew(proposed)
    proposed.write(fine, "fine\n")
    proposed.commit()
    proposed.approve("zhao-qiang", "li-na", "meng-xin")
    proposed.write(evil, "evil\n")
    proposed.commit()
    assert rules(proposed.decide(expect=1)) == {"file"}


def test_what_lies_above_the_folder_does_not_land_unseen(tmp_path: Path, sample: Path) -> None:
    top = tmp_path / "company"
    shutil.copytree(sample, top / "accord")
    write_sample(top / "accord")
    commit(top)
    git(top, "checkout", "-qb", "work")
    change = Proposed(top / "accord")
    receipt(change)
    change.write("../.github/workflows/gate.yml", "evil: true\n")
    commit(top)
    change.approve("ye-qing")
    assert "at the top" in change.decide(expect=2)["error"]


@pytest.mark.parametrize("at", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_an_instant_at_the_end_of_time_is_refused(proposed: Proposed, at: str) -> None:
    start_anew(proposed)
    receipt(proposed, at)
    proposed.commit()
    assert "schema" in rules(proposed.decide(expect=1))
    start_anew(proposed)
    form = (proposed.root / folder(PROPOSED) / "request.md").read_text("utf-8")
    raised = next(line for line in form.split("\n") if line.startswith("raised_at:"))
    id = f"XLX-{at[:4]}-021"
    form = form.replace(PROPOSED, id).replace(raised, f"raised_at: {at}")
    proposed.write(f"records/requests/{id}/request.md", form)
    proposed.commit()
    assert "schema" in rules(proposed.decide(expect=1))
