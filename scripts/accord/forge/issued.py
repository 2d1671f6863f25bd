"""A file of `accord intake` -> what to do at the forge about an issue.

Whoever reads it has a token; so nothing counts but what has exactly the shape of `issued.json`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.forge.shaped import Misshapen, pattern, shaped
from accord.language import Message, say


@dataclass(frozen=True, slots=True)
class Proposal:
    """One new file, to be proposed as a pull request from a branch."""

    branch: str
    path: str
    content: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Issued:
    """What became of an issue: what it proposes, if it does, and what to say below it."""

    repository: str
    issue: int
    proposal: Proposal | None
    reply: str | None


class NotIssued(Exception):
    """The text is of no issue; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def issued(text: str) -> Issued:
    """Read what `accord intake --json` printed.

    Raises:
        NotIssued: it has another shape, or names a branch that is not the issue's.
    """
    try:
        row = shaped(text, "issued")
    except Misshapen as error:
        raise NotIssued(_refusal(error.place, error.why)) from None
    proposed = row["verdict"] == "proposed"
    if proposed and row["branch"] != f"intake/issue-{row['issue']}":
        raise NotIssued(_refusal("branch", row["branch"]))
    names = ("branch", "path", "content", "title", "body")
    proposal = Proposal(*(row[name] for name in names)) if proposed else None
    return Issued(row["repository"], row["issue"], proposal, row["reply"])


def is_path(path: str) -> bool:
    """Whether a path is one of those that may be proposed: a file in a record's folder."""
    return bool(re.search(pattern("issued", "path"), path))


def _refusal(place: str, why: str) -> Message:
    return say("This is nothing that `accord intake` wrote: {place}: {why}.", place=place, why=why)
