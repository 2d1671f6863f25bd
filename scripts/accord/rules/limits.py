"""The time limits of the table leave nobody without one, and nobody with two."""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.ledger import Ledger
from accord.model import Fields, Pointer, values_at
from accord.rules.rule import Trouble, rule

PRIORITIES = ("high", "medium", "low")


@rule()
def limit_for_everybody(ledger: Ledger) -> Iterator[Trouble]:
    """A version of a time limit says something for every priority.

    Why: what has no limit would be due by that of another priority.
    Fix: Add the priority that is missing, or otherwise for the rest.
    """
    table = ledger.policy["workflow"]
    for pointer, version in _versions(table.fields):
        missing = [each for each in PRIORITIES if each not in version]
        if missing and "otherwise" not in version:
            message = say("This says nothing for: {values}.", values=missing)
            advice = say("Add {missing}, or otherwise for the rest.", missing=missing[0])
            yield Trouble(table, pointer, message, advice)


def _versions(fields: Fields) -> Iterator[tuple[Pointer, Fields]]:
    for name in fields["limits"]:
        yield from values_at(fields, ("limits", name, "*"))


@rule()
def limit_once(ledger: Ledger) -> Iterator[Trouble]:
    """The versions of a time limit begin on different days, the earliest first.

    Why: of two that begin on one day nobody could say which one holds.
    Fix: Put them in order, and leave one for each day.
    """
    table = ledger.policy["workflow"]
    for name, versions in table.fields["limits"].items():
        for place in range(1, len(versions)):
            since, before = versions[place]["since"], versions[place - 1]["since"]
            if since <= before:
                message = say(
                    "This begins on {day}, and the one before on {before}.",
                    day=since,
                    before=before,
                )
                advice = say("Put the versions in order, one for each day.")
                yield Trouble(table, ("limits", name, place, "since"), message, advice)
