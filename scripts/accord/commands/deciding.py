"""What the commands that decide have in common: git's part, the forge's part, the answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from accord import ledger
from accord.commands.setting import CannotRun, Setting
from accord.forge.snapshot import Snapshot, SnapshotError
from accord.forge.snapshot import read as read_snapshot
from accord.gate import Decision, decide
from accord.gate.git.gathering import Undecidable, gather, named
from accord.gate.git.vouching import vouched
from accord.gate.telling.machine import as_json
from accord.gate.telling.pages import as_markdown
from accord.language import LANGUAGES, say
from accord.ledger import UNREADABLE, Ledger
from accord.proof.signing import SigningError
from accord.trees import Revision, TreeError, git
from accord.trees.revision import said

_FETCH = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "origin")


def decided(
    setting: Setting, base: str, head: str, merge: str | None, snapshot: Snapshot | None
) -> Decision:
    """Decide whether a change may land; the commits are named as git names them.

    Raises:
        CannotRun: something is missing, or does not fit together.
    """
    try:
        commits = named(setting.root, base, head, merge, snapshot)
        tree = Revision(setting.root, commits.base)
        policy = policy_of(tree)
        now = setting.now(policy.organization)
        landing = gather(setting.root, commits, tree, policy, snapshot)
        if snapshot is None:
            landing = vouched(setting.root, landing, policy.organization, now)
        return decide(landing, snapshot, policy, now)
    except (Undecidable, SigningError) as error:
        raise CannotRun(error.message) from None
    except TreeError as error:
        raise CannotRun(str(error)) from None


def fetch(setting: Setting, branch: str, snapshot: Snapshot) -> str:
    """Fetch from `origin` what a decision on a pull request reads; the branch's tip, as named here.

    Raises:
        CannotRun: the branch or the pull request's head is not to be had.
    """
    base, pull = f"refs/remotes/origin/{branch}", f"refs/pull/{snapshot.pull}/head"
    wanted = (f"+refs/heads/{branch}:{base}", f"+{pull}:{pull}")
    try:
        git(setting.root, *_FETCH, *wanted)
    except TreeError as error:
        raise CannotRun(say("git can't fetch: {why}", why=str(error))) from None
    for commit in {each.commit for each in snapshot.reviews if each.commit}:
        if said(setting.root, "cat-file", "-e", commit).returncode:
            # Pushed over since; who approved the same bytes there need not do so again.
            said(setting.root, *_FETCH, commit)
    return base


def policy_of(base: Revision) -> Ledger:
    """The ledger of a tree before its records are read.

    Raises:
        CannotRun: it can't be opened, so nothing can be decided.
    """
    try:
        return ledger.opened(base)
    except UNREADABLE as error:
        why = say("The registry, the table or the schemas of the base can't be read.")
        raise CannotRun(say("{sentence} {more}", sentence=why, more=str(error))) from None


def snapshot_in(path: Path) -> Snapshot:
    """Read the file of a snapshot.

    Raises:
        CannotRun: it is none.
    """
    try:
        return read_snapshot(path.read_text(encoding="utf-8"))
    except SnapshotError as error:
        raise CannotRun(say("{file}: {why}", file=path, why=error.message)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(say("{file}: {why}", file=path, why=str(error))) from None


def row_of(decision: Decision) -> dict[str, Any]:
    """A decision for programs, with the comment for people in every language."""
    comment = {each: as_markdown(decision, each) for each in LANGUAGES}
    return {**as_json(decision), "comment": comment}
