"""The second opinion: facts -> allowed or not, and why not.

Every assignment of people to departments is tried out; nothing here is quick or clever.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import NamedTuple

from tests.gate.oracle.arrival import belated
from tests.gate.oracle.facts import Facts, Review
from tests.gate.oracle.files import differing, forbidden, record_of, same_bytes
from tests.gate.oracle.needs import OPEN, Claim, Need, needs
from tests.gate.oracle.people import author_may, may
from tests.gate.oracle.silence import DECISIVE


class Voice(NamedTuple):
    """Somebody meets a claim of a need."""

    person: str
    need: Need
    claim: Claim


class Judgement(NamedTuple):
    allowed: bool
    reasons: tuple[str, ...]


def judged(facts: Facts) -> Judgement:
    reasons = [*forbidden(facts)]
    if any(each.at > facts.taken_at for each in facts.seals):
        reasons.append("a signature for a day to come")
    if not reasons and belated(facts):
        reasons.append("comes later than it says")
    if not reasons:
        reasons += _wanting(facts)
    return Judgement(not reasons, tuple(sorted(set(reasons))))


def _wanting(facts: Facts) -> Iterator[str]:
    """Which needs are open; "not enough people" where each is met, but not all at once."""
    wanted = needs(facts)
    voices = {*_reviewing(facts, wanted), *_writing(facts, wanted), *_sealing(facts, wanted)}
    objections = {voice.need for voice in _objecting(facts, wanted)}
    for need in wanted:
        what = _called(facts, need)
        if not need.claims:
            yield f"nobody may approve: {what}"
        elif need in objections:
            yield f"changes requested: {what}"
        elif need not in {voice.need for voice in voices}:
            yield f"not approved: {what}"
    met = {voice.need for voice in voices}
    if met == wanted and not _assignable(wanted, voices):
        yield "not enough people"


def _called(facts: Facts, need: Need) -> str:
    if need.record is None:
        return "policy"
    kinds = {deed.kind for deed in facts.deeds if deed.path == need.path}
    return kinds.pop() if kinds else "form"


def _assignable(wanted: set[Need], voices: set[Voice]) -> bool:
    """Whether each person can be given one department so that every need is met."""
    people = sorted({voice.person for voice in voices})
    choices = [
        sorted({each.claim[1] for each in voices if each.person == person}) for person in people
    ]
    for chosen in product(*choices):
        speaks = dict(zip(people, chosen, strict=True))
        met = {each.need for each in voices if each.claim[1] in (speaks[each.person], "")}
        if met == wanted:
            return True
    return not wanted


def _owner(facts: Facts, account: int | None) -> str | None:
    owners = {person for person, each in facts.accounts if each == account}
    return owners.pop() if len(owners) == 1 and account not in facts.robots else None


def _last(facts: Facts) -> Iterator[tuple[str, Review]]:
    """Of every account its last word, and whose it is; never the author's."""
    authors = {person for person, account in facts.accounts if account == facts.author}
    for account in {each.account for each in facts.reviews} - {None, facts.author}:
        said = [
            each for each in facts.reviews if each.account == account and each.verdict in DECISIVE
        ]
        person = _owner(facts, account)
        if said and person and person not in authors:
            yield person, max(said, key=_place)


def _place(review: Review) -> tuple[bool, float, int]:
    """The order of what was said; what nobody can date comes last."""
    return (review.at is None, review.at.timestamp() if review.at else 0, review.id)


def _reviewing(facts: Facts, wanted: set[Need]) -> Iterator[Voice]:
    for person, review in _last(facts):
        for need in wanted:
            read = review.commit == facts.head or (same_bytes(facts, review.commit, need.record))
            if review.verdict == "approved" and read:
                yield from _voices(facts, person, need, review.at)


def _objecting(facts: Facts, wanted: set[Need]) -> Iterator[Voice]:
    for person, review in _last(facts):
        if review.verdict == "changes-requested":
            for need in wanted:
                if need.claims != OPEN:
                    yield from _voices(facts, person, need, review.at)


def _voices(facts: Facts, person: str, need: Need, at: datetime | None) -> Iterator[Voice]:
    for claim in need.claims:
        if at and may(facts, person, claim, at):
            yield Voice(person, need, claim)


def _writing(facts: Facts, wanted: set[Need]) -> Iterator[Voice]:
    author = _writer(facts)
    if author:
        for need in wanted:
            for claim in need.claims:
                if author_may(facts, author, claim):
                    yield Voice(author, need, claim)


def _writer(facts: Facts) -> str | None:
    """Who is known to have made every commit that touches records."""
    touching = [
        each
        for each in facts.commits
        if any(map(record_of, differing(facts.trees[each.parent], facts.trees[each.id])))
    ]
    if not facts.has_forge:
        signers = {each.signer for each in touching}
        return signers.pop() if len(signers) == 1 else None
    pushers = {each.account for each in facts.pushes or ()}
    known = all(
        each.is_listed
        and each.account == facts.author
        and (each.vouched or pushers == {facts.author})
        for each in touching
    )
    return _owner(facts, facts.author) if known else None


def _sealing(facts: Facts, wanted: set[Need]) -> Iterator[Voice]:
    """Who signed a document offline; the instant is their own word, so today's office counts."""
    for seal, need in product(facts.seals, wanted):
        for claim in need.claims if need.path == seal.path else ():
            fits = claim[1] == seal.department and seal.at <= facts.taken_at
            if fits and may(facts, seal.person, claim, facts.taken_at):
                yield Voice(seal.person, need, claim)
