"""Histories as a forge remembers them, so that its reviews are read over real HTTP."""

from __future__ import annotations

from itertools import pairwise

from accord.forge.snapshot import Snapshot
from accord.forge.taking import take
from tests.forge.calling import asking
from tests.forge.fake import Commit, FakeForge, Review, User
from tests.forge.fake.state import ZERO, Activity
from tests.gate.oracle.facts import Facts
from tests.gate.oracle.repository import Placed

_STATES = {
    "approved": "APPROVED",
    "changes-requested": "CHANGES_REQUESTED",
    "commented": "COMMENTED",
    "dismissed": "DISMISSED",
    "pending": "PENDING",
    "unknown": "THUMBS_UP",
}


def can_be_remembered(facts: Facts) -> bool:
    """Whether a forge would tell just this: every commit, and pushes that lead to the head."""
    is_whole = all(each.is_listed for each in facts.commits)
    if not facts.pushes:
        return is_whole
    return is_whole and facts.pushes[-1].commit == facts.head


def taken(forge: FakeForge, place: Placed) -> Snapshot:
    """What `accord reviews` reads, once the forge has been told all of a history."""
    facts = place.history.facts

    def user(id: int | None) -> User | None:
        if id is None:
            return None
        kind = "Bot" if id in facts.robots else "User"
        return forge.users.get(id) or forge.user(f"login-{id}", id=id, kind=kind)

    def commit(id: str | None) -> str | None:
        return place.ids.get(id, id) if id else None

    made = [
        Commit(place.ids[each.id], user(each.account), user(each.account), each.vouched)
        for each in facts.commits
    ]
    pull = forge.pull(user(facts.author), base=place.base, head=place.head, commits=made)
    pull.reviews += [
        Review(each.id, user(each.account), _STATES[each.verdict], commit(each.commit), each.at)
        for each in facts.reviews
    ]
    forge.tells_activities = facts.pushes is not None
    forge.activities = []
    stood = [ZERO, *(str(commit(each.commit)) for each in facts.pushes or ())]
    for each, (before, after) in zip(facts.pushes or (), pairwise(stood), strict=True):
        ref = f"refs/heads/{pull.head_ref}"
        kind = "branch_creation" if before == ZERO else "push"
        forge.activities.append(Activity(user(each.account), ref, before, after, each.at, kind))
    return take(asking(forge), pull.number, lambda: facts.taken_at)
