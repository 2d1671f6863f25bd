"""A row of a ledger and the plan -> a draft of a form, and what is to be said of its cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.known import contact_of
from accord.language import say
from accord.schema.schemas import Schema
from accord.spreadsheets import notes
from accord.spreadsheets.blank import Blank
from accord.spreadsheets.gaps import tell_gaps
from accord.spreadsheets.mapping import Plan
from accord.spreadsheets.names import Names
from accord.spreadsheets.origin import own_id, raised, tell_rest
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.row import Row
from accord.spreadsheets.values import Reader, clean
from accord.spreadsheets.work import worked

# Fields that are made of several columns.
MADE = ("to", "work", "deliverables", "milestones")
# Where a row tells most, and what ends a sentence there.
PROSE = ("具体现象", "background", "背景补充")
_SENTENCE = re.compile(r"[。；;\n]")
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


def fill(row: Row, plan: Plan, desk: Desk, taken: Collection[str]) -> Filled:
    """Fill in the form that the row is about, as far as it says something.

    An id that is `taken` is not kept.
    """
    schema = desk.ledger.schemas[plan.kind]
    reader = Reader(Names(desk.organization, plan.values), plan.year)
    blank = Blank(row, desk, reader)
    for name, cell in row.cells.items():
        blank.remarks += clean(cell, name)
    for name, node in schema.properties.items():
        _field(blank, name, node)
    _title(blank, schema)
    day = raised(blank, plan)
    _people(blank)
    if plan.kind == "request":
        _work(blank)
    for heading in schema.headings:
        _section(blank, heading.label.zh)
    id = own_id(blank, plan, taken)
    tell_rest(blank, plan)
    tell_gaps(blank, schema)
    draft = complete(Draft(schema, blank.fields, blank.sections), desk)
    return Filled(draft, tuple(blank.remarks), id, day, blank.cells)


def _field(blank: Blank, name: str, node: Mapping[str, Any]) -> None:
    """One field by its cell, or by its default where the cell is empty."""
    found = blank.row.one(name)
    if found is None or name == "id":
        return
    column, cell = found
    if cell.lost:
        return
    taken = blank.reader.value(cell, name, column, node)
    blank.fields[name] = taken.value
    blank.remarks += taken.remarks
    blank.comes_from(name, column, cell)
    if taken.whole:
        blank.notes.append(notes.item(column or name, taken.whole))


def _title(blank: Blank, schema: Schema) -> None:
    """Where no column has titles, the beginning of what is told; the body has all of it.

    A default tells nothing of this row, and so makes no title.
    """
    if "title" in blank.fields or "title" in blank.row.plan.columns.values():
        return
    told = (each for target in PROSE for each in blank.row.of(target))
    column, cell = next(told, ("", None))
    if cell is None or not cell.line:
        return
    title = _SENTENCE.split(cell.text.strip(), maxsplit=1)[0]
    limit = schema.properties["title"]["maxLength"]
    blank.fields["title"] = title if len(title) <= limit else f"{title[: limit - 1]}…"
    message = say("No column has titles; {value} is taken.", value=blank.fields["title"])
    blank.remarks.append(Remark(cell.address, column, message))


def _people(blank: Blank) -> None:
    """Who raised it: where nobody is named, the one who speaks for the department."""
    fields, desk = blank.fields, blank.desk
    if fields.get("raised_by") or not fields.get("from"):
        return
    person = fields.get("contact") or contact_of(
        fields["from"], desk.day(fields), desk.organization
    )
    if person:
        fields["raised_by"] = person
        message = say("Nobody is named who raised this; {name} is taken.", name=person)
        blank.remarks.append(Remark("", "", message))


def _work(blank: Blank) -> None:
    day = blank.desk.day(blank.fields)
    made = worked(blank.row, blank.fields, blank.reader, day)
    blank.fields |= made.fields
    blank.remarks += made.remarks
    blank.notes += [notes.item(name, text) for name, text in made.wholes]
    for name, target in _FROM.items():
        if found := blank.row.one(target):
            blank.comes_from(name, *found)


def _section(blank: Blank, heading: str) -> None:
    found = blank.row.of(heading) or tuple(filter(None, [blank.row.one(heading)]))
    texts = [notes.prose(cell.text) for _, cell in found if cell.text]
    if not texts:
        return
    blank.sections[heading] = "\n\n".join(texts)
    blank.comes_from(heading, *found[0])
