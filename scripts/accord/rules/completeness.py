"""An entry says everything that its meaning needs, where the schema alone can't tell."""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.model import Entry
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule


@rule()
def entry_complete(case: Case) -> Iterator[Trouble]:
    """An entry carries what its decision needs.

    A confirmation of feedback says whether it is solved, and only that of feedback does; an
    order to rectify names what and by when; a referral adds or removes a department; a cancel
    after agreement says what becomes of each department's work.

    Why: without it nobody knows what to do next, and the entry changes nothing.
    Fix: Add the field that the message names.
    """
    agreed = next((step.at for step in case.story.steps if step.facts.agreed), None)
    for entry in case.record.entries:
        if not entry.void:
            yield from _confirmation(case, entry)
            yield from _acceptance(entry)
            yield from _referral(entry)
            if agreed and entry.at >= agreed:
                yield from _cancel(entry)


def _confirmation(case: Case, entry: Entry) -> Iterator[Trouble]:
    if entry.kind != "confirmation":
        return
    has_result = "result" in entry.fields
    if case.record.kind == "feedback" and not has_result:
        message = say("The confirmation does not say whether the problem is solved.")
        advice = say("Add result: solved or result: not-solved.")
    elif case.record.kind == "request" and has_result:
        message = say("Only the confirmation of feedback has a result.")
        advice = say("Leave result out.")
    else:
        return
    yield Trouble(entry.document, ("result",), message, advice)


def _acceptance(entry: Entry) -> Iterator[Trouble]:
    if entry.kind != "acceptance":
        return
    ordered = {each["deliverable"] for each in entry.fields.get("items", ())}
    for place, line in enumerate(entry.fields["deliverables"]):
        if line["verdict"] == "rectify" and line["id"] not in ordered:
            yield Trouble(
                entry.document,
                ("deliverables", place),
                say("{id} is to be rectified, but no item says what and by when.", id=line["id"]),
                say("Add an item for it under items: id, deliverable, department, title, due."),
            )


def _referral(entry: Entry) -> Iterator[Trouble]:
    if entry.kind == "referral" and not {"add", "remove"} & entry.fields.keys():
        yield Trouble(
            entry.document,
            ("kind",),
            say("The referral neither adds nor removes a department."),
            say("Add add: or remove: with the departments."),
        )


def _cancel(entry: Entry) -> Iterator[Trouble]:
    if entry.kind == "cancel" and "work" not in entry.fields:
        yield Trouble(
            entry.document,
            ("kind",),
            say("After agreement a cancel says what becomes of each department's work."),
            say("Add work: with department and outcome for each."),
        )
