"""Dates run forwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.language import say
from accord.model import Entry, values_at
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule

_DUE_IN_FORM = (("work", "*", "tasks", "*", "due"), ("milestones", "*", "due"))
# Not the tasks of a plan: one that replaces another carries what is done already.
_DUE_IN_ENTRIES = (("items", "*", "due"), ("proposed_due",), ("until",))


@rule()
def form_dates(case: Case) -> Iterator[Trouble]:
    """No task and no milestone is due before the day on which the record was raised.

    Why: what is due before it is asked is late from the start.
    Fix: Write a later date.
    """
    form = case.record.form
    raised = case.ledger.organization.day(case.record.raised_at)
    for path in _DUE_IN_FORM:
        for pointer, value in values_at(form.fields, path):
            if date.fromisoformat(value) < raised:
                yield Trouble(
                    form,
                    pointer,
                    say(
                        "{day} is before the day the record was raised, {raised}.",
                        day=value,
                        raised=raised,
                    ),
                    say("Write a later date."),
                )


@rule()
def entry_dates(case: Case) -> Iterator[Trouble]:
    """An entry happens after the record is raised, what it sets lies ahead, what it tells behind.

    Why: the order of entries is the order of events; a date in the wrong place changes the state.
    Fix: Mend the date.
    """
    for entry in case.record.entries:
        if entry.at < case.record.raised_at:
            yield Trouble(
                entry.document,
                ("at",),
                say(
                    "This happened before the record was raised ({raised}).",
                    raised=case.record.form.fields["raised_at"],
                ),
                say("Write when it happened, or mend raised_at in the form."),
            )
        yield from _held_and_entered(case, entry)
        day = case.ledger.organization.day(entry.at)
        for path in _DUE_IN_ENTRIES:
            for pointer, value in values_at(entry.fields, path):
                if date.fromisoformat(value) < day:
                    yield Trouble(
                        entry.document,
                        pointer,
                        say("{day} is before the day of the entry, {entry}.", day=value, entry=day),
                        say("Write a later date."),
                    )


def _held_and_entered(case: Case, entry: Entry) -> Iterator[Trouble]:
    held_at = entry.fields.get("held_at")
    if held_at and case.ledger.organization.instant(held_at) > entry.at:
        yield Trouble(
            entry.document,
            ("held_at",),
            say("The meeting is later than its minutes."),
            say("Write when the meeting began, and in at when the minutes were written."),
        )
    if entry.entered_at and entry.entered_at < entry.at:
        yield Trouble(
            entry.document,
            ("entered_at",),
            say("It was entered before it happened."),
            say("Leave entered_at out unless it was entered later."),
        )
