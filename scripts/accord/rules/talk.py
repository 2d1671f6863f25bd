"""Questions reach somebody who can answer them, and answers answer something."""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.model import Entry, Severity
from accord.obligations.answers import asked_by
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule


@rule()
def answers_a_question(case: Case) -> Iterator[Trouble]:
    """A response answers an earlier entry that asks its department something.

    A risk, an objection and a request for information ask the initiating department; a report
    that wants help asks those it names; an escalation may be answered by whoever decides.

    Why: an answer to nothing leaves the question open on somebody's list.
    Fix: Name the entry that asks, and answer for the department that it asks.
    """
    earlier: list[Entry] = []
    names = {entry.name for entry in case.record.entries}
    for step in case.story.steps:
        if step.entry.kind == "response" and step.allowed:
            answers = step.entry.fields["answers"]
            target = next((entry for entry in earlier if entry.goes_by(answers)), None)
            if target:
                yield from _unasked(step.entry, target, case.record.form.fields["from"])
            elif answers in names:
                yield Trouble(
                    step.entry.document,
                    ("answers",),
                    say(
                        "When this was written, {name} was not there or did not count.",
                        name=answers,
                    ),
                    say("Name an entry that came before."),
                )
        if step.allowed:
            earlier.append(step.entry)


def _unasked(response: Entry, target: Entry, initiating: str) -> Iterator[Trouble]:
    asked = [department for department, _ in asked_by(target, initiating)]
    if not asked:
        yield Trouble(
            response.document,
            ("answers",),
            say("{name} asks nothing.", name=target.name),
            say(
                "Name a risk, an escalation, a report that wants help, or a receipt that objects "
                "or wants information."
            ),
        )
    elif None not in asked and response.department not in asked:
        yield Trouble(
            response.document,
            ("department",),
            say(
                "{name} asks {departments}, not {department}.",
                name=target.name,
                departments=asked,
                department=response.department,
            ),
            say("Write one of: {values}.", values=asked),
        )


@rule()
def escalates_to_another(case: Case) -> Iterator[Trouble]:
    """An escalation goes to somebody else than its writer.

    Why: nobody can decide for themselves what they could not settle.
    Fix: Write the id of a superior, or of whoever can decide.
    """
    people = case.ledger.organization.people
    for entry in case.story.of("escalation"):
        if entry.fields["to"] == entry.by:
            superior = people[entry.by].superior if entry.by in people else None
            yield Trouble(
                entry.document,
                ("to",),
                say("{person} escalates this to nobody else.", person=entry.by),
                say("Write to: {person}.", person=superior)
                if superior
                else say("Name somebody who can decide."),
            )


@rule(Severity.WARNING)
def holds_once(case: Case) -> Iterator[Trouble]:
    """A record that is on hold is put on hold again only to change until when.

    Why: a second hold without another date changes nothing, and reads as if it did.
    Fix: Write another date in `until`; or add a `resume` first.
    """
    for before, step in case.turns("hold"):
        if before.held_since and step.facts.hold_until == before.hold_until:
            yield Trouble(
                step.entry.document,
                ("kind",),
                say("The record is on hold since {day}.", day=f"{before.held_since:%Y-%m-%d}"),
                say("Leave it out, or write in until: until when the hold lasts now."),
            )
