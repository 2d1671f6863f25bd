"""What is kept between builds: the pages come out as if nothing had been kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from accord import ledger
from accord.site.making.instants import Instants
from accord.site.making.pages import begin_site
from accord.site.making.press import Press
from accord.site.making.shelf import Shelf
from accord.site.theme.shell import BLANKS
from accord.survey import survey
from accord.trees import Folder
from tests.site.building import ROOT

NOW = datetime.fromisoformat("2026-10-30T10:00+08:00")
NAMED, NAMING = "requests/XLX-2026-003", "feedback/20260618-OPS-001"
BUSY = "requests/XLX-2026-011"
FEW = (NAMED, NAMING, BUSY, "requests/XLX-2026-001", "requests/XLX-2026-017")
SHELLS = {page: f"<title>{page.title}</title>{page.html}" for page in BLANKS}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A few records of the sample: every test builds them several times."""
    for folder in ("schema", *(f"records/{each}" for each in FEW)):
        shutil.copytree(ROOT / folder, tmp_path / "root" / folder)
    for name in ("organization.yml", "calendar.yml"):
        shutil.copy(ROOT / "records" / name, tmp_path / "root" / "records" / name)
    return tmp_path / "root"


def built(root: Path, keep: Path | None, now: datetime = NOW) -> Mapping[str, bytes]:
    """The records' pages as they are written, by their paths."""
    out = root.parent / "out"
    shutil.rmtree(out, ignore_errors=True)
    tree = Folder(root)
    _, many = begin_site(tree, ledger.opened(tree), Instants.at(now, exact=False), "zh", keep=keep)
    list(many.write(Press.of(SHELLS, out)))
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*.html")}


def told(site: Mapping[str, bytes]) -> str:
    """What the page of the busy record says."""
    return site[f"records/{BUSY.rpartition('/')[2]}/index.html"].decode()


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        file = root / "records" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def edits() -> Iterator[Callable[[Path], None]]:
    """One after the other, each on top of those before it."""
    yield lambda root: None
    yield replaced(f"{NAMING}/feedback.md", "## 背景\n", "## 背景\n\n又来了一次。\n")
    yield replaced(f"{NAMED}/request.md", "title: ", "title: 新")
    yield replaced(f"{NAMED}/request.md", "title: ", "title: {")
    yield replaced(f"{NAMED}/request.md", "title: {", "title: ")
    yield lambda root: shutil.rmtree(root / "records" / NAMED)
    yield lambda root: shutil.copytree(ROOT / "records" / NAMED, root / "records" / NAMED) and None
    yield replaced("organization.yml", "name: 林悦", "name: 林月")
    yield lambda root: sorted((root / "records").glob("requests/*/*-progress-*.md"))[-1].unlink()


def test_pages_are_the_same_as_if_nothing_had_been_kept(root: Path, tmp_path: Path) -> None:
    before: Mapping[str, bytes] = {}
    for number, edit in enumerate(edits()):
        edit(root)
        kept = built(root, tmp_path / "keep")
        assert kept == built(root, None)
        assert number < 2 or kept != before
        before = kept


def test_another_instant_is_shown_as_it_is(root: Path, tmp_path: Path) -> None:
    built(root, tmp_path / "keep")
    later = NOW + timedelta(days=3)
    assert built(root, tmp_path / "keep", later) == built(root, None, later)


def entered(root: Path, name: str, at: str) -> None:
    """Write minutes of an instant into a record."""
    folder = root / "records" / name
    text = sorted(folder.glob("*-minutes*.md"))[0].read_text("utf-8")
    lines = [f"at: {at}" if line.startswith("at: ") else line for line in text.splitlines()]
    (folder / f"{at[:10]}-minutes-9.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_within_the_hour_nothing_is_made_anew_but_what_happened_in_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(root, tmp_path / "keep")
    entered(root, BUSY, "2026-10-30T10:20")
    before, after = (NOW + timedelta(minutes=minutes) for minutes in (10, 40))
    shown = 'id="2026-10-30-minutes-9"'
    assert shown not in told(built(root, tmp_path / "keep", before))
    kept = built(root, tmp_path / "keep", after)
    assert shown in told(kept)
    assert kept == built(root, None, after)
    unchanged = [path for path in first if first[path] == kept.get(path)]
    assert len(unchanged) > len(first) / 2
    looked_at: list[int] = []
    monkeypatch.setattr(
        "accord.site.making.desk.survey",
        lambda ledger, now: looked_at.append(len(ledger.records)) or survey(ledger, now),
    )
    assert built(root, tmp_path / "keep", after + timedelta(minutes=10)) != {}
    assert sum(looked_at) <= 2


def test_the_next_hour_is_shown_as_it_is(root: Path, tmp_path: Path) -> None:
    built(root, tmp_path / "keep", NOW + timedelta(minutes=50))
    later = NOW + timedelta(minutes=70)
    assert built(root, tmp_path / "keep", later) == built(root, None, later)


def test_what_has_not_changed_is_not_read_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(root, tmp_path / "keep")
    monkeypatch.setattr("accord.site.making.desk.survey", None)
    assert built(root, tmp_path / "keep") == first


@pytest.mark.parametrize("spoilt", [b"", b"no shelf", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_shelf_is_replaced(root: Path, tmp_path: Path, spoilt: bytes) -> None:
    keep = tmp_path / "keep"
    keep.mkdir()
    (keep / "zh-1-of-1.sqlite").write_bytes(spoilt)
    assert built(root, keep) == built(root, None)
    assert Shelf(keep / "zh-1-of-1.sqlite").has(b"") is False


def test_what_was_spoilt_on_the_shelf_is_made_again(root: Path, tmp_path: Path) -> None:
    first = built(root, tmp_path / "keep")
    for file in (tmp_path / "keep").iterdir():
        with sqlite3.connect(file) as base:
            changed = base.execute("update kept set value = replace(value, x'61', x'62')")
            assert changed.rowcount > 2 * len(FEW)
        base.close()
    assert built(root, tmp_path / "keep") == first


def test_a_shelf_that_another_build_has_is_left_alone(root: Path, tmp_path: Path) -> None:
    first = built(root, tmp_path / "keep")
    other = Shelf(tmp_path / "keep" / "zh-1-of-1.sqlite")
    assert built(root, tmp_path / "keep") == first
    other.put(b"key", "value")
    assert other.get(b"key") == "value"
    other.tidy()


def test_nothing_stays_that_the_latest_build_did_not_use(tmp_path: Path) -> None:
    file = tmp_path / "keep" / "a.sqlite"
    for used in (b"one", b"two"):
        shelf = Shelf(file)
        shelf.put(used, used.decode())
        shelf.tidy()
    shelf = Shelf(file)
    assert shelf.get(b"one") is None and shelf.get(b"two") == "two"
