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
from accord.trees.excerpt import Excerpt
from accord.trees.folder import Folder
from accord.trees.memory import Memory
from accord.trees.revision import Revision, git

# A tree in which every file is known by what it holds.
Kept = Revision | Memory | Excerpt


class How(StrEnum):
    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"


def differences(base: Kept, head: Folder | Kept) -> Mapping[str, How]:
    """The paths that differ, in order, and how; of a folder, as git would commit it.

    Of two paths that look alike both count, as one that is edited.
    """
    if isinstance(head, Folder):
        if not isinstance(base, Revision):
            raise TypeError("a folder is compared with a revision of its repository")
        return dict(sorted(_of_folder(base, head)))
    found: dict[str, How] = {}
    for path, how in sorted(_of_kept(base, head)):
        found[path] = how if found.get(path, how) is how else How.EDITED
    return found


def _of_kept(base: Kept, head: Kept) -> Iterator[tuple[str, How]]:
    for path, before, after in base.differing(head):  # type: ignore[arg-type]
        yield path, How.ADDED if before is None else How.DELETED if after is None else How.EDITED


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
