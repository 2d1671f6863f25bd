"""A workbook and, where there is one, a plan -> the table in it and the plan for its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.language import Label, Message, say
from accord.model import RECORD_KINDS, RecordKind
from accord.schema.schemas import Schema, Schemas, label
from accord.spreadsheets import mapping
from accord.spreadsheets.filling import PROSE
from accord.spreadsheets.header import Table, find
from accord.spreadsheets.headings import Headings, headings
from accord.spreadsheets.mapping import Plan
from accord.spreadsheets.workbook import NotRead, Sheet

# What the program fills in where the ledger has no column for it.
_FILLED_IN = ("id", "raised_at", "raised_by", "contact")
# What is made of other columns.
_MADE = ("work", "deliverables", "milestones")


@dataclass(frozen=True, slots=True)
class Planned:
    """A table, the plan for it, and the names of the other sheets, which are not read."""

    table: Table
    plan: Plan
    others: tuple[str, ...]


def planned(
    sheets: Sequence[Sheet],
    schemas: Schemas,
    plan: Plan | None,
    kind: RecordKind | None,
    name: str | None,
) -> Planned:
    """The table to read: of the plan, of the sheet named, or the one with most known headings.

    Raises:
        NotRead: there is no such sheet, or none with headings that are known.
    """
    name = name or (plan.sheet if plan else None)
    chosen = [each for each in sheets if name in (None, each.name)]
    if not chosen:
        names = [each.name for each in sheets]
        raise NotRead(say("There is no sheet {name}; there are {names}.", name=name, names=names))
    given = plan.kind if plan else kind
    kinds = (given,) if given else RECORD_KINDS
    known = [headings(each, schemas) for each in kinds]
    tables = [
        table for each in chosen if (table := find(each, known, plan.header if plan else None))
    ]
    if not tables:
        raise NotRead(say("No row has headings that are known; say which with `header:`."))
    table = max(tables, key=lambda each: _fit(each, known))
    others = tuple(each.name for each in sheets if each.name != table.sheet)
    if plan:
        return Planned(table, mapping.completed(plan, table), others)
    best = max(known, key=lambda each: _points(table, each))
    guessed = mapping.guess(table, best)
    return Planned(table, _with_proposals(guessed, schemas[best.kind]), others)


def missing(plan: Plan, schema: Schema) -> Iterator[tuple[str, Message | Label]]:
    """The required fields for which there is neither a column nor a default, and what to write."""
    there = {each for each in plan.columns.values() if each} | set(plan.defaults)
    for name in schema.node["required"]:
        told = name == "title" and not set(PROSE).isdisjoint(plan.columns.values())
        if name not in (*there, *_FILLED_IN, *_MADE) and not told:
            node = schema.properties[name]
            values = [Label.of(each) for each in node.get("x-labels", {}).values()]
            choices = say("{name}: one of {values}", name=label(node), values=values)
            yield name, choices if values else label(node)


def _fit(table: Table, known: Sequence[Headings]) -> int:
    return max(_points(table, each) for each in known) * 10_000 + len(table.rows)


def _points(table: Table, known: Headings) -> int:
    """How well a form fits a table: what it must have counts for more than what it may have."""
    found = {known.meant(each) for each in table.headings.values()} - {None}
    return len(found) + 10 * len(found & known.telling)


def _with_proposals(plan: Plan, schema: Schema) -> Plan:
    """The plan with neutral words for what ledgers of problems often don't tell."""
    there = set(plan.columns.values())
    words: Mapping[str, Message] = _NEUTRAL if schema.name == "feedback" else {}
    proposals = {name: each.text("zh") for name, each in words.items() if name not in there}
    return replace(plan, defaults={**proposals, **plan.defaults})


_NEUTRAL = {
    "where": say("not told in the ledger"),
    "具体现象": say("The ledger tells no more than the title."),
    "具体诉求": say("The ledger does not tell; to be added by the contact."),
}
