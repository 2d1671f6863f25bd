"""Whose account it is: numeric ids are evidence, logins are for readers."""

from __future__ import annotations

from accord.forge.snapshot import Account, Snapshot
from accord.language import Message, say
from accord.organization import Organization


def person_of(account: Account, snapshot: Snapshot, organization: Organization) -> str | None:
    """The one person of the registry who has the account."""
    return organization.person_of(snapshot.forge, account.id)


def whose(account: Account, snapshot: Snapshot, organization: Organization) -> str | Message:
    """The person for whom an account speaks, or why nothing that it says can count."""
    if not account.human:
        return say("This is a program's account, not a person's.")
    return person_of(account, snapshot, organization) or say(
        "No one person of the registry has the account {id}; a steward can add it.", id=account.id
    )
