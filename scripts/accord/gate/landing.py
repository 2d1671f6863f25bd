"""What would land: the trees of a change, and what git knows of how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from accord.change.races import NO_RACES, Races
from accord.model import Finding
from accord.trees.difference import Kept
from accord.trees.revision import Held


@dataclass(frozen=True, slots=True)
class Made:
    """A commit of the change: the paths that differ from one of its parents.

    `signer` is the person whose registered key signed it, where git vouches for one.
    """

    id: str
    touched: frozenset[str]
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A valid signature beside a form or an entry, under a key of the base's registry.

    `path` is the document, `at` the instant that its statement names; aware.
    """

    path: str
    department: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """Everything about a change that stands in the repository.

    `base` is the tip on which it would land, `head` what was proposed and reviewed, `fork`
    where the head left the base, and `result` what would stand afterwards; None if they can't
    be merged, and then `conflicts` are the paths. `stood` tells of the commits that reviews
    and pushes speak of what they held under the paths that differ; of a commit that is not
    there nothing is known. `ids` are those of new records that others have had, `forged` the
    signatures that don't hold.
    """

    base_id: str
    head_id: str
    base: Kept
    fork: Kept
    head: Kept
    result: Kept | None
    commits: tuple[Made, ...] = ()
    stood: Mapping[str, Mapping[str, Held]] = field(default_factory=dict)
    signatures: tuple[Signed, ...] = ()
    forged: tuple[Finding, ...] = ()
    ids: Races = NO_RACES
    conflicts: tuple[str, ...] = ()
