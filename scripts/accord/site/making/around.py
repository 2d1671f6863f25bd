"""What those who make the site are given beside the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.proof.proofs import Kept
from accord.site.making.instants import Instants
from accord.site.making.stamps import Stamp
from accord.site.overviews.review import UnderReview
from accord.trees.edits import Edit


@dataclass(frozen=True, slots=True)
class Around:
    """What the site shows beside the records themselves.

    `kept` is what the gate has kept until then, and `review` what is under review of records that
    are there already. `edits` are what the history tells of each.
    """

    instants: Instants
    kept: Kept
    review: Mapping[str, tuple[UnderReview, ...]]
    edits: Mapping[str, tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class Keep:
    """Where what is made is kept for the next build, and the conditions under which it is made."""

    file: Path
    conditions: Stamp
