"""What has landed, and what of it each open change touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from accord.forge.snapshot import Snapshot
from accord.gate import Landing
from accord.gate.git.gathering import spoken_of, stood
from accord.ledger.filing import POLICY
from accord.model import FOLDERS, ROOT, folder_of
from accord.proposals.branches import Branch
from accord.trees import Revision
from accord.trees.excerpt import Excerpt
from accord.trees.objects import Objects
from accord.trees.revision import Held


@dataclass(frozen=True, slots=True)
class Ground:
    """The commit `tip` of a repository, and its files.

    `inside` are the paths in each record's folder, and under no name those of the policy.
    """

    root: Path
    tip: str
    base: Revision
    inside: Mapping[str, list[str]]
    objects: Objects

    @classmethod
    def of(cls, root: Path, tip: str, base: Revision, objects: Objects) -> Self:
        inside: dict[str, list[str]] = {}
        for path in base.held:
            if _is_of_record(path):
                inside.setdefault(folder_of(path), []).append(path)
            elif path.startswith("schema/") or path in POLICY:
                inside.setdefault("", []).append(path)
        return cls(root, tip, base, inside, objects)

    def touched(self, branch: Branch) -> frozenset[str]:
        """The folders of the records in which something would change."""
        return frozenset(
            folder_of(path)
            for path, _, held in branch.differing
            if _is_of_record(path) and self.base.held.get(path) != held
        )

    def landing(
        self, branch: Branch, folders: frozenset[str], snapshot: Snapshot | None
    ) -> Landing:
        """What would land, by the files alone: who changes the same one is in conflict."""
        old = {path: before for path, before, _ in branch.differing}
        new = {path: after for path, _, after in branch.differing}
        known = [path for folder in ("", *folders) for path in self.inside.get(folder, ())]
        here = {path: self.base.held[path] for path in (*known, *new) if path in self.base.held}
        base = Excerpt(here, self.objects)
        head = base.with_changes(new)
        conflicts = [path for path in new if here.get(path) not in (old[path], new[path])]
        return Landing(
            base_id=self.tip,
            head_id=branch.head,
            base=base,
            fork=base.with_changes(old),
            head=head,
            result=None if conflicts else head,
            commits=branch.commits,
            stood=self._stood(branch, new, snapshot),
            conflicts=tuple(sorted(conflicts)),
        )

    def _stood(
        self, branch: Branch, new: Mapping[str, Held | None], snapshot: Snapshot | None
    ) -> Mapping[str, Mapping[str, Held]]:
        here = {path: held for path, held in new.items() if held}
        others = [each for each in spoken_of(branch.head, snapshot) if each != branch.head]
        return {**stood(self.root, others, [*new]), branch.head: here}


def _is_of_record(path: str) -> bool:
    steps = path.split("/")
    return len(steps) == 4 and steps[0] == ROOT and steps[1] in FOLDERS
