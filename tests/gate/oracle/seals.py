"""Signatures beside documents, and changes that no forge has seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from tests.gate.oracle.facts import Facts, Seal
from tests.gate.oracle.needs import Claim, Need, needs
from tests.gate.oracle.people import SHANGHAI, author_may, may

SIGNED = datetime(2026, 7, 15, 13, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class _Signer:
    person: str
    claim: Claim
    at: datetime


def go_without_a_forge(facts: Facts, chance: Random) -> None:
    """Let commits and documents be signed, and nobody review anything."""
    facts.has_forge, facts.author, facts.pushes, facts.reviews = False, None, None, []
    writers = sorted(
        person
        for need in needs(facts)
        for claim in need.claims
        for person in {each.person for each in facts.roles}
        if author_may(facts, person, claim)
    )
    everybody = sorted({each.person for each in facts.roles})
    signer = chance.choice(writers or everybody)
    facts.commits = [each._replace(signer=signer) for each in facts.commits]
    if chance.random() < 0.25:
        place = chance.randrange(len(facts.commits))
        other = chance.choice([None, *everybody])
        facts.commits[place] = facts.commits[place]._replace(signer=other)
    for need in sorted(needs(facts), key=str):
        if need.path and chance.random() < 0.9:
            seal(facts, chance, need)


def seal(facts: Facts, chance: Random, need: Need) -> bool:
    """Let somebody sign the document of a need; sometimes it is the wrong one."""
    if need.path is None:
        return False
    at = min(SIGNED + timedelta(days=chance.choice((0, 0, 1, 3))), facts.taken_at)
    if chance.random() < 0.02:
        at = facts.taken_at + timedelta(hours=20)
    people = sorted({each.person for each in facts.roles})
    found = [
        _Signer(person, claim, at)
        for claim in sorted(need.claims)
        for person in people
        if claim[1] and may(facts, person, claim, at)
    ]
    if not found:
        return False
    chosen = chance.choice(found)
    person = chosen.person if chance.random() < 0.92 else chance.choice(people)
    department = chosen.claim[1]
    if chance.random() < 0.04:
        department = chance.choice(sorted({each.department for each in facts.parties}))
    facts.seals.add(Seal(need.path, person, department, at))
    return True
