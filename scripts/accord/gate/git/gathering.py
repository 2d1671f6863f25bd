"""Git's part of the evidence: the trees of a change, its commits, and what others looked at.

Nothing of the change is ever checked out; its files are read as git objects.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from accord.change.comparison import compare
from accord.change.races import races
from accord.forge.snapshot import Snapshot
from accord.gate.git.signatures import verified
from accord.gate.landing import Landing, Made, Signed
from accord.language import Message, say
from accord.ledger import Ledger
from accord.model import Finding
from accord.trees import Revision, TreeError, git
from accord.trees.commits import commits as between
from accord.trees.difference import differences
from accord.trees.history import Base, NoBase, commit_id, must_reach_back
from accord.trees.merging import contains, merged
from accord.trees.revision import Held, held_at


class Undecidable(Exception):
    """What there is does not fit together; the message says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Commits:
    """The commits of a change, by their full ids; `merge` is the commit that would land.

    Without one the merge is made up here.
    """

    base: str
    head: str
    fork: str
    merge: str | None


def named(
    root: Path, base: str, head: str, merge: str | None, snapshot: Snapshot | None
) -> Commits:
    """Find the commits, and see to it that they and the snapshot speak of one thing.

    Raises:
        Undecidable: they do not, or something is missing.
        TreeError: git failed.
    """
    try:
        must_reach_back(root)
        _must_be_whole(root)
        base, head = commit_id(root, base), commit_id(root, head)
        merge = commit_id(root, merge) if merge else None
        fork = git(root, "merge-base", base, head).decode().strip()
    except NoBase as error:
        raise Undecidable(error.message) from None
    except TreeError:
        raise Undecidable(say("The two commits have no history in common.")) from None
    if snapshot:
        _must_be_of(root, base, head, snapshot)
    if merge and not (contains(root, merge, base)):
        message = say(
            "{merge} does not contain {base}: the branch has moved since it was merged for "
            "trial; fetch both anew.",
            merge=merge[:10],
            base=base[:10],
        )
        raise Undecidable(message)
    return Commits(base, head, fork, merge)


def _must_be_whole(root: Path) -> None:
    """What lies above a folder, such as workflows, would land with it and be seen by nobody."""
    if inside := git(root, "rev-parse", "--show-prefix").decode("utf-8", "replace").strip():
        message = say(
            "{folder} is a folder of a repository, and a change to all of it would land: "
            "run this at the top.",
            folder=inside,
        )
        raise Undecidable(message)


def _must_be_of(root: Path, base: str, head: str, snapshot: Snapshot) -> None:
    if snapshot.head_commit != head:
        message = say(
            "The reviews are of {seen}, and the head is {head}: it has moved; "
            "read the reviews anew.",
            seen=snapshot.head_commit[:10],
            head=head[:10],
        )
        raise Undecidable(message)
    try:
        is_onto_base = contains(root, base, snapshot.base_commit)
    except TreeError:
        is_onto_base = False
    if not is_onto_base:
        message = say(
            "The pull request is meant for {ref}, and what is decided here is another branch.",
            ref=snapshot.base_ref,
        )
        raise Undecidable(message)


def gather(
    root: Path, commits: Commits, base: Revision, policy: Ledger, snapshot: Snapshot | None
) -> Landing:
    """Read what would land, and how it came about.

    Args:
        root: the repository.
        commits: as `named` found them.
        base: the tree of the base.
        policy: the ledger of the base; its records need not have been read.
        snapshot: the reviews, which name commits that others looked at.

    Raises:
        TreeError: git failed.
        SigningError: ssh-keygen is missing, and there are signatures to verify.
    """
    fork, head = (Revision(root, each, base) for each in (commits.fork, commits.head))
    outcome = merged(root, commits.base, commits.head)
    tree = commits.merge or outcome.tree
    landing = Landing(
        base_id=commits.base,
        head_id=commits.head,
        base=base,
        fork=fork,
        head=head,
        result=Revision(root, tree, base) if tree else None,
        commits=_made(root, commits),
        conflicts=() if tree else outcome.conflicts,
    )
    if not isinstance(landing.result, Revision):
        return landing
    paths = [*differences(base, landing.result)]
    change = compare(base, landing.result, policy, policy)
    tip = Base(commits.base, commits.base, commits.base)
    signatures = verified(change, policy)
    return replace(
        landing,
        stood=stood(root, spoken_of(commits.head, snapshot), paths),
        ids=races(change, policy.organization, tip, base, landing.result),
        signatures=tuple(each for each in signatures if isinstance(each, Signed)),
        forged=tuple(each for each in signatures if isinstance(each, Finding)),
    )


def _made(root: Path, commits: Commits) -> tuple[Made, ...]:
    """The commits of the change, the latest first."""
    found = between(root, commits.head, f"^{commits.base}")
    return tuple(Made(each.id, each.touched) for each in found.values())


def spoken_of(head: str, snapshot: Snapshot | None) -> Collection[str]:
    """The commits that were reviewed or pushed, and what is proposed now."""
    if snapshot is None:
        return (head,)
    reviewed = (each.commit for each in snapshot.reviews if each.commit)
    pushed = (each.commit for each in snapshot.pushes or ())
    return dict.fromkeys((head, *reviewed, *pushed))


def stood(
    root: Path, commits: Collection[str], paths: list[str]
) -> Mapping[str, Mapping[str, Held]]:
    """What each of the commits held under some paths; those that are not here are left out."""
    found = {}
    for commit in commits:
        try:
            found[commit] = held_at(root, commit, paths)
        except TreeError:
            continue  # it is not here, and nothing is known of it
    return found
