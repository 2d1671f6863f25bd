"""The first push of all, which brings the registry by which everything later is judged."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from accord.language import Message, say
from accord.organization import Organization
from accord.proof.commits import signers


def why_not_founded(
    root: Path, commit: str, organization: Organization, now: datetime
) -> Message | None:
    """What speaks against founding a repository with a commit; None if nothing.

    Args:
        root: the repository, in which nothing has landed yet.
        commit: the full id of what is to land.
        organization: of that commit itself; there is no other.
        now: the present; aware.

    Raises:
        TreeError: git failed.
    """
    day = organization.day(now)
    person = signers(root, f"{commit}^!", organization, day).get(commit)
    stewards = {each.person for each in organization.stewards if each.covers(day)}
    known = organization.people.get(person or "")
    if known and known.id in stewards and known.active_on(day):
        return None
    return say(
        "The first push founds the repository: its last commit is signed by a steward whom "
        "its own registry names, with a key that stands there. Sign it: "
        "`git commit --amend --no-edit -S`."
    )
