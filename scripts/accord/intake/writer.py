"""Who wrote an issue: the person whose account it is, whatever name stands in the text."""

from __future__ import annotations

from datetime import date

from accord.intake.issue import Issue
from accord.intake.trouble import Trouble
from accord.language import Label, say
from accord.organization import Organization, Person


def writer(
    issue: Issue, forge: str, organization: Organization, day: date
) -> tuple[str | None, tuple[Trouble, ...]]:
    """The id of the person who has the account and works here on `day`, or why there is none.

    An issue that somebody else has touched since is taken for nobody's.
    """
    if issue.account is None or not issue.human:
        return None, (_no_person(),)
    if issue.last != issue.account:
        return None, (_other_hand(issue),)
    person = organization.person_of(forge, issue.account)
    if person is None:
        return None, (_stranger(issue, forge),)
    if not organization.people[person].active_on(day):
        return None, (_gone(organization.people[person].name),)
    return person, ()


def forged(typed: str, name: Label, person: Person) -> tuple[Trouble, ...]:
    """What somebody typed about who they are counts for nothing; that it differs is told."""
    if typed in ("", person.id, person.name):
        return ()
    message = say(
        "{name} says {typed}, but this is the account of {person}.",
        name=name,
        typed=typed,
        person=person.name,
    )
    return (Trouble(message, say("Delete that part; the account says who it is.")),)


def _no_person() -> Trouble:
    return Trouble(
        say("This was written by a program, or by an account that is gone."),
        say("Somebody who is in the registry has to write it."),
    )


def _other_hand(issue: Issue) -> Trouble:
    """Whoever may edit the issues of others must not make them say anything."""
    return Trouble(
        say("Somebody other than {login} has edited or reopened this issue.", login=issue.login),
        say(
            "What it says would count as theirs: they have to look it over, edit it and save it."
            " Or write an issue of your own."
        ),
    )


def _stranger(issue: Issue, forge: str) -> Trouble:
    return Trouble(
        say("Nobody in the registry has the account {login}.", login=issue.login),
        say(
            "Ask a steward to add it to the accounts of the person: {account}.",
            account=f"{{forge: {forge}, id: {issue.account}}}",
        ),
    )


def _gone(name: str) -> Trouble:
    return Trouble(
        say("{name} does not work here today, says the registry.", name=name),
        say("Ask a steward to mend the registry, if that is wrong."),
    )
