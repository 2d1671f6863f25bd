"""What an acceptance sends back is mended item by item."""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.model import Severity
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.workflow.facts import Item


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


def _waits(item: Item, deliverable: str, department: str | None) -> bool:
    right = (item.deliverable, item.department) == (deliverable, department)
    return right and item.mended_by is None
