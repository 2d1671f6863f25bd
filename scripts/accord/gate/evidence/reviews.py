"""The last decisive review of each account, and whether it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from accord.forge.snapshot import Account, Review, Snapshot, Verdict
from accord.gate.evidence.accounts import person_of, whose
from accord.gate.evidence.seen import Seen
from accord.gate.evidence.voices import Disregarded, Objection, Origin, Voice
from accord.language import Message, say
from accord.organization import Organization

# A comment takes nothing back; what is not known here may have.
_DECISIVE = (Verdict.APPROVED, Verdict.CHANGES_REQUESTED, Verdict.DISMISSED, Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Decided:
    """The person of an account has decided, whatever became of it."""

    person: str


def reviews(
    seen: Seen, snapshot: Snapshot, organization: Organization
) -> Iterator[Voice | Objection | Disregarded | Decided]:
    """What counts of a snapshot's reviews, account by account."""
    by_account: dict[int, list[Review]] = {}
    for review in snapshot.reviews:
        if review.account is None:
            yield Disregarded("", say("The reviewer's account is no more."))
        else:
            by_account.setdefault(review.account.id, []).append(review)
    reading = _Reading(seen, snapshot, organization)
    for given in by_account.values():
        yield from reading.of(given)


@dataclass(frozen=True, slots=True)
class _Reading:
    seen: Seen
    snapshot: Snapshot
    organization: Organization

    def of(self, given: Sequence[Review]) -> Iterator[Voice | Objection | Disregarded | Decided]:
        account = next(each.account for each in given if each.account)
        decisive = [
            (each.at, each.id, each) for each in given if each.at and each.verdict in _DECISIVE
        ]
        who = self._unfit(account, given) or whose(account, self.snapshot, self.organization)
        if isinstance(who, Message):
            yield Disregarded(account.login, who)
        else:
            at, _, last = max(decisive, key=lambda each: each[:2])
            yield Decided(who)
            yield self._weighed(last, account, who, at)
            if last.verdict is Verdict.APPROVED and self._is_partly_stale(last):
                yield Disregarded(account.login, say("Part of it has changed since."))

    def _unfit(self, account: Account, given: Sequence[Review]) -> Message | None:
        """Why nothing that an account has said counts."""
        decisive = [each for each in given if each.verdict in _DECISIVE]
        if not decisive:
            is_begun = any(each.verdict is Verdict.PENDING for each in given)
            return (
                say("The review has been begun and not submitted.")
                if is_begun
                else say("A comment is no approval.")
            )
        if self._is_the_authors(account):
            return say("It is the author's own review.")
        if any(each.at is None for each in decisive):
            return say("The forge does not say when the review was given.")
        return None

    def _is_the_authors(self, account: Account) -> bool:
        """Whether the author speaks: by the same account, or by another that they have."""
        author = self.snapshot.author
        if author is None:
            return False
        person = person_of(account, self.snapshot, self.organization)
        theirs = self.organization.people[person].accounts if person else ()
        return author.id in (
            account.id,
            *(each.id for each in theirs if each.forge == self.snapshot.forge),
        )

    def _weighed(
        self, review: Review, account: Account, person: str, at: datetime
    ) -> Voice | Objection | Disregarded:
        day = self.organization.day(at)
        if review.verdict is Verdict.CHANGES_REQUESTED:
            return Objection(person, day)
        covers = self.seen.at(review.commit)
        if review.verdict is Verdict.APPROVED and covers:
            return Voice(person, day, covers, Origin.REVIEW, account=account.id)
        return Disregarded(account.login, self._lapsed(review))

    def _is_partly_stale(self, review: Review) -> bool:
        covers = self.seen.at(review.commit)
        return bool(covers) and covers != self.seen.everything

    def _lapsed(self, review: Review) -> Message:
        if review.verdict is Verdict.DISMISSED:
            return say("The review was dismissed.")
        if review.verdict is Verdict.UNKNOWN:
            return say("What the forge says of the review is not known here.")
        if review.commit is None:
            return say("The approval names no commit.")
        if review.commit not in self.seen.landing.stood:
            return say("The approved commit {commit} is not here.", commit=review.commit[:10])
        return say("It has changed since {commit}, which was approved.", commit=review.commit[:10])
