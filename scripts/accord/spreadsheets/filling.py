"""A row of a ledger and the plan -> a draft of a form, and what is to be said of its cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.known import contact_of
from accord.change.numbers import Series
from accord.language import Label, Message, say
from accord.model import Severity
from accord.schema.schemas import Schema, label
from accord.spreadsheets import notes
from accord.spreadsheets.cell import Cell
from accord.spreadsheets.headings import NUMBER, STATE, folded
from accord.spreadsheets.headings import values as spelt
from accord.spreadsheets.mapping import KEEP, Plan
from accord.spreadsheets.names import Names
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.row import Row
from accord.spreadsheets.values import Reader, allowed, clean
from accord.spreadsheets.work import worked

# What the program fills in, or says more of itself where it can't.
_BY_PROGRAM = ("id", "raised_at", "from", "contact", "work", "deliverables", "milestones")
# Fields that are made of several columns.
MADE = ("to", "work", "deliverables", "milestones")
# Columns from which a field of a request is made, for what is found wrong with it.
_FROM = {"work": "task", "milestones": "due", "deliverables": "deliverable"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as a row fills it in.

    `id` and `day` are the id and the day of the ledger, "" where it names none. `cells` says
    where each field and heading of the draft comes from: a column's heading and an address.
    """

    draft: Draft
    remarks: tuple[Remark, ...]
    id: str = ""
    day: str = ""
    cells: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class _Filling:
    """A draft while a row is read into it."""

    row: Row
    desk: Desk
    reader: Reader
    fields: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)

    def comes_from(self, target: str, column: str, cell: Cell) -> None:
        self.cells[target] = (column, cell.address if cell.column else "")


def fill(row: Row, plan: Plan, desk: Desk, taken: Collection[str]) -> Filled:
    """Fill in the form that the row is about, as far as it says something.

    An id that is `taken` is not kept.
    """
    schema = desk.ledger.schemas[plan.kind]
    reader = Reader(Names(desk.organization, plan.values), plan.year)
    filling = _Filling(row, desk, reader)
    for name, cell in row.cells.items():
        filling.remarks += clean(cell, name)
    for name, node in schema.properties.items():
        _field(filling, name, node)
    day = _raised(filling, plan)
    _people(filling)
    if plan.kind == "request":
        _work(filling)
    for heading in schema.headings:
        _section(filling, heading.label.zh)
    id = _id(filling, plan, taken)
    _notes(filling, plan)
    _missing(filling, schema)
    draft = complete(Draft(schema, filling.fields, filling.sections), desk)
    return Filled(draft, tuple(filling.remarks), id, day, filling.cells)


def _field(filling: _Filling, name: str, node: Mapping[str, Any]) -> None:
    """One field by its cell, or by its default where the cell is empty."""
    found = filling.row.one(name)
    if found is None or name == "id":
        return
    column, cell = found
    if cell.lost:
        return
    taken = filling.reader.value(cell, name, column, node)
    filling.fields[name] = taken.value
    filling.remarks += taken.remarks
    filling.comes_from(name, column, cell)
    if taken.whole:
        filling.notes.append(notes.item(column or name, taken.whole))
    if column and not cell.column:
        _defaulted(filling, column, cell)


def _defaulted(filling: _Filling, column: str, cell: Cell) -> None:
    empty = filling.row.cells[column]
    message = say("This is empty; {value} is taken.", value=cell.line)
    filling.remarks.append(Remark(empty.address, column, message))


def _raised(filling: _Filling, plan: Plan) -> str:
    """Let the record count as raised now, unless its day is so near that nobody is wronged.

    The gate refuses what says that it was raised long ago: it would make others late at once.
    """
    written, desk = filling.fields.get("raised_at"), filling.desk
    if not written or not plan.handed_in:
        return str(written or "")[:10]
    try:
        moment = desk.organization.instant(written)
    except ValueError:
        return ""  # the check says so
    department = filling.fields.get("from")
    code = department if department in desk.organization.departments else None
    if moment > desk.now or desk.ledger.entered_by(moment, code, None) >= desk.now:
        return str(written)[:10]
    filling.fields["raised_at"] = desk.written(desk.now)
    filling.notes.append(notes.ledger_day(written[:10]))
    column, address = filling.cells.get("raised_at", ("", ""))
    message = say("This was long ago; the record counts as raised now.")
    advice = say("The body tells the day.")
    filling.remarks.append(Remark(address, column, message, advice))
    return str(written)[:10]


def _people(filling: _Filling) -> None:
    """Who raised it: where nobody is named, the one who speaks for the department."""
    fields, desk = filling.fields, filling.desk
    if fields.get("raised_by") or not fields.get("from"):
        return
    person = fields.get("contact") or contact_of(
        fields["from"], desk.day(fields), desk.organization
    )
    if person:
        fields["raised_by"] = person
        message = say("Nobody is named who raised this; {name} is taken.", name=person)
        filling.remarks.append(Remark("", "", message))


def _work(filling: _Filling) -> None:
    day = filling.desk.day(filling.fields)
    made = worked(filling.row, filling.fields, filling.reader, day)
    filling.fields |= made.fields
    filling.remarks += made.remarks
    filling.notes += [notes.item(name, text) for name, text in made.wholes if len(text) > 60]
    for name, target in _FROM.items():
        if found := filling.row.one(target):
            filling.comes_from(name, *found)


def _section(filling: _Filling, heading: str) -> None:
    found = filling.row.of(heading) or tuple(filter(None, [filling.row.one(heading)]))
    texts = [notes.prose(cell.text) for _, cell in found if cell.text]
    if not texts:
        return
    filling.sections[heading] = "\n\n".join(texts)
    filling.comes_from(heading, *found[0])
    if found[0][0] and not found[0][1].column:
        _defaulted(filling, *found[0])


def _missing(filling: _Filling, schema: Schema) -> None:
    """The required fields and headings for which the row says nothing."""
    nodes = schema.properties
    wanted = [(name, nodes[name], label(nodes[name])) for name in schema.node["required"]]
    gaps = [each for each in wanted if each[0] not in (*filling.fields, *_BY_PROGRAM)]
    for name, node, title in gaps:
        _gap(filling, name, title, allowed(node))
    for heading in schema.headings:
        if heading.required and not filling.sections.get(heading.label.zh):
            _gap(filling, heading.label.zh, heading.label, heading.description)


def _gap(filling: _Filling, target: str, title: Label, advice: Message | Label) -> None:
    row = filling.row
    column = next((each for each in row.cells if row.plan.target(each) == target), "")
    address = row.cells[column].address if column else ""
    if not any(each.cell == address for each in filling.remarks if address):
        message = say("{field} is missing.", field=title)
        filling.remarks.append(Remark(address, column, message, advice, Severity.ERROR))


def _id(filling: _Filling, plan: Plan, taken: Collection[str]) -> str:
    """The id that the ledger gives, which is kept where the program could have given it."""
    found = filling.row.of("id")
    if not found:
        return ""
    column, cell = found[0]
    desk, department = filling.desk, str(filling.fields.get("from"))
    filling.comes_from("id", column, cell)
    pattern = desk.organization.id_patterns[plan.kind]
    series = Series(pattern, desk.day(filling.fields), department)
    id = cell.line.upper() if series.holds(cell.line.upper()) else cell.line
    if id != cell.line or series.holds(id):
        if id not in taken:
            filling.fields["id"] = id
        else:
            filling.notes.append(notes.ledger_id(id))
        return id
    filling.notes.append(notes.ledger_id(cell.line))
    return cell.line


def _notes(filling: _Filling, plan: Plan) -> None:
    """The old state, and the columns that have no field, below the heading for what is more."""
    for name, cell in filling.row.of(STATE):
        filling.notes.append(notes.ledger_state(cell.text))
        message = say("States are computed from entries; this one goes into the body.")
        over = say("It seems to be over; `skip` in the mapping leaves such rows out.")
        is_over = folded(cell.text) in spelt(STATE)
        filling.remarks.append(Remark(cell.address, name, message, over if is_over else None))
    more = [each for each in filling.row.of(NUMBER) if not each[1].text.isdigit()]
    more += filling.row.of(KEEP)
    filling.notes += [notes.item(name, cell.text) for name, cell in more if cell.text]
    if filling.notes:
        heading = notes.HEADING[plan.kind]
        before = filling.sections.get(heading, "")
        filling.sections[heading] = "\n\n".join(filter(None, (before, "\n".join(filling.notes))))
