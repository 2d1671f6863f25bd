"""What was agreed of each deliverable, beside what somebody found of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from accord.model import Entry
from accord.schema.schemas import label
from accord.site.documents.clerk import Clerk
from accord.site.values.shapes import Line, Row, Shown, Table

_FIELD = "deliverables"


def with_criteria(clerk: Clerk, entry: Entry, rows: Iterable[Row]) -> Iterator[Row]:
    """The same rows; the table of deliverables says after the first column what was agreed."""
    for row in rows:
        if row.name == _FIELD and isinstance(row.value, Table):
            yield replace(row, value=_table(clerk, entry, row.value))
        else:
            yield row


def criteria(clerk: Clerk, entry: Entry) -> Mapping[str, Shown]:
    """The criterion of each deliverable by its id, as of an entry."""
    node = _node(clerk)
    agreed = clerk.form_at(entry).get(_FIELD, ())
    return {each["id"]: clerk.display.show(node, each["criterion"]) for each in agreed}


def heading(clerk: Clerk) -> str:
    return clerk.reader.text(label(_node(clerk)))


def _node(clerk: Clerk) -> Mapping[str, object]:
    return clerk.survey.ledger.schemas["request"].at((_FIELD, 0, "criterion"))


def _table(clerk: Clerk, entry: Entry, table: Table) -> Table:
    agreed, name = criteria(clerk, entry), heading(clerk)
    ids = (each["id"] for each in entry.fields[_FIELD])
    first, *others = table.columns
    lines = (
        Line((line.cells[0], (name, agreed.get(id)), *line.cells[1:]))
        for id, line in zip(ids, table.lines, strict=True)
    )
    return Table((first, name, *others), tuple(lines))
