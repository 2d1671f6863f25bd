"""What a row says of a request's work -> its departments, tasks, deliverables and milestone.

A ledger names one date, one department that leads, and what comes of it; a request says who
does what by when, and by what it is accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.author.known import contact_of
from accord.language import say
from accord.model import Fields, Severity
from accord.spreadsheets import dates
from accord.spreadsheets.criterion import criterion, document
from accord.spreadsheets.names import Names, parts
from accord.spreadsheets.notes import is_counted, points
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.row import Row
from accord.spreadsheets.values import Reader, Taken, no_date

_SHORT = 60


@dataclass(frozen=True, slots=True)
class Worked:
    """The fields of a request that are made of several columns, and what is to be said of them.

    `wholes` are the columns of which not every word has found its place, with their texts.
    """

    fields: Fields
    remarks: tuple[Remark, ...]
    wholes: tuple[tuple[str, str], ...] = ()


def worked(row: Row, fields: Fields, reader: Reader, on: date) -> Worked:
    """The work of a request of which the other `fields` are known, as of the day `on`."""
    asked = [str(each) for each in fields.get("to", ())]
    lead, owner, remarks = _leading(row, asked, reader, on)
    if lead and lead not in (*asked, fields.get("from")):
        asked = [*asked, lead]
    due, late = _due(row, reader)
    titles = _titles(row, "task") or [str(fields.get("title", ""))[:_SHORT]]
    tasks = [_dated({"id": f"T{n}", "title": each}, due) for n, each in enumerate(titles, 1)]
    registry = reader.names.organization
    shares: list[dict[str, Any]] = [_part(lead, "lead", owner, tasks)] if lead else []
    shares += [
        _part(each, "support", contact_of(each, on, registry), ()) for each in asked if each != lead
    ]
    goods, wanting = _deliverables(row, lead)
    milestone = _dated({"id": "M1", "title": "交付"}, due) | {"ends": "delivered"}
    made = {"to": asked, "work": shares, "deliverables": goods, "milestones": [milestone]}
    return Worked(
        {name: value for name, value in made.items() if value},
        (*remarks, *late, *wanting),
        tuple(_wholes(row, reader.names)),
    )


def _wholes(row: Row, names: Names) -> Iterator[tuple[str, str]]:
    for target in ("task", "deliverable"):
        for name, cell in row.of(target):
            cut = any(len(each) > _SHORT for each in points(cell.text))
            if cut or not is_counted(cell.text):
                yield name, cell.text
    for name, cell in row.of("owner"):
        if len(parts(cell.text, names.people)) > 1:
            yield name, cell.text
    for name, cell in row.of("criterion"):
        if not _a_title(cell.line):
            yield name, cell.text


def _a_title(text: str) -> bool:
    """Whether a criterion is the name of a document and nothing else."""
    found = document(text)
    return found is not None and found["document"] == text.strip("《》。")


def _leading(
    row: Row, asked: Sequence[str], reader: Reader, on: date
) -> tuple[str | None, str | None, tuple[Remark, ...]]:
    """Who leads, who there is the one to talk to, and what was taken for granted."""
    remarks: list[Remark] = []
    if said := row.one("lead"):
        found = reader.departments(said[1], said[0], False)
        lead: str | None = found.value
        remarks += found.remarks
    else:
        lead = asked[0] if asked else None
        if lead and len(asked) > 1:
            message = say("No column says which department leads; {name} is taken.", name=lead)
            remarks.append(Remark("", "", message))
    owner = row.one("owner")
    if not owner:
        return lead, contact_of(lead, on, reader.names.organization), tuple(remarks)
    taken: Taken = reader.person(owner[1], owner[0])
    return lead, taken.value, (*remarks, *taken.remarks)


def _part(department: str, role: str, contact: str | None, tasks: Sequence[Any]) -> dict[str, Any]:
    made = {"department": department, "role": role, "contact": contact, "tasks": [*tasks]}
    return {name: value for name, value in made.items() if value}


def _due(row: Row, reader: Reader) -> tuple[str | None, tuple[Remark, ...]]:
    said = row.one("due")
    if said and (found := dates.day(said[1], reader.year)):
        return found, ()
    if said:
        return None, (no_date(said[1], said[0]),)
    message = say("Nothing says by when it is due.")
    advice = say("Fill in a column that goes to `due`, or set a default for it.")
    return None, (Remark("", "", message, advice, Severity.ERROR),)


def _dated(fields: dict[str, Any], due: str | None) -> dict[str, Any]:
    return {**fields, "due": due} if due else fields


def _titles(row: Row, target: str) -> list[str]:
    said = row.one(target)
    found = points(said[1].text) if said else []
    return [each if len(each) <= _SHORT else f"{each[: _SHORT - 1]}…" for each in found]


def _deliverables(row: Row, lead: str | None) -> tuple[list[dict[str, Any]], tuple[Remark, ...]]:
    titles = _titles(row, "deliverable")
    if not titles:
        message = say("Nothing says what is delivered.")
        advice = say("Fill in a column that goes to `deliverable`, or set a default for it.")
        return [], (Remark("", "", message, advice, Severity.ERROR),)
    said = row.one("criterion")
    found = [(each, criterion(said[1].text) if said else document(each)) for each in titles]
    if any(measure is None for _, measure in found):
        where = said[1].address if said else ""
        message = say("Nothing here can be measured or looked up.")
        advice = say("Write what is measured and how much is enough, or name a document.")
        remark = Remark(where, said[0] if said else "", message, advice, Severity.ERROR)
        return [], (remark,)
    return [_good(n, lead, *each) for n, each in enumerate(found, 1)], ()


def _good(
    number: int, lead: str | None, title: str, measure: dict[str, Any] | None
) -> dict[str, Any]:
    return {
        "id": f"D{number}",
        "department": lead,
        "milestone": "M1",
        "kind": "document" if measure and "document" in measure else "quality",
        "title": title,
        "criterion": measure,
    }
