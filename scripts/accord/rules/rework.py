"""What an acceptance sends back is mended item by item."""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.model import Fields, Severity
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.workflow.facts import Item, Standing
from accord.workflow.fold import Step


@rule()
def rectified_was_open(case: Case) -> Iterator[Trouble]:
    """A delivery mends items that an acceptance ordered and that nothing has mended yet.

    Why: an item counts as mended once; the second time tells of something else.
    Fix: Write the ids of open items under `rectified`, or leave it out.
    """
    for before, step in case.turns("delivery"):
        still = [item.id for item in before.items.values() if item.mended_by is None]
        for place, name in enumerate(step.entry.fields.get("rectified", ())):
            item = before.items.get(name)
            if name in still:
                continue
            if item and item.mended_by:
                message = say("{item} was mended by {name}.", item=name, name=item.mended_by.name)
            else:
                message = say("{item} is not to be mended at this time.", item=name)
            advice = say("Write one of: {values}.", values=still) if still else say("Leave it out.")
            yield Trouble(step.entry.document, ("rectified", place), message, advice)


@rule(Severity.WARNING)
def rework_is_listed(case: Case) -> Iterator[Trouble]:
    """A delivery of something that was sent back lists what its department has mended of it.

    Why: with an item left to mend the deliverable is not handed over.
    Fix: Add the items under `rectified`; or deliver when they are mended.
    """
    for before, step in case.turns("delivery"):
        listed = step.entry.fields.get("rectified", ())
        for place, line in enumerate(step.entry.fields["deliverables"]):
            left = [
                item.id
                for item in before.items.values()
                if _waits(item, line["id"], step.entry.department) and item.id not in listed
            ]
            if left:
                yield Trouble(
                    step.entry.document,
                    ("deliverables", place),
                    say(
                        "{id} has {items} left to mend, so it is not handed over.",
                        id=line["id"],
                        items=left,
                    ),
                    say("If they are mended, add {items} under rectified.", items=left),
                )


@rule(Severity.WARNING)
def new_date_after_failing(case: Case) -> Iterator[Trouble]:
    """What failed and is to be delivered again gets a date that is still to come.

    Why: of a date that has passed nobody owes the delivery any more, and nothing would be late.
    Fix: Amend the date of its milestone, and agree to that.
    """
    for step, failed in _after_failing(case):
        day, changes = (
            case.day_of(step.entry.document).isoformat(),
            step.entry.fields.get("changes"),
        )
        for place, node in enumerate(step.facts.form["milestones"]):
            again = [name for name in failed if _milestone(step.facts.form, name) == node["id"]]
            if again and node["due"] < day and (changes is None or "milestones" in changes):
                told_at = ("changes", "milestones", place, "due") if changes else ("digest",)
                message = say(
                    "{items} failed, and {milestone} was due on {day}.",
                    items=again,
                    milestone=node["id"],
                    day=node["due"],
                )
                advice = say("Amend the date of {id} to one that is to come.", id=node["id"])
                yield Trouble(step.entry.document, told_at, message, advice)


def _after_failing(case: Case) -> Iterator[tuple[Step, list[str]]]:
    """Amendments and rounds, with the deliverables that were handed over once and are open."""
    handed: set[str] = set()
    for _, step in case.turns("delivery", "amendment", "consensus"):
        standings = step.facts.standings
        handed |= {name for name, each in standings.items() if each is not Standing.OPEN}
        counts = step.entry.kind == "amendment" or step.facts.consensus is step.entry
        if counts:
            yield step, sorted(name for name in handed if standings.get(name) is Standing.OPEN)


def _milestone(form: Fields, deliverable: str) -> str | None:
    found = (each["milestone"] for each in form["deliverables"] if each["id"] == deliverable)
    return next(found, None)


def _waits(item: Item, deliverable: str, department: str | None) -> bool:
    right = (item.deliverable, item.department) == (deliverable, department)
    return right and item.mended_by is None
