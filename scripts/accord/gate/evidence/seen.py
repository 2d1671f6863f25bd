"""What somebody saw who looked at a commit: the bytes that would land, or others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import takewhile

from accord.change import Change
from accord.forge.snapshot import Push, Snapshot
from accord.gate.landing import Landing
from accord.ledger.signatures import is_signature


@dataclass(frozen=True)
class Seen:
    change: Change
    landing: Landing

    @cached_property
    def bundles(self) -> Mapping[str, frozenset[str]]:
        """The files that are judged together: those of a record, by its folder, and those beside.

        Signatures are evidence themselves, and not what is judged.
        """
        found = {
            each.folder: frozenset(file.path for file in each.files if not is_signature(file.path))
            for each in self.change.records
        }
        return {**found, "": frozenset(self.change.beside)} if self.change.beside else found

    @cached_property
    def everything(self) -> frozenset[str]:
        return frozenset().union(*self.bundles.values())

    def at(self, commit: str | None) -> frozenset[str]:
        """The files of the bundles that held at a commit just what would land."""
        held, result = self.landing.stood.get(commit or ""), self.landing.result
        if held is None or result is None:
            return frozenset()
        same = (
            paths
            for paths in self.bundles.values()
            if all(held.get(path) == result.held.get(path) for path in paths)
        )
        return frozenset().union(*same)

    def since(self, snapshot: Snapshot | None) -> Mapping[str, datetime | None]:
        """From when on everybody could see, without a break, what each bundle holds now.

        That is since it was pushed, and not before the pull request was opened: until then
        nobody was asked.
        """
        pushes = snapshot.pushes if snapshot else None
        latest_first = sorted(pushes or (), key=lambda push: push.at, reverse=True)
        if not snapshot or not latest_first or latest_first[0].commit != snapshot.head_commit:
            return dict.fromkeys(self.bundles)
        pushed = {bundle: self._since(bundle, latest_first) for bundle in self.bundles}
        opened = snapshot.opened_at
        return {bundle: max(at, opened) if at else None for bundle, at in pushed.items()}

    def _since(self, bundle: str, latest_first: Sequence[Push]) -> datetime | None:
        paths = self.bundles[bundle]
        run = [*takewhile(lambda push: paths <= self.at(push.commit), latest_first)]
        return run[-1].at if run else None
