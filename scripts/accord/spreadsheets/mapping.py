"""Which column of a ledger goes where: guessed, kept in a small file, read from it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from accord.frontmatter import reader as frontmatter
from accord.frontmatter.layout import front_matter
from accord.language import say
from accord.model import Document, Finding, Position, RecordKind
from accord.schema.schemas import Schema
from accord.schema.validate import validate
from accord.spreadsheets.header import Table
from accord.spreadsheets.headings import Headings

KEEP, DROP = "keep", "drop"
# Where a request says why, and where it says more: what ledgers tell is why, and too long for it.
_SHORT, _LONG = "background", "背景补充"
_SCHEMA = Path(__file__).parent / "mapping.json"


class NotMapped(Exception):
    """A mapping can't be used; the findings say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(each.message.original for each in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of a ledger become records.

    `columns` maps headings to fields, headings of the body, made columns, `keep` or `drop`;
    None where nobody has decided. `defaults` are texts as one would write them in a cell.
    `values` maps what the ledger calls something to what records do. Rows that hold a text of
    `skip` in the column of that heading are left out. `handed_in` says that records count as
    raised when they are imported.
    """

    kind: RecordKind
    columns: Mapping[str, str | None]
    sheet: str | None = None
    header: int | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    skip: Mapping[str, Sequence[str]] = field(default_factory=dict)
    year: int | None = None
    handed_in: bool = True

    @property
    def undecided(self) -> tuple[str, ...]:
        return tuple(name for name, target in self.columns.items() if target is None)

    def target(self, heading: str) -> str | None:
        return self.columns.get(heading)

    def with_options(self, year: int | None, defaults: Mapping[str, str], keep: bool) -> Plan:
        """The same, but for what somebody has said besides; `keep` decides what is undecided."""
        kept = {name: each or KEEP for name, each in self.columns.items()}
        return replace(
            self,
            year=year or self.year,
            defaults={**self.defaults, **defaults},
            columns=kept if keep else self.columns,
        )


def guess(table: Table, known: Headings) -> Plan:
    """The plan that the headings of a table suggest."""
    taken: set[str] = set()
    columns: dict[str, str | None] = {}
    for heading in table.headings.values():
        target = known.meant(heading)
        if target in taken:
            target = None
        columns[heading] = target
        taken |= {target} if target else set()
    if known.kind == "request" and _SHORT not in taken:
        told = next((name for name, target in columns.items() if target == _LONG), None)
        columns |= {told: _SHORT} if told else {}
    return Plan(known.kind, columns, table.sheet, table.header)


def completed(plan: Plan, table: Table) -> Plan:
    """The plan for every column that the table has; for those that it does not name, none."""
    missing = {name: None for name in table.headings.values() if name not in plan.columns}
    return replace(plan, columns={**plan.columns, **missing}, sheet=table.sheet)


def text(plan: Plan) -> str:
    """The plan as a file of YAML."""
    fields: dict[str, Any] = {
        "kind": plan.kind,
        "sheet": plan.sheet,
        "header": plan.header,
        "year": plan.year,
        "raised": "now" if plan.handed_in else "written",
        "columns": dict(plan.columns),
        "defaults": dict(plan.defaults),
        "values": dict(plan.values),
        "skip": {name: list(texts) for name, texts in plan.skip.items()},
    }
    return front_matter({name: value for name, value in fields.items() if value})


def read(name: str, data: bytes, known: Mapping[RecordKind, Headings]) -> Plan:
    """Read such a file.

    Raises:
        NotMapped: it is none, or names a target that there is not.
    """
    reading = frontmatter.read_yaml(data)
    if fault := reading.fault:
        raise NotMapped(Finding("front-matter", name, fault.position, fault.message, fault.help))
    document = Document(name, reading.fields, reading.positions, (), text=reading.text)
    if wrong := validate(document, _schema()):
        raise NotMapped(*wrong)
    kind: RecordKind = reading.fields["kind"]
    if strangers := [*_strangers(document, known[kind])]:
        raise NotMapped(*strangers)
    return _plan(kind, reading.fields)


def _plan(kind: RecordKind, fields: Mapping[str, Any]) -> Plan:
    given = fields.get("defaults", {})
    return Plan(
        kind,
        fields["columns"],
        fields.get("sheet"),
        fields.get("header"),
        {name: str(value) for name, value in given.items() if value is not None},
        fields.get("values", {}),
        fields.get("skip", {}),
        fields.get("year"),
        fields.get("raised", "now") == "now",
    )


def _strangers(document: Document, known: Headings) -> Iterator[Finding]:
    allowed = [*known.targets, KEEP, DROP]
    named = [("columns", name, each) for name, each in document.fields["columns"].items()]
    named += [("defaults", name, name) for name in document.fields.get("defaults", {})]
    for group, name, target in named:
        if target is not None and target not in allowed:
            message = say("There is nothing called {name} that a column could go to.", name=target)
            advice = say("Write one of {names}.", names=allowed)
            position: Position = document.position(group, name)
            yield Finding("given", document.path, position, message, advice)


@cache
def _schema() -> Schema:
    return Schema("mapping", json.loads(_SCHEMA.read_text("utf-8")))
