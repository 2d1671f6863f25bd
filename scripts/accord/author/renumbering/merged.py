"""What the base knows of a record that is to be moved, and of the files that name it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from accord.author.mending.merged import kept
from accord.author.renumbering.mentions import mentions
from accord.change.claims import claims
from accord.change.free import names, next_free
from accord.change.numbers import Series
from accord.language import Message, say
from accord.model import FOLDERS, folder_of
from accord.trees import Folder, Revision
from accord.trees.history import Base


@dataclass(frozen=True)
class Merged:
    """The base that the work in a folder left, as `name` was given; None where there is none."""

    tree: Folder
    base: Base | None
    name: str = ""

    @cached_property
    def fork(self) -> Revision | None:
        return Revision(self.tree.root, self.base.fork) if self.base else None

    @cached_property
    def tip(self) -> Revision | None:
        """The base as it is now: what landed there while work went on here has landed."""
        if not self.base or self.base.tip == self.base.fork:
            return self.fork
        return Revision(self.tree.root, self.base.tip, near=self.fork)

    def has_landed(self, folder: str) -> bool:
        """Whether the record of a folder is on the base, and not another in its place."""
        form = f"{folder}/{FOLDERS[folder.split('/')[1]]}.md"
        if self.fork is None or self.tip is None:
            return False
        landed = self.tip.read(form)
        is_there = any(folder_of(path) == folder for path in self.fork.held)
        return is_there or (landed is not None and landed == self.tree.read(form))

    def staying(self, paths: Collection[str], id: str) -> frozenset[str]:
        """Those of the files that stay as they are, since they were merged with what they say."""
        if self.tip is None:
            return frozenset()
        stays = kept(self.tip, {folder_of(path) for path in paths})
        said = {path for path, data in self.tip.read_all(paths).items() if mentions(data, id)}
        return frozenset(paths) & (stays.keys() | said)

    def next_id(self, series: Series) -> str:
        """The next id that nobody has or had."""
        if self.base is None or self.fork is None:
            return next(series.after(names(self.tree)))
        return next_free(series, self.base, self.fork, self.tree)

    def why_taken(self, id: str, series: Series) -> Message | None:
        """Who has or had an id; None if nobody."""
        if id in names(self.tree):
            return say("There is a record {id} here.", id=id)
        if self.base is None or self.fork is None:
            return None
        return claims([id], self.base, self.fork, self.tree, series.since).get(id)
