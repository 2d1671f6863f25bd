"""What the pages of a record show beside its own files: nothing else may reach them."""

from __future__ import annotations

from dataclasses import dataclass

from accord.directory import Directory
from accord.site.lists.learned import Learned
from accord.site.overviews.review import UnderReview
from accord.trees.edits import Edit


@dataclass(frozen=True, slots=True)
class Beside:
    """What a record's pages show of others, of what is under review, and of its history.

    Of others: those that it names or that name it, and what was learned in the same scenario.

    Pages are kept as long as this and the record's files are the same, so whatever is to be
    shown of anything else must stand here.
    """

    neighbours: Directory
    review: tuple[UnderReview, ...]
    edits: tuple[Edit, ...] = ()
    learned: tuple[Learned, ...] = ()


def neighbours(everybody: Directory, name: str) -> Directory:
    """The part of the directory in which a record and those linked to it stand."""
    own = everybody.listings.get(name)
    targets = [id for ids in own.links.values() for id in ids] if own else []
    sources = [source for _, source in everybody.linking_to(name)]
    ids = {name, *targets, *sources}
    return Directory.of(each for id in ids if (each := everybody.listings.get(id)))
