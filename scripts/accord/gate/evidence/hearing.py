"""Everything that people said of a change: by reviews, by authorship, by signatures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.forge.snapshot import Snapshot
from accord.gate.evidence.authorship import authorship
from accord.gate.evidence.reviews import Decided, reviews
from accord.gate.evidence.seen import Seen
from accord.gate.evidence.voices import Disregarded, Evidence, Objection, Origin, Voice
from accord.gate.landing import Landing
from accord.language import say
from accord.organization import Organization


def hear(
    seen: Seen, snapshot: Snapshot | None, organization: Organization, now: datetime
) -> Evidence:
    """What counts, and what does not.

    Args:
        seen: the change, and what stood at the commits that are spoken of.
        snapshot: what the forge knows; None where there is no forge.
        organization: of the base.
        now: the present; aware.
    """
    said = [
        *authorship(seen, snapshot, organization, now),
        *_signatures(seen.landing, organization, now),
        *(reviews(seen, snapshot, organization) if snapshot else ()),
    ]
    return Evidence(
        voices=tuple(each for each in said if isinstance(each, Voice)),
        objections=tuple(each for each in said if isinstance(each, Objection)),
        disregarded=tuple(each for each in said if isinstance(each, Disregarded)),
        heard=frozenset(each.person for each in said if isinstance(each, Decided | Voice)),
        since=seen.since(snapshot),
    )


def _signatures(
    landing: Landing, organization: Organization, now: datetime
) -> Iterator[Voice | Disregarded]:
    """They count for who holds the office now: anybody may set back the clock that they name."""
    for each in landing.signatures:
        if each.at > now:
            yield Disregarded(each.person, say("The signature is dated in the future."))
        else:
            day, covers = organization.day(now), frozenset((each.path,))
            yield Voice(each.person, day, covers, Origin.SIGNATURE, each.department)
