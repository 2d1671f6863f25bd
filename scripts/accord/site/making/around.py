"""What those who make the site are given beside the records."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.ledger import Ledger
from accord.model import FOLDERS, ROOT
from accord.proof.proofs import Kept, kept
from accord.proposals.proposal import Proposal
from accord.proposals.reading import proposals
from accord.site.making.instants import Instants
from accord.site.overviews.review import UnderReview, by_record, under_review
from accord.site.reader import Reader
from accord.site.records.history import by_folder, written_by
from accord.trees import Folder, Revision, Tree, TreeError
from accord.trees.edits import Edit, edits


@dataclass(frozen=True, slots=True)
class Around:
    """What the site shows beside the records themselves.

    `kept` is what the gate has kept until then, `proposed` the changes that are open, and `review`
    what is under review of records that are there already. `edits` are what the history tells of
    each.
    """

    instants: Instants
    kept: Kept
    proposed: tuple[Proposal, ...]
    review: Mapping[str, tuple[UnderReview, ...]]
    edits: Mapping[str, tuple[Edit, ...]]


def look_around(
    tree: Tree, opened: Ledger, instants: Instants, reader: Reader, *, pinned: bool
) -> Around:
    """What a tree has beside its records; of an instant that was chosen, only what was known then.

    What was open for review at another instant than the present nobody knows.
    """
    is_another = pinned and instants.now != opened.organization.as_of
    proposed = () if is_another else _proposed_in(tree, opened, instants.now)
    return Around(
        instants,
        _kept_in(tree),
        proposed,
        review=by_record(under_review(proposed, reader)),
        edits=_edits_in(tree, instants.now if is_another else None),
    )


def _proposed_in(tree: Tree, opened: Ledger, now: datetime) -> tuple[Proposal, ...]:
    """The open changes of a clone."""
    return proposals(tree.root, opened, now) if isinstance(tree, Folder) else ()


def _edits_in(tree: Tree, until: datetime | None) -> Mapping[str, tuple[Edit, ...]]:
    """What the history of a clone tells of each record, of all times or `until` an instant."""
    if not isinstance(tree, Folder):
        return {}
    found = edits(tree.root, *(f"{ROOT}/{folder}" for folder in FOLDERS))
    return dict(by_folder(found if until is None else written_by(found, until)))


def _kept_in(tree: Tree) -> Kept:
    """What the gate has kept, where the records come from a clone of its repository."""
    with contextlib.suppress(TreeError):  # there is no git here, and nothing is known of it
        if isinstance(tree, Folder | Revision):
            return kept(tree.root)
    return Kept()
