"""Which files of a tree would be mended, and how; nothing is written yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from accord import ledger
from accord.author.mending.digests import digests, fitting, lacks_digest, with_digest
from accord.author.mending.merged import kept
from accord.author.mending.overlay import Overlay
from accord.author.mending.paper import Papers
from accord.author.mending.steps import mended
from accord.language import Message, say
from accord.ledger import POLICY, UNREADABLE, Ledger
from accord.ledger.shares import Share
from accord.model import FOLDERS, ROOT
from accord.schema import schemas
from accord.trees import File, Tree

_REGISTRY = (POLICY["organization"], POLICY["calendar"])
_DIGEST = say("digest of what is agreed")


@dataclass(frozen=True, slots=True)
class Mend:
    """One file as it is and as it should be, and what is mended in it."""

    path: str
    before: bytes
    after: bytes
    names: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be mended, in the order of the paths, and what stays although it might be."""

    mends: tuple[Mend, ...]
    kept: Mapping[str, Message]


def plan(files: Iterable[File], tree: Tree, base: Tree | None) -> Plan:
    """See what can be mended in some files of a tree.

    Args:
        files: those that are looked at.
        tree: where they lie, with their schemas and the records that they belong to.
        base: what has been merged; None if nothing has.

    Raises:
        SchemaError: the schemas can't be used.
    """
    papers = Papers(schemas.load(tree))
    looked_at = {
        file.path: file.data for file in files if file.data is not None and _has_place(file.path)
    }
    found = {
        path: Mend(path, data, each.data, each.mends)
        for path, data in looked_at.items()
        if (each := mended(data, papers.at(path))).data != data
    }
    wanting = [path for path in looked_at if _is_consensus(path)]
    folders = {_folder(path) for path in (*found, *wanting) if path not in _REGISTRY}
    stays = kept(base, folders) if base else {}
    mends = {path: each for path, each in found.items() if path not in stays}
    mends |= _agreeing(mends, looked_at.keys(), tree, stays.keys())
    return Plan(
        tuple(mends[path] for path in sorted(mends)),
        {path: why for path, why in sorted(stays.items()) if path in found},
    )


def _agreeing(
    mends: Mapping[str, Mend], looked_at: Collection[str], tree: Tree, stays: Collection[str]
) -> dict[str, Mend]:
    """The mends of consensuses that must name what is agreed once all else is mended.

    They are those that are looked at, and those that would no longer fit.
    """
    named = {path for path in looked_at if _is_consensus(path)} - set(stays)
    folders = {_folder(path) for path in (*mends, *named) if path not in _REGISTRY}
    share = Share(frozenset(folders), loose=False)
    overlay = Overlay(tree, {path: each.after for path, each in mends.items()})
    drafts = {
        file.path: with_digest(file.data)
        for file in overlay.files(ROOT, share.enters)
        if file.path in named and file.data and lacks_digest(file.data)
    }
    now, then = _read(tree, share), _read(Overlay(overlay, drafts), share)
    if now is None or then is None:
        return {}
    found: dict[str, Mend] = {}
    for path, written in digests(then, (fitting(now) | named) - set(stays)).items():
        old = tree.read(path) or b""
        mend = mends.get(path) or Mend(path, old, old, ())
        after = with_digest(mend.after, written)
        found[path] = replace(mend, after=after, names=(*mend.names, _DIGEST))
    return found


def _read(tree: Tree, share: Share) -> Ledger | None:
    try:
        return ledger.filled(ledger.opened(tree), tree, share)
    except UNREADABLE:
        return None


def _has_place(path: str) -> bool:
    parts = path.split("/")
    is_of_record = len(parts) == 4 and parts[0] == ROOT and parts[1] in FOLDERS
    return path in _REGISTRY or (is_of_record and path.endswith(".md"))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _is_consensus(path: str) -> bool:
    return "-consensus" in path.rpartition("/")[2]
