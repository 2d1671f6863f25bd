"""As of which instant each record is shown, where something is kept for the next build.

A page that is shown as of the last full hour is the same until the next one, and need not be
made again for every build. What happened to a record since, or is still to come, must not wait
that long: it is busy, and shown as of the present.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from accord.ledger.shares import Share
from accord.model import ROOT, folder_of
from accord.site.making.stamps import SIZE, Stamp, stamp
from accord.trees import Tree

Names = frozenset[str]
# As records write it; in another time zone than the organization's it ends in an offset.
_INSTANT = re.compile(rb"\b([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})([+\-Z]?)")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Instants:
    """`now` and the `hour` in the organization's time zone, which are one if a site is exact.

    The names of `busy` records are those that speak of something after the hour.
    """

    now: datetime
    hour: datetime
    busy: Names = frozenset()

    @classmethod
    def at(cls, now: datetime, *, exact: bool) -> Instants:
        return cls(now, now if exact else now.replace(minute=0, second=0, microsecond=0))

    def of(self, names: Names) -> datetime:
        """As of when records are shown that are all busy, or all are not."""
        return self.now if names <= self.busy else self.hour

    def parted(self, groups: Iterable[Names]) -> tuple[list[Names], list[Names]]:
        """Groups of records that are not busy, and of those that are."""
        known = [*groups]
        return (
            [each for each in known if not each <= self.busy],
            [each for each in known if each <= self.busy],
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A digest of all files of a record, and whether one of them speaks of something later."""

    digest: Stamp
    is_busy: bool


def look_over(tree: Tree, share: Share, hour: datetime) -> Mapping[str, Seen]:
    """Look at the files of each record of a share, without reading what they say."""
    digests: dict[str, Any] = {}
    busy: set[str] = set()
    for file in tree.files(ROOT, share.enters):
        folder = folder_of(file.path)
        if folder in share.folders:
            name = folder.rpartition("/")[2]
            digests.setdefault(name, blake2b(digest_size=SIZE)).update(stamp(file.path, file.data))
            if name not in busy and speaks_of_later(file.data or b"", hour):
                busy.add(name)
    return {name: Seen(digest.digest(), name in busy) for name, digest in digests.items()}


def speaks_of_later(data: bytes, hour: datetime) -> bool:
    """Whether a file names an instant after the hour; one of another time zone may be so."""
    here, elsewhere = (f"{each:%Y-%m-%dT%H:%M}".encode() for each in (hour, hour - _DAY))
    found = _INSTANT.findall(data)
    return any(instant > (elsewhere if offset else here) for instant, offset in found)
