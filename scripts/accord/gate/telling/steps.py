"""The steps of a record's life, and what to look at in each: before it is proposed, and approved.

One home of these words: the templates of pull requests have both lists, the gate's comment has the
second for the steps that a change takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.change import Change
from accord.language import Message, say


@dataclass(frozen=True, slots=True)
class Step:
    """A step, the forms and kinds of entries by which it is taken, and its two lists."""

    name: str
    title: Message
    kinds: frozenset[str]
    write: tuple[Message, ...]
    approve: tuple[Message, ...]


def steps_of(change: Change) -> tuple[Step, ...]:
    """The steps that a change takes, in the order of a record's life."""
    kinds = frozenset(_kinds(change))
    return tuple(step for step in STEPS if step.kinds & kinds)


def _kinds(change: Change) -> Iterator[str]:
    for record in change.records:
        if any(file.path == record.form_path for file in record.files):
            yield record.kind
        yield from (entry.kind for entry in record.new_entries)


_UNUSUAL = {"escalation", "hold", "resume", "cancel"}
STEPS = (
    Step(
        "propose",
        say("Propose a request"),
        frozenset({"request"}),
        (
            say("The background says why, and the outcome has a number."),
            say("Each department asked knows of it, and its tasks have dates."),
            say("Every deliverable can be measured or names a document."),
        ),
        (
            say("Your department wants this, in these words and by these dates."),
            say("Exactly one department leads, and the contacts are the right ones."),
        ),
    ),
    Step(
        "feedback",
        say("Raise a problem"),
        frozenset({"feedback", "referral", "resolution"}),
        (
            say("It says what was seen, where and when, not only that something is wrong."),
            say("It says what is asked for."),
        ),
        (
            say("The departments named can solve it; otherwise refer it."),
            say("The priority fits how many it hits."),
        ),
    ),
    Step(
        "receive",
        say("Answer a request"),
        frozenset({"receipt", "decline"}),
        (
            say("Accepting names a contact; asking or objecting says what is missing."),
            say("Declining gives a reason that the others can use."),
        ),
        (
            say("Your department can do its tasks by their dates, beside all else."),
            say("The criteria are such that you would be judged by them."),
        ),
    ),
    Step(
        "agree",
        say("Agree"),
        frozenset({"consensus", "amendment"}),
        (
            say("All departments that are involved are listed, and their leads know the date."),
            say("An amendment says why, and what it does to the others."),
        ),
        (
            say("Tasks, dates and criteria of your department are what you agreed to."),
            say("Whoever approves signs for the department: from here on the form is frozen."),
        ),
    ),
    Step(
        "report",
        say("Tell how it goes"),
        frozenset({"plan", "progress", "minutes", "risk", "response"} | _UNUSUAL),
        (
            say("The shares are what is finished, not what was hoped for."),
            say("A risk names the tasks that it hits, and a new date."),
            say("Who is to help or decide is named."),
        ),
        (
            say("It is what your department stands by."),
            say("What it asks of others they can answer."),
        ),
    ),
    Step(
        "deliver",
        say("Deliver"),
        frozenset({"delivery"}),
        (
            say("Every deliverable is measured as its criterion says."),
            say("Evidence is linked, and the link opens for those who accept."),
            say("Items that were to be rectified are listed."),
        ),
        (say("Your department has checked it itself, before others do."),),
    ),
    Step(
        "accept",
        say("Accept"),
        frozenset({"acceptance"}),
        (
            say("Each line has a verdict, and the number measured where there is one."),
            say("What is to be rectified has a department and a date."),
        ),
        (
            say("You have seen the deliverables yourself, or somebody whom you trust."),
            say("Passing is by the criteria that were agreed, and by nothing else."),
        ),
    ),
    Step(
        "confirm",
        say("Confirm and look back"),
        frozenset({"confirmation", "retrospective"}),
        (
            say("Nothing is open any more: no item, no question."),
            say("Each lesson has a cause and an improvement."),
        ),
        (
            say("Whoever approves signs that both sides are done; it does not reopen."),
            say("For feedback: the problem is gone where it was seen."),
        ),
    ),
)
