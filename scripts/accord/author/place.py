"""A finished text -> a file, whole or not at all; over another's work only where told so.

The bytes are written aside in the same folder and put to disk before they get their name,
so a reader sees what was there before or everything. What is written aside is called
`.accord-…`; a killed writer may leave one behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

_TAKEN = (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR)


class FileChanged(Exception):
    """Somebody has written to the file since it was read."""


def place_file(folder: Path, name: str, data: bytes) -> Path:
    """Put a new file into a folder that is there.

    Raises:
        FileExistsError: something of that name is there already.
    """
    target = folder / name
    aside = folder / _aside()
    try:
        _write(aside, data)
        os.link(aside, target)  # unlike a rename, a link never replaces what is there
    finally:
        aside.unlink(missing_ok=True)
    _sync(folder)
    return target


def place_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a new folder with files, by name, into its parent, making the parent if need be.

    Raises:
        FileExistsError: something with the folder's name is there already.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = folder.parent / _aside()
    aside.mkdir()
    with _removed_on_error(aside):
        for name, data in files.items():
            _write(aside / name, data)
        _sync(aside)
        if folder.exists() or folder.is_symlink():
            raise FileExistsError(folder)
        try:
            aside.rename(folder)
        except OSError as error:
            if error.errno in _TAKEN:  # meanwhile: only an empty folder can be replaced
                raise FileExistsError(folder) from error
            raise
    _sync(folder.parent)


def put_file(path: Path, data: bytes) -> None:
    """Put a file where one may be already, which then goes, whoever wrote it."""
    aside = path.parent / _aside()
    try:
        _write(aside, data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    _sync(path.parent)


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put other bytes into a file that is there; who may read it stays as it was.

    Raises:
        FileChanged: it does not hold `before` any more.
    """
    aside = path.parent / _aside()
    try:
        _write(aside, after)
        shutil.copymode(path, aside)
        must_hold(path, before)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    _sync(path.parent)


def must_hold(path: Path, before: bytes) -> None:
    """Let nothing be done that was meant for a file as it was.

    Raises:
        FileChanged: it does not hold `before` any more.
    """
    if _held(path) != before:
        raise FileChanged(path)


def delete_file(path: Path, before: bytes) -> None:
    """Take a file away.

    Raises:
        FileChanged: it does not hold `before` any more.
    """
    must_hold(path, before)
    path.unlink()
    _sync(path.parent)


def remove_folder(folder: Path, before: Mapping[str, bytes]) -> None:
    """Take a folder away: at one moment it is whole, at the next it is not there.

    Raises:
        FileChanged: it does not hold these files, by name, or others too; it stays.
    """
    aside = folder.parent / _aside()
    folder.rename(aside)
    if {each.name: _held(each) for each in aside.iterdir()} != before:
        aside.rename(folder)
        raise FileChanged(folder)
    shutil.rmtree(aside)
    _sync(folder.parent)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _aside() -> str:
    return f".accord-{secrets.token_hex(8)}"


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Put a folder's list of names to disk, where the system lets folders be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _removed_on_error(folder: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
