"""New files appear whole or not at all, and never over another."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from accord.author import place
from accord.author.place import FileChanged, place_file, place_folder, replace_file


class Killed(BaseException):
    """Stands for a process that ends at this very moment."""


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        place_file(tmp_path, "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert _names(tmp_path) == ["a.md"]


def test_a_folder_is_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "requests" / "XLX-2026-001"
    place_folder(folder, {"request.md": b"old"})
    with pytest.raises(FileExistsError):
        place_folder(folder, {"request.md": b"new"})
    assert (folder / "request.md").read_bytes() == b"old"
    assert _names(folder.parent) == ["XLX-2026-001"]


def test_a_folder_taken_at_the_last_moment_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "XLX-2026-001"
    rename = Path.rename

    def taken_meanwhile(self: Path, target: Path) -> Path:
        folder.mkdir()
        (folder / "request.md").write_bytes(b"theirs")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", taken_meanwhile)
    with pytest.raises(FileExistsError):
        place_folder(folder, {"request.md": b"mine"})
    assert (folder / "request.md").read_bytes() == b"theirs"
    assert _names(tmp_path) == ["XLX-2026-001"]


def test_the_process_umask_decides_who_may_read(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        place_folder(tmp_path / "a", {"b.md": b""})
    finally:
        os.umask(before)
    assert (tmp_path / "a/b.md").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("moment", ["fsync", "link"])
def test_a_writer_that_is_killed_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Killed for good: not even the tidying-up runs."""

    def killed(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(os, moment, killed)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with pytest.raises(Killed):
        place_file(tmp_path, "2026-07-10-risk-TECH.md", b"text")
    left = _names(tmp_path)
    assert "2026-07-10-risk-TECH.md" not in left
    assert all(name.startswith(".accord-") for name in left)


def test_a_killed_writer_leaves_no_half_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(Path, "rename", killed)
    monkeypatch.setattr(place.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(Killed):
        place_folder(tmp_path / "XLX-2026-001", {"request.md": b"text"})
    assert all(name.startswith(".accord-") for name in _names(tmp_path))


def _compete(folder: Path, start: object, names: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    for number in range(50):
        try:
            place_file(folder, f"{number}.md", str(os.getpid()).encode())
        except FileExistsError:
            continue
        names.append(f"{number}.md")  # type: ignore[attr-defined]


def test_of_two_writers_one_gets_each_name(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    with context.Manager() as manager:
        start, names = manager.Barrier(2), manager.list()
        writers = [
            context.Process(target=_compete, args=(tmp_path, start, names)) for _ in range(2)
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert sorted(names) == sorted(f"{number}.md" for number in range(50))
    assert len(_names(tmp_path)) == 50


def test_a_file_is_replaced_and_who_may_read_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert _names(tmp_path) == ["a.md"]


def test_a_file_that_somebody_wrote_to_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"theirs")
    with pytest.raises(FileChanged):
        replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"theirs"
    assert _names(tmp_path) == ["a.md"]


def _replace_for_ever(path: Path) -> None:
    old, new = b"a" * 50_000, b"b" * 60_000
    while True:
        replace_file(path, old, new)
        old, new = new, old


def test_a_killed_writer_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    context = multiprocessing.get_context("fork")
    for number in range(25):
        path.write_bytes(b"a" * 50_000)
        writer = context.Process(target=_replace_for_ever, args=(path,))
        writer.start()
        time.sleep(0.002 * number)
        writer.kill()
        writer.join()
        assert path.read_bytes() in (b"a" * 50_000, b"b" * 60_000)
