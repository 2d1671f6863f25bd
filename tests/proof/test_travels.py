"""The proof goes where the records go: through squash, rebase, clones, and to another forge."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from accord import registry
from accord.proof import branch
from accord.proof.branch import LOCAL, NAME, PUBLISHED, BranchError, append
from accord.trees import TreeError
from tests.proof.office import CONSENSUS, REQUEST, audited, keep, sign_beside, told
from tests.repository import commit, git

PEOPLE = {"MKT": "lin-yue", "DESIGN": "su-wan"}
FETCH = f"+refs/heads/{NAME}:refs/remotes/origin/{NAME}"
Told = dict[tuple[str, str, str], str]


@pytest.fixture
def proved(office: Path, keys: Path) -> Path:
    """An office in which one consensus was signed by a lead, and seen by the gate."""
    git(office, "checkout", "-qb", "work")
    sign_beside(office, keys / "chen-jing", REQUEST, CONSENSUS, ("TECH", "chen-jing"))
    commit(office, "sign")
    (office / "notes.txt").write_text("another commit of the same branch")
    commit(office, "notes")
    keep(office, keys / "gate", REQUEST, CONSENSUS, PEOPLE)
    return office


def consensus(found: Told) -> dict[str, str]:
    return {code: each for (_, entry, code), each in found.items() if entry == CONSENSUS}


WHOLE = {"MKT": "reviewed", "TECH": "signed", "DESIGN": "reviewed"}


def squash(root: Path, _: Path) -> Path:
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--squash", "work")
    commit(root, "all in one")
    return root


def rebase(root: Path, _: Path) -> Path:
    git(root, "checkout", "-q", "main")
    (root / "other.txt").write_text("landed meanwhile")
    commit(root, "meanwhile")
    git(root, "checkout", "-q", "work")
    git(root, "rebase", "-q", "main")
    return root


def clone_of_a_clone(root: Path, place: Path) -> Path:
    for old, new in ((root, place / "one"), (place / "one", place / "two")):
        git(old, "clone", "-q", str(old), str(new))
        git(new, "fetch", "-q", "origin", FETCH)
        if new.name == "one":
            git(new, "branch", "-q", NAME, f"origin/{NAME}")
    return place / "two"


def another_forge(root: Path, place: Path) -> Path:
    """A new bare repository; the files in one commit without any history."""
    git(place, "init", "-q", "--bare", "-b", "main", str(place / "bare"))
    git(root, "checkout", "-q", "--orphan", "flat")
    commit(root, "everything so far")
    git(root, "push", "-q", str(place / "bare"), "HEAD:refs/heads/main", f"{NAME}:{NAME}")
    git(place, "clone", "-q", str(place / "bare"), str(place / "moved"))
    return place / "moved"


@pytest.mark.parametrize("move", [squash, rebase, clone_of_a_clone, another_forge])
def test_the_proof_holds_after_it(
    proved: Path, tmp_path: Path, move: Callable[[Path, Path], Path]
) -> None:
    before = audited(proved)
    assert consensus(told(proved)) == WHOLE
    place = tmp_path / "place"
    place.mkdir()
    moved = move(proved, place)
    shutil.rmtree(moved / "scratch", ignore_errors=True)
    assert audited(moved) == before


def test_a_clone_without_the_branch_says_so(proved: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(proved, "clone", "-q", "--single-branch", "--branch", "work", str(proved), str(clone))
    assert consensus(told(clone)) == {**WHOLE, "MKT": "not-fetched", "DESIGN": "not-fetched"}
    git(clone, "fetch", "-q", "origin", FETCH)
    assert consensus(told(clone)) == WHOLE


def test_a_folder_without_git_has_what_stands_beside_the_files(proved: Path) -> None:
    shutil.rmtree(proved / ".git")
    assert consensus(told(proved)) == {**WHOLE, "MKT": "not-fetched", "DESIGN": "not-fetched"}


def test_a_key_that_has_ended_proves_what_it_signed_before(proved: Path, keys: Path) -> None:
    public = (keys / "chen-jing.pub").read_text().rpartition(" ")[0]
    place = proved / registry.PATH
    text = place.read_text("utf-8")
    held = f"{{key: {public}, from: 2026-01-01}}"
    for until, standing in (("2026-05-20", "signed"), ("2026-05-19", "contradicted")):
        ended = held.replace("2026-01-01}", f"2026-01-01, until: {until}}}")
        place.write_text(text.replace(held, ended), "utf-8")
        assert consensus(told(proved))["TECH"] == standing
    place.write_text(text.replace("from: 2026-01-01}],", "from: 2026-05-21}],"), "utf-8")
    assert consensus(told(proved))["TECH"] == "contradicted"


# --- The branch is rewritten -----------------------------------------------------------------


def held(root: Path) -> dict[str, bytes]:
    found = branch.read(root)
    assert found
    return dict(found.files)


def rewrite(root: Path, files: dict[str, bytes], *parents: str) -> None:
    """Put a commit with other files onto the branch, past all that keeps it from being done."""
    index = root / ".git" / "scratch-index"
    index.unlink(missing_ok=True)
    for path, data in files.items():
        blob = subprocess.run(
            ["git", "-C", str(root), "hash-object", "-w", "--stdin"],
            input=data,
            capture_output=True,
            check=True,
        ).stdout.decode()
        environment = {"GIT_INDEX_FILE": str(index), "PATH": "/usr/bin:/bin"}
        command = ["git", "-C", str(root), "update-index", "--add", "--cacheinfo"]
        subprocess.run([*command, f"100644,{blob.strip()},{path}"], env=environment, check=True)
    tree = subprocess.run(
        ["git", "-C", str(root), "write-tree"],
        env={"GIT_INDEX_FILE": str(index), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    ).stdout.decode()
    options = [option for parent in parents for option in ("-p", parent)]
    made = git(root, "commit-tree", *options, "-m", "rewritten", tree.strip())
    git(root, "update-ref", LOCAL, made.strip())


def test_a_statement_that_was_deleted_and_put_back_is_told(proved: Path) -> None:
    files = held(proved)
    (path,) = files
    rewrite(proved, {"notes/else.sig": b"x"}, NAME)
    assert consensus(told(proved)) == {**WHOLE, **dict.fromkeys(WHOLE, "contradicted")}
    said = [each.text("en") for line in audited(proved).lines for each in line.reasons]
    assert all("has edited or deleted it" in each for each in said)
    rewrite(proved, files, NAME)
    assert consensus(told(proved))["MKT"] == "contradicted"
    assert path in held(proved)


def test_a_statement_that_was_edited_is_told(proved: Path) -> None:
    files = held(proved)
    (path,) = files
    rewrite(proved, {path: files[path].replace(b"su-wan", b"li-na")}, NAME)
    assert consensus(told(proved)) == dict.fromkeys(WHOLE, "contradicted")


def test_a_branch_that_was_begun_anew_differs_from_the_published_one(
    proved: Path, tmp_path: Path, keys: Path
) -> None:
    bare = tmp_path / "bare"
    git(proved, "clone", "-q", "--bare", str(proved), str(bare))
    git(proved, "remote", "add", "origin", str(bare))
    git(proved, "fetch", "-q", "origin", FETCH)
    assert audited(proved).is_sound
    rewrite(proved, {"XLX-2026-777/none.0123456789abcdef.sig": b"x"})
    found = audited(proved)
    assert not found.is_sound
    assert any("grown apart" in each.message.text("en") for each in found.troubles)
    assert consensus(told(proved)) == WHOLE, "what was published is there still"
    with pytest.raises(BranchError, match="grown apart"):
        keep(proved, keys / "gate", REQUEST, "2026-03-20-confirmation.md", PEOPLE)


def test_what_is_no_statement_on_the_branch_is_told(proved: Path) -> None:
    append(proved, {"README/about.md": b"hello\n"}, "notes")
    (trouble,) = audited(proved).troubles
    assert trouble.path == f"{NAME}:README/about.md"


def test_a_statement_whose_entry_is_gone_is_told(proved: Path) -> None:
    (proved / f"records/requests/{REQUEST}/{CONSENSUS}").unlink()
    beside, kept = audited(proved).troubles
    assert beside.path == f"records/requests/{REQUEST}/2026-02-03-consensus.TECH.sig"
    assert kept.path.startswith(f"{NAME}:{REQUEST}/2026-02-03-consensus.")
    shutil.rmtree(proved / f"records/requests/{REQUEST}")
    assert audited(proved).troubles == (kept,)


# --- Adding to the branch --------------------------------------------------------------------


def test_files_are_added_once_and_never_replaced(office: Path) -> None:
    first = append(office, {"A/one.sig": b"1"}, "one")
    assert first == git(office, "rev-parse", NAME).strip()
    assert append(office, {"A/one.sig": b"1"}, "again") is None
    second = append(office, {"A/two.sig": b"2", "A/one.sig": b"1", "B/one.sig": b"3"}, "two")
    assert git(office, "rev-parse", f"{second}^").strip() == first
    assert held(office) == {"A/one.sig": b"1", "A/two.sig": b"2", "B/one.sig": b"3"}
    with pytest.raises(BranchError, match="nothing there is ever replaced"):
        append(office, {"A/one.sig": b"other"}, "edit")
    assert git(office, "status", "--short") == ""


def test_where_there_is_no_git_nothing_is_added(tmp_path: Path) -> None:
    with pytest.raises(BranchError, match="no git repository"):
        append(tmp_path, {"A/one.sig": b"1"}, "one")


def test_what_git_can_not_tell_stops_it(tmp_path: Path) -> None:
    with pytest.raises(TreeError):
        branch.read(tmp_path / "nowhere")


def test_a_clone_that_is_ahead_reads_and_adds_to_its_own(proved: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(proved, "clone", "-q", str(proved), str(clone))
    git(clone, "fetch", "-q", "origin", FETCH)
    for path in ("A/one.sig", "A/two.sig"):
        append(clone, {path: b"1"}, "ahead")
    assert held(clone).keys() == {*held(proved), "A/one.sig", "A/two.sig"}


def test_of_two_who_add_at_once_one_is_told_to_try_again(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(office, {"A/one.sig": b"1"}, "one")
    plain = branch._commit

    def slowly(*arguments: object) -> str:
        monkeypatch.setattr(branch, "_commit", plain)
        append(office, {"B/quick.sig": b"2"}, "the other was quicker")
        return plain(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(branch, "_commit", slowly)
    with pytest.raises(BranchError, match="try again"):
        append(office, {"C/slow.sig": b"3"}, "slow")
    append(office, {"C/slow.sig": b"3"}, "tried again")
    assert held(office).keys() == {"A/one.sig", "B/quick.sig", "C/slow.sig"}


def test_a_clone_begins_with_what_was_published(proved: Path, tmp_path: Path, keys: Path) -> None:
    clone = tmp_path / "clone"
    git(proved, "clone", "-q", str(proved), str(clone))
    git(clone, "fetch", "-q", "origin", FETCH)
    published = git(clone, "rev-parse", PUBLISHED).strip()
    keep(clone, keys / "gate", REQUEST, "2026-03-20-confirmation.md", PEOPLE)
    assert git(clone, "rev-parse", f"{NAME}^").strip() == published
    git(clone, "push", "-q", "origin", NAME)
    assert held(proved).keys() == held(clone).keys()
