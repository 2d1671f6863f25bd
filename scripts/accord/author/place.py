"""A finished text -> a file, whole or not at all, and never over another's work.

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
from collections.abc import Iterator
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


def place_folder(folder: Path, name: str, data: bytes) -> Path:
    """Put a new folder with one file into the parent of `folder`, making the parent if need be.

    Raises:
        FileExistsError: something with the folder's name is there already.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = folder.parent / _aside()
    aside.mkdir()
    with _removed_on_error(aside):
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
    return folder / name


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put other bytes into a file that is there; who may read it stays as it was.

    Raises:
        FileChanged: it does not hold `before` any more.
    """
    aside = path.parent / _aside()
    try:
        _write(aside, after)
        shutil.copymode(path, aside)
        if path.is_symlink() or path.read_bytes() != before:
            raise FileChanged(path)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    _sync(path.parent)


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
