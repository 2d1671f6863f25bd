"""A record moves to its new folder on the disk, and at no moment is any of it lost."""

from __future__ import annotations

from pathlib import Path

from accord.author.place import delete_file, must_hold, place_folder, remove_folder, replace_file
from accord.author.renumbering.plan import Renumbering


def write(found: Renumbering, root: Path) -> None:
    """Carry out what was planned: the new folder first, whole; last of all the old one goes.

    Raises:
        FileExistsError: somebody has taken the new id meanwhile.
        FileChanged: somebody has written to a file since it was read.
        OSError: the disk can't be written.
    """
    read = {each.path: each.before for each in (*found.moved, *found.edited)}
    for path, data in {**read, **found.dropped}.items():
        must_hold(root / path, data)
    place_folder(root / found.place, {_name(each.place): each.after for each in found.moved})
    for each in found.edited:
        replace_file(root / each.path, each.before, each.after)
    for path, data in found.dropped.items():
        if not path.startswith(f"{found.folder}/"):
            delete_file(root / path, data)
    gone = {each.path: each.before for each in found.moved} | dict(found.dropped)
    old = {_name(path): data for path, data in gone.items() if path.startswith(f"{found.folder}/")}
    remove_folder(root / found.folder, old)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
