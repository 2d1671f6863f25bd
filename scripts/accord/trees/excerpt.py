"""Some of the files of a revision, as a tree of their own, with what a change makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from accord.trees.objects import Objects
from accord.trees.revision import Held
from accord.trees.tree import Choice, File, everywhere


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What git holds under some paths; the objects are read when somebody asks for them."""

    held: Mapping[str, Held]
    objects: Objects

    def with_changes(self, changes: Mapping[str, Held | None]) -> Excerpt:
        """The same where some paths hold something else, or nothing."""
        kept = {path: each for path, each in self.held.items() if path not in changes}
        new = {path: each for path, each in changes.items() if each}
        return Excerpt({**kept, **new}, self.objects)

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        inside = (path for path in self.held if path.startswith(f"{folder}/") or path == folder)
        for path in sorted(inside, key=lambda path: path.split("/")):
            steps = path.removeprefix(f"{folder}/").split("/")[:-1]
            ways = ("/".join((folder, *steps[:end])) for end in range(1, len(steps) + 1))
            if all(enter(way) for way in ways):
                yield File(path, self.read(path))

    def names(self, folder: str) -> list[str]:
        inside = (path for path in self.held if path.startswith(f"{folder}/"))
        return sorted({path.removeprefix(f"{folder}/").partition("/")[0] for path in inside})

    def read(self, path: str) -> bytes | None:
        held = self.held.get(path)
        return self.objects.read(held.id) if held and held.plain else None

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those of the paths that are plain files here."""
        found = ((path, self.read(path)) for path in paths)
        return {path: data for path, data in found if data is not None}

    def differing(self, other: Excerpt) -> Iterator[tuple[str, Held | None, Held | None]]:
        """The paths under which `other` holds something else, with what either holds there."""
        for path in sorted(self.held.keys() | other.held.keys()):
            before, after = self.held.get(path), other.held.get(path)
            if before != after:
                yield path, before, after
