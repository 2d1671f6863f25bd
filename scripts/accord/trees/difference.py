"""Which files differ between a revision and a tree that came after it.

A rename is a deletion and an addition: whoever wants to know that a file was moved compares
what stands in both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path, PurePosixPath

from accord.model import ROOT
from accord.trees import Folder, Revision, git


class How(StrEnum):
    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"


def differences(base: Revision, head: Folder | Revision) -> Mapping[str, How]:
    """The paths that differ, in order, and how; of a folder, as git would commit it."""
    found = _of_revision(base, head) if isinstance(head, Revision) else _of_folder(base, head)
    return dict(sorted(found))


def _of_revision(base: Revision, head: Revision) -> Iterator[tuple[str, How]]:
    for path, held in head.held.items():
        if path not in base.held:
            yield path, How.ADDED
        elif held != base.held[path]:
            yield path, How.EDITED
    for path in base.held.keys() - head.held.keys():
        yield path, How.DELETED


def _of_folder(base: Revision, head: Folder) -> Iterator[tuple[str, How]]:
    """Git reads only the files whose time or size is not what it remembers of them.

    Below records/ what git was never told of counts too, since every check reads it.
    """
    options = ("--raw", "-z", "--no-renames", "--no-ext-diff", "--no-color", "--relative")
    listed = git(head.root, "diff", *options, base.id)
    others = git(head.root, "ls-files", "-z", "--others", "--", ROOT)
    paths = {*_parts(listed)[1::2], *_parts(others)}
    before = base.read_all(paths)
    for path in paths:
        is_there = _stands(head.root, path)
        if path not in base.held:
            if is_there:
                yield path, How.ADDED
        elif not is_there:
            yield path, How.DELETED
        elif path not in before or head.read(path) != before[path]:
            yield path, How.EDITED


def _stands(root: Path, path: str) -> bool:
    """Whether there is something under this very path, and not under where a link leads."""
    *folders, _here = PurePosixPath(path).parents
    is_linked = any((root / folder).is_symlink() for folder in folders)
    return not is_linked and os.path.lexists(root / path)


def _parts(output: bytes) -> list[str]:
    """What git sets apart with NULs; of raw differences every second part is a path."""
    return output.decode("utf-8", "replace").split("\0")[:-1]
