"""验收结果表: a verdict on each deliverable, and on the whole that of the worst one."""

from __future__ import annotations

from collections.abc import Iterator

from accord.model import Entry
from accord.schema.schemas import Node, value_label
from accord.site.documents.clerk import Clerk
from accord.site.documents.criteria import with_criteria
from accord.site.documents.sheet import Grid, Part

_PLACE = ("deliverables", 0, "verdict")


def acceptance(clerk: Clerk, entry: Entry) -> Iterator[Part]:
    """The verdict on the whole, then what it was found from."""
    if verdict := _worst(clerk, entry):
        yield Grid((((clerk.reader.gettext("Verdict on the whole"), clerk.cell(verdict)),),))
    yield from clerk.parts(with_criteria(clerk, entry, clerk.rows(entry)))


def _worst(clerk: Clerk, entry: Entry) -> str:
    """In words; the schema lists the verdicts from the best to the worst."""
    node: Node = clerk.survey.ledger.schemas[entry.kind].at(_PLACE)
    order = node.get("enum", ())
    given = [each["verdict"] for each in entry.fields.get("deliverables", ())]
    worst = max(given, key=order.index, default="")
    named = value_label(node, worst)
    return clerk.reader.text(named) if named else worst
