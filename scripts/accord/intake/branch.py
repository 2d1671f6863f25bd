"""One new file -> a commit on a branch of its own, published at `origin`.

Nothing is checked out; the commit is the program's, so that nobody is taken for its author.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from accord.forge.issued import Proposal, is_path
from accord.trees import TreeError, git
from accord.trees.revision import said

_WRITER = "accord <accord@localhost>"


class TakenOver(Exception):
    """Somebody has committed to the branch; what they did must not be lost."""


def standing(root: Path, branch: str) -> tuple[str, str] | None:
    """The one file of a record that a branch brings, as last fetched or as it is here.

    Its path and text; None if there is no such branch, or it brings anything else.
    """
    for ref in (f"refs/remotes/origin/{branch}", f"refs/heads/{branch}"):
        try:
            (path,) = _brought(root, ref, "HEAD")
            if not is_path(path):
                continue
            return path, git(root, "cat-file", "blob", f"{ref}:{path}").decode()
        except (TreeError, ValueError):
            continue
    return None


def publish(root: Path, proposal: Proposal, onto: str, now: datetime) -> str | None:
    """Put the file onto the branch, begun anew from `onto`; the commit, None if it was there so.

    What has been approved on the branch stays approved, as long as nothing changes.

    Raises:
        TakenOver: the branch has a commit that is not the program's.
        TreeError: git failed, or origin refused.
    """
    base = git(root, "rev-parse", "--verify", f"refs/remotes/origin/{onto}^{{commit}}")
    there = _there(root, proposal.branch)
    if there and _is_said(root, proposal, there, base.decode().strip()):
        return None
    if there and _has_others(root, there, base.decode().strip()):
        raise TakenOver
    commit = _commit(root, proposal, base.decode().strip(), now)
    ref = f"refs/heads/{proposal.branch}"
    lease = f"--force-with-lease={ref}:{there or ''}"
    done = said(root, "push", "--quiet", lease, "origin", f"{commit}:{ref}")
    if done.returncode:
        raise TreeError(done.stderr.decode("utf-8", "replace").strip())
    return commit


def _there(root: Path, branch: str) -> str | None:
    """The commit at which the branch stands at origin."""
    told = git(root, "ls-remote", "origin", f"refs/heads/{branch}").decode().split()
    if not told:
        return None
    ref = f"refs/remotes/origin/{branch}"
    git(root, "fetch", "--quiet", "--no-tags", "origin", f"+refs/heads/{branch}:{ref}")
    return told[0]


def _is_said(root: Path, proposal: Proposal, there: str, base: str) -> bool:
    """Whether the branch brings this file as it is, and nothing else."""
    if _brought(root, there, base) != [proposal.path]:
        return False
    return git(root, "cat-file", "blob", f"{there}:{proposal.path}") == proposal.content.encode()


def _has_others(root: Path, there: str, base: str) -> bool:
    """Whether anybody else has committed; that somebody merged the base into it is no work lost."""
    own = ("log", "--first-parent", "--no-merges", "--format=%cn <%ce>")
    return bool(set(git(root, *own, f"{base}..{there}").decode().splitlines()) - {_WRITER})


def _brought(root: Path, head: str, base: str) -> list[str]:
    """The paths that differ between a commit and where it left another."""
    fork = git(root, "merge-base", head, base).decode().strip()
    names = git(root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", fork, head)
    return names.decode("utf-8", "replace").split("\0")[:-1]


def _commit(root: Path, proposal: Proposal, base: str, now: datetime) -> str:
    """A commit with the file and without a place in any branch here."""
    ref = f"refs/accord/{proposal.branch}"
    stream = (
        f"commit {ref}\ncommitter {_WRITER} {int(now.timestamp())} +0000\n"
        f"{_data(_said_of(proposal))}from {base}\nM 100644 inline {proposal.path}\n"
        f"{_data(proposal.content)}done\n"
    )
    git(root, "fast-import", "--quiet", "--force", "--done", text=stream)
    return git(root, "rev-parse", ref).decode().strip()


def _said_of(proposal: Proposal) -> str:
    """The commit's message: nobody's words, of which a forge might obey some."""
    return f"Write {proposal.path} as {proposal.branch} says"


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"
