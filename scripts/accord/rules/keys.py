"""Signing keys stay in the registry: what was signed with them must still be verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.language import say
from accord.model import Pointer
from accord.organization import Key, Organization
from accord.rules.proposal import Proposal
from accord.rules.rule import Trouble, rule

# Whose a key is, None for the gate, its text, and its first day.
_Name = tuple[str | None, str, str]


@rule()
def key_kept(proposal: Proposal) -> Iterator[Trouble]:
    """A signing key stays in the registry as it is; it may only end, or end earlier.

    Why: without it nothing can be verified that it has signed, and with other days what was
    valid no longer is, or what never was becomes so.
    Fix: Put it back as it was; to take it out of use, write until.
    """
    before, after = proposal.policy.organization, proposal.ledger.organization
    registry, kept = proposal.ledger.policy["organization"], _keys(after)
    places = _places(after)
    for name, key in _keys(before).items():
        now = kept.get(name)
        if now and (key.until is None or (now.until and now.until <= key.until)):
            continue
        owner, text, since = name
        written = f"{{key: {text}, from: {since}{f', until: {key.until}' if key.until else ''}}}"
        message = (
            say("The last day of a key of {who} was moved.", who=owner or say("the gate"))
            if now
            else say("A key of {who} is gone, or not as it was.", who=owner or say("the gate"))
        )
        place = places.get((owner, text)) or places.get((owner, "")) or ()
        yield Trouble(registry, place, message, say("Write {written}.", written=written))


def _keys(organization: Organization) -> Mapping[_Name, Key]:
    people = ((person.id, key) for person in organization.people.values() for key in person.keys)
    gate = ((None, key) for key in organization.gate_keys)
    return {(who, key.text, str(key.since)): key for who, key in (*people, *gate)}


def _places(organization: Organization) -> Mapping[tuple[str | None, str], Pointer]:
    """Where the registry has each key, and under an empty text where it has its owner."""
    found: dict[tuple[str | None, str], Pointer] = {(None, ""): ("gate_keys",)}
    for n, key in enumerate(organization.gate_keys):
        found[None, key.text] = ("gate_keys", n)
    for place, person in enumerate(organization.people.values()):
        found[person.id, ""] = ("people", place)
        for n, key in enumerate(person.keys):
            found[person.id, key.text] = ("people", place, "keys", n)
    return found
