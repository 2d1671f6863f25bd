"""Who signed the commits that would land: without a forge, nothing else tells their author."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from accord.gate.landing import Landing
from accord.organization import Organization
from accord.proof.commits import signers


def vouched(root: Path, landing: Landing, organization: Organization, now: datetime) -> Landing:
    """The same, with the person who signed each commit, where git vouches for one.

    Args:
        root: the repository.
        landing: as it was gathered.
        organization: of the base.
        now: the present; aware.

    Raises:
        TreeError: git failed.
    """
    reach = f"{landing.base_id}..{landing.head_id}"
    known = signers(root, reach, organization, organization.day(now))
    commits = (replace(each, signer=known.get(each.id)) for each in landing.commits)
    return replace(landing, commits=tuple(commits))
