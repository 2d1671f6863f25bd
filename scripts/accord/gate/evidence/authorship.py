"""Authorship is consent for the own department, if all of it is the author's own work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.forge.snapshot import Account, Snapshot
from accord.gate.evidence.accounts import whose
from accord.gate.evidence.seen import Seen
from accord.gate.evidence.voices import Disregarded, Origin, Voice
from accord.gate.landing import Landing, Made
from accord.language import Message, say
from accord.model import ROOT
from accord.organization import Organization

Heard = Iterator[Voice | Disregarded]


def authorship(
    seen: Seen, snapshot: Snapshot | None, organization: Organization, now: datetime
) -> Heard:
    """The author's consent, or why there is none.

    With a forge the author is who opened the pull request. Without one, it is who signed every
    commit that touches records.
    """
    if snapshot is None:
        if person := signing_author(seen.landing, organization):
            yield _consent(person, None, seen, organization, now)
    elif snapshot.author is None:
        yield Disregarded("", say("The author's account is no more."))
    else:
        author = snapshot.author
        who = _known_author(author, seen.landing, snapshot, organization)
        if isinstance(who, Message):
            yield Disregarded(author.login, who)
        else:
            yield _consent(who, author.id, seen, organization, snapshot.taken_at)


def signing_author(landing: Landing, organization: Organization) -> str | None:
    """The person who signed every commit that touches records, if it is one."""
    signers = {each.signer for each in _of_records(landing)}
    person = signers.pop() if len(signers) == 1 else None
    return person if person in organization.people else None


def _consent(
    person: str, account: int | None, seen: Seen, organization: Organization, moment: datetime
) -> Voice:
    day = organization.day(moment)
    own = organization.people[person].department_on(day)
    paths = frozenset().union(*(paths for bundle, paths in seen.bundles.items() if bundle))
    return Voice(person, day, paths, Origin.AUTHOR, own, account)


def _of_records(landing: Landing) -> list[Made]:
    """The commits that touch records."""
    return [
        each
        for each in landing.commits
        if any(path.startswith(f"{ROOT}/") for path in each.touched)
    ]


def _known_author(
    author: Account, landing: Landing, snapshot: Snapshot, organization: Organization
) -> str | Message:
    """The person who is known to have made the change, or why nobody is."""
    who = whose(author, snapshot, organization)
    if isinstance(who, Message):
        return who
    told = {each.id: each for each in snapshot.commits}
    for each in _of_records(landing):
        known = told.get(each.id)
        if known is None or known.author is None or known.author.id != author.id:
            return say("Commit {commit} is somebody else's.", commit=each.id[:10])
        if not known.verified and not _pushed_all(author, snapshot):
            return say(
                "Nothing vouches for who made commit {commit}: it is not signed, and somebody "
                "else may have pushed it.",
                commit=each.id[:10],
            )
    return who


def _pushed_all(author: Account, snapshot: Snapshot) -> bool:
    """Whether the forge knows every push, and all are the author's."""
    pushers = {each.account.id if each.account else None for each in snapshot.pushes or ()}
    return pushers == {author.id}
