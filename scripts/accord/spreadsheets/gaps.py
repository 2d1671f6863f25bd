"""What a form must say, and a row of a ledger does not."""

from __future__ import annotations

from accord.language import Label, Message, say
from accord.model import Severity
from accord.schema.schemas import Schema, label
from accord.spreadsheets.blank import Blank
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.values import allowed

# What the program fills in, or says more of itself where it can't.
_BY_PROGRAM = ("id", "raised_at", "from", "contact", "work", "deliverables", "milestones")


def tell_gaps(blank: Blank, schema: Schema) -> None:
    """Say which are the required fields and headings for which the row says nothing."""
    nodes = schema.properties
    wanted = [(name, nodes[name], label(nodes[name])) for name in schema.node["required"]]
    gaps = [each for each in wanted if each[0] not in (*blank.fields, *_BY_PROGRAM)]
    for name, node, title in gaps:
        _gap(blank, name, title, allowed(node))
    for heading in schema.headings:
        if heading.required and not blank.sections.get(heading.label.zh):
            _gap(blank, heading.label.zh, heading.label, heading.description)


def _gap(blank: Blank, target: str, title: Label, advice: Message | Label) -> None:
    row = blank.row
    column = next((each for each in row.cells if row.plan.target(each) == target), "")
    address = row.cells[column].address if column else ""
    if not any(each.cell == address for each in blank.remarks if address):
        message = say("{field} is missing.", field=title)
        blank.remarks.append(Remark(address, column, message, advice, Severity.ERROR))
